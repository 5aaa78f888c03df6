import { setTimeout as sleep } from "node:timers/promises";
import { outlastOutage } from "./outlast-outage";
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
   * Replaces the tokens with what `refresh` makes of them, within half a minute, in one process at a time: it claims
   * them, and holds no connection meanwhile. `isStale` says whether they still need it, since another process may just
   * have done it. Where `refresh` answers null, the authorization is noted as lost. Tokens that came meanwhile stay.
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

/** How a table reads and writes the row of a token store, in a transaction that locks it. */
export interface TokenRow {
  tokens: Tokens | null;
  /** Until when somebody refreshes the tokens. */
  refreshingUntil: Date | null;
  /** By the database's clock. */
  now: Date;
  claim(until: Date | null): Promise<void>;
  write(tokens: Tokens): Promise<void>;
  lose(): Promise<void>;
}

type WithRow = <Answer>(work: (row: TokenRow) => Promise<Answer>) => Promise<Answer>;

/** A refresh that takes longer is not waited for: its process may be gone. */
const CLAIM_MS = 30_000;
const LOOK_EVERY_MS = 250;

/** A token store over a row that `withRow` locks. */
export function tokenStore(read: () => Promise<Tokens | null>, withRow: WithRow): TokenStore {
  return {
    read,
    async replace({ isStale, refresh }) {
      for (;;) {
        const found = await withRow((row) => claim(row, isStale));
        if (found.outcome === "claimed") return replaceClaimed(withRow, found, refresh);
        if (found.outcome === "current") return found.tokens;
        await sleep(LOOK_EVERY_MS);
      }
    },
    markLost: (refused) =>
      withRow(async (row) => {
        if (row.tokens?.accessToken === refused?.accessToken) await row.lose();
      }),
  };
}

interface Claim {
  outcome: "claimed";
  tokens: Tokens;
  until: Date;
}

async function claim(
  row: TokenRow,
  isStale: (tokens: Tokens) => boolean,
): Promise<Claim | { outcome: "current"; tokens: Tokens | null } | { outcome: "taken" }> {
  const { tokens, refreshingUntil, now } = row;
  if (!tokens || !isStale(tokens)) return { outcome: "current", tokens };
  if (refreshingUntil && refreshingUntil > now) return { outcome: "taken" };
  const until = new Date(now.getTime() + CLAIM_MS);
  await row.claim(until);
  return { outcome: "claimed", tokens, until };
}

async function replaceClaimed(
  withRow: WithRow,
  { tokens, until }: Claim,
  refresh: (tokens: Tokens) => Promise<Tokens | null>,
): Promise<Tokens | null> {
  const release = async (row: TokenRow) => {
    if (row.refreshingUntil?.getTime() === until.getTime()) await row.claim(null);
  };
  let fresh: Tokens | null;
  try {
    fresh = await refresh(tokens);
  } catch (error) {
    await withRow(release);
    throw error;
  }
  // There are no other tokens than these.
  const store = async (row: TokenRow) => {
    await release(row);
    if (row.tokens?.refreshToken !== tokens.refreshToken) return row.tokens;
    if (fresh) await row.write(fresh);
    else await row.lose();
    return fresh;
  };
  return outlastOutage(() => withRow(store));
}
