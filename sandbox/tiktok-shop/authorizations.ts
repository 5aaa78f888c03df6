import { randomBytes } from "node:crypto";
import type { Seller } from "./sellers";

export interface TokenPair {
  accessToken: string;
  accessTokenExpiresAt: number;
  refreshToken: string;
  refreshTokenExpiresAt: number;
  seller: Seller;
  scopes: string[];
}

const CODE_LIFE_MS = 30 * 60_000;
const REFRESH_TOKEN_LIFE_MS = 365 * 24 * 3_600_000;
const SCOPES = [
  "seller.authorization.info",
  "seller.product.basic",
  "seller.product.write",
  "seller.shop.info",
];

export type TokenState = "unknown" | "expired" | TokenPair;

/** Authorization codes and tokens. Times are milliseconds. */
export class Authorizations {
  readonly #codes = new Map<string, { seller: Seller; expiresAt: number }>();
  readonly #byAccessToken = new Map<string, TokenPair>();
  readonly #byRefreshToken = new Map<string, TokenPair>();
  readonly #now: () => number;
  readonly #tokenLifeSeconds: () => number;

  constructor(now: () => number, tokenLifeSeconds: () => number) {
    this.#now = now;
    this.#tokenLifeSeconds = tokenLifeSeconds;
  }

  issueCode(seller: Seller): string {
    const code = `TTP_${randomBytes(24).toString("base64url")}`;
    this.#codes.set(code, { seller, expiresAt: this.#now() + CODE_LIFE_MS });
    return code;
  }

  /** A code works once and for 30 minutes (M: public clients say so). */
  redeemCode(code: string): TokenPair | null {
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    return grant && grant.expiresAt > this.#now() ? this.issueTokens(grant.seller) : null;
  }

  issueTokens(seller: Seller): TokenPair {
    const now = this.#now();
    const pair: TokenPair = {
      accessToken: `TTP_${randomBytes(30).toString("base64url")}`,
      accessTokenExpiresAt: now + this.#tokenLifeSeconds() * 1000,
      refreshToken: `TTP_${randomBytes(30).toString("base64url")}`,
      refreshTokenExpiresAt: now + REFRESH_TOKEN_LIFE_MS,
      seller,
      scopes: SCOPES,
    };
    this.#byAccessToken.set(pair.accessToken, pair);
    this.#byRefreshToken.set(pair.refreshToken, pair);
    return pair;
  }

  /**
   * A refresh token works once: the strictest reading, so that two processes refreshing at once are caught (L). The
   * old access token lives on until it expires, so that calls under way are not cut off (L).
   */
  refresh(refreshToken: string): TokenPair | null {
    const pair = this.#byRefreshToken.get(refreshToken);
    this.#byRefreshToken.delete(refreshToken);
    return pair && pair.refreshTokenExpiresAt > this.#now() ? this.issueTokens(pair.seller) : null;
  }

  stateOf(accessToken: string): TokenState {
    const pair = this.#byAccessToken.get(accessToken);
    if (!pair) return "unknown";
    return pair.accessTokenExpiresAt > this.#now() ? pair : "expired";
  }

  /** Expires the access tokens of one seller, or of all; refresh tokens stay good. */
  expireAccessTokens(seller?: Seller): void {
    for (const pair of this.#byAccessToken.values()) {
      if (!seller || pair.seller === seller) pair.accessTokenExpiresAt = this.#now();
    }
  }

  /** What a seller's deauthorization does: no token of theirs works any more. */
  revoke(seller?: Seller): void {
    for (const tokens of [this.#byAccessToken, this.#byRefreshToken]) {
      for (const [token, pair] of tokens)
        if (!seller || pair.seller === seller) tokens.delete(token);
    }
  }

  reset(): void {
    this.#codes.clear();
    this.#byAccessToken.clear();
    this.#byRefreshToken.clear();
  }
}
