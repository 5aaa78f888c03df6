import type { Session } from "@shopify/shopify-api";
import type { ShopDomain } from "./domain/ids";
import { database } from "./resources.server";
import { sessionStorage, unauthenticated } from "./shopify.server";
import { ShopifyAccessLost, ShopifyError } from "./shopify/errors";

/** As the library: a token that has less than this left is refreshed. */
const LAPSES_SOON_MS = 5 * 60 * 1000;

/**
 * The shop's offline token for background work. The library refreshes without a lock, so the refresh is done by
 * one process at a time. @throws ShopifyAccessLost if the merchant has to open the app
 */
export async function offlineAccessToken(shop: ShopDomain): Promise<string> {
  const session = await storedSession(shop);
  if (!session?.accessToken) throw accessLost("no session");
  return session.isExpired(LAPSES_SOON_MS) ? refreshedToken(shop) : session.accessToken;
}

/**
 * Another token in place of one that Shopify took no more, though its time was not over: what the refresh token gives,
 * or within a request of a merchant, what their session token does. Null if neither gives one; then the merchant's next
 * visit does.
 * @param exchange lets the library sign the request in, which stores a session where there is no living one
 */
export async function tokenInsteadOf(
  refused: string,
  shop: ShopDomain,
  exchange?: () => Promise<unknown>,
): Promise<string | null> {
  return inTurn(shop, async () => {
    const session = await storedSession(shop);
    if (!session) return null;
    if (session.accessToken === refused) {
      session.expires = new Date(0);
      await sessionStorage.storeSession(session);
      const renew = exchange ?? (() => unauthenticated.admin(shop));
      await renew().catch(unlessFailed);
    }
    const renewed = await storedSession(shop);
    return renewed?.accessToken && !renewed.isExpired() ? renewed.accessToken : null;
  });
}

/** The library answers with a failure where Shopify refuses; any other answer is the request's, for instance a 401. */
function unlessFailed(error: unknown): void {
  if (!(error instanceof Response) || error.status < 500) throw error;
}

function refreshedToken(shop: ShopDomain): Promise<string> {
  return inTurn(shop, async () => {
    try {
      // Reads the session again, and refreshes it if nobody did so while this process waited.
      const { session } = await unauthenticated.admin(shop);
      if (session.accessToken && !session.isExpired(0)) return session.accessToken;
    } catch (error) {
      if (!(error instanceof Response)) throw error;
      const message = `refreshing the token answered ${error.status}`;
      throw new ShopifyError({
        code: "token-refresh",
        message,
        requestId: null,
        retryable: true,
      });
    }
    throw accessLost("the session lapsed");
  });
}

/** One at a time for a shop, of all processes. */
function inTurn<Result>(shop: ShopDomain, work: () => Promise<Result>): Promise<Result> {
  return database().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`shopify-token:${shop}`}, 0))`;
      return work();
    },
    { timeout: 30_000, maxWait: 30_000 },
  );
}

function storedSession(shop: ShopDomain): Promise<Session | undefined> {
  return sessionStorage.loadSession(`offline_${shop}`);
}

function accessLost(message: string): ShopifyAccessLost {
  return new ShopifyAccessLost({ code: "no-session", message, requestId: null, retryable: false });
}
