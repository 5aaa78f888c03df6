import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import {
  ApiVersion,
  AppDistribution,
  LogSeverity,
  shopifyApp,
} from "@shopify/shopify-app-remix/server";
import "@shopify/shopify-app-remix/adapters/node";
import { config } from "./config.server";
import { database, log, tokenCipher } from "./resources.server";
import { EncryptedSessions } from "./shopify/encrypted-sessions.server";

const sessionStorage: SessionStorage = new EncryptedSessions(
  // By default it looks for its table twice, and then refuses for ever: a database may be late.
  new PrismaSessionStorage(database(), {
    connectionRetries: Infinity,
    connectionRetryIntervalMs: 1_000,
  }),
  tokenCipher(),
);

const settings = {
  apiKey: config().shopify.apiKey,
  apiSecretKey: config().shopify.apiSecret,
  appUrl: config().shopify.appUrl,
  apiVersion: ApiVersion.October26,
  scopes: config().shopify.scopes,
  distribution: AppDistribution.AppStore,
  authPathPrefix: "/auth",
  logger: {
    level: LogSeverity.Info,
    log: (severity: LogSeverity, message: string) => {
      if (severity === LogSeverity.Error) log().error(message);
      else log().debug(message);
    },
  },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
} as const;

const shopify = shopifyApp({ ...settings, sessionStorage });

export const { authenticate, unauthenticated, addDocumentResponseHeaders } = shopify;
export { sessionStorage };

// Webhooks call no Admin API. Without sessions the library does not refresh tokens for them, which it would do
// without a lock; background work refreshes in one place (offline-token.server.ts).
const NO_SESSIONS: SessionStorage = {
  storeSession: () => Promise.resolve(true),
  loadSession: () => Promise.resolve(undefined),
  deleteSession: () => Promise.resolve(true),
  deleteSessions: () => Promise.resolve(true),
  findSessionsByShop: () => Promise.resolve([]),
};

/** Verifies a webhook. Answers 401 for a wrong signature. */
export const authenticateWebhook = shopifyApp({ ...settings, sessionStorage: NO_SESSIONS })
  .authenticate.webhook;
