import type { TokenCipher } from "./token-cipher.server";

/** A seller's tokens, readable. */
export interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

type StoredTokens = { [Name in keyof Tokens]: Tokens[Name] | null };

export const NO_TOKENS = {
  accessToken: null,
  accessTokenExpiresAt: null,
  refreshToken: null,
  refreshTokenExpiresAt: null,
};

/** What the tokens of a connection are bound to: they cannot be read as those of another one. */
export function connectionTokenContext(row: { shopId: number; openId: string }): string {
  return `tiktok-shop-connection:${row.shopId}:${row.openId}`;
}

export function encryptedTokens(cipher: TokenCipher, tokens: Tokens, context: string): Tokens {
  return {
    accessToken: cipher.encrypt(tokens.accessToken, context),
    accessTokenExpiresAt: tokens.accessTokenExpiresAt,
    refreshToken: cipher.encrypt(tokens.refreshToken, context),
    refreshTokenExpiresAt: tokens.refreshTokenExpiresAt,
  };
}

/** The tokens of a row, or null where it has none, or where no key reads them any more. */
export function decryptedTokens(
  cipher: TokenCipher,
  stored: StoredTokens,
  context: string,
): Tokens | null {
  const { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt } = stored;
  if (!accessToken || !refreshToken || !accessTokenExpiresAt || !refreshTokenExpiresAt) return null;
  const readAccessToken = cipher.decryptIfPossible(accessToken, context);
  const readRefreshToken = cipher.decryptIfPossible(refreshToken, context);
  if (readAccessToken === null || readRefreshToken === null) return null;
  return {
    accessToken: readAccessToken,
    accessTokenExpiresAt,
    refreshToken: readRefreshToken,
    refreshTokenExpiresAt,
  };
}

/** A row's tokens, wherever they are stored. */
export interface TokenStore {
  /** Null once the authorization ended. */
  read(): Promise<Tokens | null>;
  /**
   * Replaces the tokens with what `refresh` makes of them, in one process at a time: the row is locked meanwhile.
   * `isStale` says whether they still need it, since another process may just have done it. Where `refresh` answers
   * null, the authorization is noted as lost.
   */
  replace(change: {
    isStale(tokens: Tokens): boolean;
    refresh(tokens: Tokens): Promise<Tokens | null>;
  }): Promise<Tokens | null>;
  /**
   * Notes that the seller has to authorize again, unless other tokens came in the meantime.
   * @param refused null where none could be read
   */
  markLost(refused: Tokens | null): Promise<void>;
}

/** How a table locks, reads and writes the row of a token store, in one transaction. */
export interface TokenRow {
  tokens: Tokens | null;
  write(tokens: Tokens): Promise<void>;
  lose(): Promise<void>;
}

/** A token store over a row that `withRow` locks. */
export function tokenStore(
  read: () => Promise<Tokens | null>,
  withRow: <Answer>(work: (row: TokenRow) => Promise<Answer>) => Promise<Answer>,
): TokenStore {
  return {
    read,
    replace: ({ isStale, refresh }) =>
      withRow(async (row) => {
        if (!row.tokens || !isStale(row.tokens)) return row.tokens;
        const fresh = await refresh(row.tokens);
        if (fresh) await row.write(fresh);
        else await row.lose();
        return fresh;
      }),
    markLost: (refused) =>
      withRow(async (row) => {
        if (row.tokens?.accessToken === refused?.accessToken) await row.lose();
      }),
  };
}
