import { randomBytes } from "node:crypto";
import { openToken, sealToken, type TokenClaims } from "./sealed-tokens";
import type { Seller } from "./sellers";
import { Marks, Serials } from "./serials";

/** What a token is good for. */
export interface Grant {
  seller: Seller;
  scopes: string[];
}

export interface TokenPair extends Grant {
  accessToken: string;
  accessTokenExpiresAt: number;
  refreshToken: string;
  refreshTokenExpiresAt: number;
}

interface AuthorizationsOptions {
  /** Signs the tokens. */
  secret: string;
  sellerOf(id: string): Seller | undefined;
  now(): number;
  tokenLifeSeconds(): number;
}

const CODE_LIFE_MS = 30 * 60_000;
const REFRESH_TOKEN_LIFE_MS = 365 * 24 * 3_600_000;
const SCOPES = [
  "seller.authorization.info",
  "seller.product.basic",
  "seller.product.write",
  "seller.shop.info",
];

export type TokenState = "unknown" | "expired" | Grant;

/**
 * Authorization codes and tokens. A token carries its claims, signed: a restarted sandbox still knows the tokens that
 * the app has in its database, as TikTok Shop would. That one is spent, expired before its time or revoked is
 * remembered as long as the sandbox runs. Times are milliseconds.
 */
export class Authorizations {
  readonly #options: AuthorizationsOptions;
  readonly #serials = new Serials();
  readonly #codes = new Map<string, { seller: Seller; expiresAt: number }>();
  readonly #spent = new Set<string>();
  readonly #expired = new Marks(this.#serials);
  readonly #revoked = new Marks(this.#serials);

  constructor(options: AuthorizationsOptions) {
    this.#options = options;
  }

  issueCode(seller: Seller): string {
    const code = `TTP_${randomBytes(24).toString("base64url")}`;
    this.#codes.set(code, { seller, expiresAt: this.#options.now() + CODE_LIFE_MS });
    return code;
  }

  /** A code works once and for 30 minutes (M: public clients say so). */
  redeemCode(code: string): TokenPair | null {
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    return grant && grant.expiresAt > this.#options.now() ? this.issueTokens(grant.seller) : null;
  }

  issueTokens(seller: Seller): TokenPair {
    const now = this.#options.now();
    const accessTokenExpiresAt = now + this.#options.tokenLifeSeconds() * 1000;
    const refreshTokenExpiresAt = now + REFRESH_TOKEN_LIFE_MS;
    return {
      accessToken: this.#seal("access", seller, accessTokenExpiresAt),
      accessTokenExpiresAt,
      refreshToken: this.#seal("refresh", seller, refreshTokenExpiresAt),
      refreshTokenExpiresAt,
      seller,
      scopes: SCOPES,
    };
  }

  /**
   * A refresh token works once: the strictest reading, so that two processes refreshing at once are caught (L). The
   * old access token lives on until it expires, so that calls under way are not cut off (L).
   */
  refresh(refreshToken: string): TokenPair | null {
    const known = this.#read("refresh", refreshToken);
    if (!known || this.#spent.has(known.claims.serial)) return null;
    this.#spent.add(known.claims.serial);
    return known.claims.expiresAt > this.#options.now() ? this.issueTokens(known.seller) : null;
  }

  stateOf(accessToken: string): TokenState {
    const known = this.#read("access", accessToken);
    if (!known) return "unknown";
    const { claims, seller } = known;
    const isExpired =
      claims.expiresAt <= this.#options.now() || this.#expired.has(seller.id, claims.serial);
    return isExpired ? "expired" : { seller, scopes: SCOPES };
  }

  /** Expires the access tokens of one seller, or of all; refresh tokens stay good. */
  expireAccessTokens(seller?: Seller): void {
    this.#expired.add(seller?.id);
  }

  /** What a seller's deauthorization does: no token of theirs works any more. */
  revoke(seller?: Seller): void {
    this.#revoked.add(seller?.id);
  }

  reset(): void {
    this.#codes.clear();
    this.revoke();
  }

  #seal(kind: TokenClaims["kind"], seller: Seller, expiresAt: number): string {
    const claims = { kind, seller: seller.id, expiresAt, serial: this.#serials.next() };
    return sealToken(claims, this.#options.secret);
  }

  /** The claims of a token that nobody revoked. */
  #read(kind: TokenClaims["kind"], token: string): { claims: TokenClaims; seller: Seller } | null {
    const claims = openToken(token, this.#options.secret);
    const seller = claims?.kind === kind ? this.#options.sellerOf(claims.seller) : undefined;
    if (!claims || !seller || this.#revoked.has(seller.id, claims.serial)) return null;
    return { claims, seller };
  }
}
