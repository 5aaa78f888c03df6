import { createHmac, timingSafeEqual } from "node:crypto";

type AccessMode = "offline" | "online";

/** What a token says about itself. */
interface TokenClaims {
  shop: string;
  mode: AccessMode;
  /** Which installation of the app: uninstalling ends all its tokens. */
  installation: number;
  expiresAt: number;
  serial: string;
  userId?: number;
  /** Of a refresh token: the one that it replaces. */
  replaces?: string;
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
}

export const ACCESS_SECONDS = 3_600;
export const REFRESH_SECONDS = 7_776_000;
export const ONLINE_SECONDS = 86_399;
const RETRY_DAYS_MS = 30 * 86_400_000;

/**
 * Access and refresh tokens. A token carries its claims, signed: a restarted sandbox still knows the tokens that
 * the app has in its database, as Shopify would.
 */
export class AccessTokens {
  private readonly retired = new Set<string>();
  private readonly accessSerials: string[] = [];
  private readonly ended = new Set<string>();
  private readonly firstUseOf = new Map<string, number>();
  private issued = 0;

  constructor(
    private readonly secret: string,
    private readonly now: () => number,
  ) {}

  issuePair(shop: string, installation: number, replaces?: string): TokenPair {
    const claims = { shop, installation, mode: "offline" as const };
    const serial = this.nextSerial();
    this.accessSerials.push(serial);
    return {
      accessToken: this.seal("shpat_", {
        ...claims,
        expiresAt: this.in(ACCESS_SECONDS),
        serial,
      }),
      refreshToken: this.seal("shprt_", {
        ...claims,
        expiresAt: this.in(REFRESH_SECONDS),
        serial: this.nextSerial(),
        replaces,
      }),
    };
  }

  issueOnline(shop: string, installation: number, userId: number): string {
    const serial = this.nextSerial();
    return this.seal("shpua_", {
      shop,
      installation,
      mode: "online",
      expiresAt: this.in(ONLINE_SECONDS),
      serial,
      userId,
    });
  }

  /** The claims of a living access token of this shop. */
  read(accessToken: string, shop: string): TokenClaims | null {
    const claims = this.open("shpat_", accessToken) ?? this.open("shpua_", accessToken);
    if (!claims || this.ended.has(claims.serial)) return null;
    return claims.shop === shop && claims.expiresAt > this.now() ? claims : null;
  }

  /** Offline access tokens die before their time; their refresh tokens live on. */
  endAccessTokens(): void {
    for (const serial of this.accessSerials.splice(0)) this.ended.add(serial);
  }

  /**
   * A new pair each time. The refresh token that was used stays good until the new one is first used, at most
   * 30 days (facts/shopify-platform.md section 5).
   */
  refresh(refreshToken: string, shop: string, installation: number): TokenPair | null {
    const claims = this.open("shprt_", refreshToken);
    if (!claims || claims.shop !== shop || claims.installation < installation) return null;
    if (claims.expiresAt <= this.now() || this.retired.has(claims.serial)) return null;
    const firstUse = this.firstUseOf.get(claims.serial) ?? this.now();
    if (this.now() - firstUse > RETRY_DAYS_MS) return null;
    this.firstUseOf.set(claims.serial, firstUse);
    if (claims.replaces) this.retired.add(claims.replaces);
    return this.issuePair(shop, installation, claims.serial);
  }

  private in(seconds: number): number {
    return this.now() + seconds * 1_000;
  }

  private nextSerial(): string {
    this.issued += 1;
    return `${Date.now().toString(36)}${this.issued.toString(36)}`;
  }

  private seal(prefix: string, claims: TokenClaims): string {
    const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
    return `${prefix}${body}.${this.sign(prefix + body)}`;
  }

  private open(prefix: string, token: string): TokenClaims | null {
    const [body = "", signature = ""] = token.startsWith(prefix)
      ? token.slice(prefix.length).split(".")
      : [];
    const expected = Buffer.from(this.sign(prefix + body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return JSON.parse(Buffer.from(body, "base64url").toString()) as TokenClaims;
  }

  private sign(text: string): string {
    return createHmac("sha256", this.secret).update(text).digest("base64url").slice(0, 22);
  }
}
