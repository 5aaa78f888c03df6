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
  const session = await sessionStorage.loadSession(`offline_${shop}`);
  if (!session?.accessToken) throw accessLost("no session");
  return session.isExpired(LAPSES_SOON_MS) ? refreshedToken(shop) : session.accessToken;
}

async function refreshedToken(shop: ShopDomain): Promise<string> {
  return database().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`shopify-token:${shop}`}, 0))`;
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
    },
    { timeout: 30_000, maxWait: 30_000 },
  );
}

function accessLost(message: string): ShopifyAccessLost {
  return new ShopifyAccessLost({ code: "no-session", message, requestId: null, retryable: false });
}
