import { z } from "zod";

const encryptionKey = z
  .string()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((key) => key.length === 32, "each key must be 32 bytes in base64");

const secret = z.string().min(1, "is missing");
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address");
const url = z.url().transform((text) => text.replace(/\/+$/, ""));

const environmentSchema = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(3).max(200).default(6),
  SHOPIFY_API_KEY: secret,
  SHOPIFY_API_SECRET: secret,
  SHOPIFY_APP_URL: url,
  SCOPES: z
    .string()
    .default("write_products")
    .transform((text) => text.split(",").map((scope) => scope.trim())),
  SHOPIFY_FIRST_RETRY_MS: z.coerce.number().int().min(1).default(500),
  TIKTOK_APP_KEY: secret,
  TIKTOK_APP_SECRET: secret,
  TIKTOK_SERVICE_ID: secret,
  TIKTOK_API_URL: url.default("https://open-api.tiktokglobalshop.com"),
  TIKTOK_AUTH_URL: url.default("https://auth.tiktok-shops.com"),
  // The address of the seller's authorization page is hearsay (L), hence here.
  TIKTOK_AUTHORIZE_URL: url.default("https://services.tiktokshop.com/open/authorize"),
  TIKTOK_REQUESTS_PER_SECOND: z.coerce.number().min(0).default(10),
  TIKTOK_FIRST_RETRY_MS: z.coerce.number().int().min(1).default(250),
  TIKTOK_REQUESTS_PER_HOUR: z.coerce.number().int().positive().optional(),
  TIKTOK_SOURCE_CONTEXT: z.enum(["on", "off"]).default("off"),
  TIKTOK_CATALOG_REFRESH_TOKEN: z.string().optional(),
  TIKTOK_CATALOG_SHOP_CIPHER: z.string().optional(),
  TIKTOK_CATALOG_MARKET: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be a country such as US")
    .optional(),
  S3_ENDPOINT: url.default("https://s3.amazonaws.com"),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().default(""),
  S3_SECRET_ACCESS_KEY: z.string().default(""),
  ENCRYPTION_KEYS: z
    .string()
    .min(1, "is missing")
    .transform((text) => text.split(","))
    .pipe(z.array(encryptionKey).min(1)),
  WORKER: z.enum(["on", "off"]).default("on"),
  WORKER_POLLING_SECONDS: z.coerce.number().min(0.5).max(60).default(0.5),
  WORKER_BATCHES: z.coerce.number().int().min(1).max(64).default(8),
  WORKER_PRODUCTS: z.coerce.number().int().min(1).max(500).default(96),
  PUT_AWAY_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  OUTAGE_LIMIT_SECONDS: z.coerce.number().int().min(1).default(3_600),
  END_SECONDS: z.coerce.number().min(1).max(3_600).default(12),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

type Environment = z.infer<typeof environmentSchema>;

/** Everything an operator sets, read once. Names and meaning: `.env.example`. */
export type Config = ReturnType<typeof readConfig>;

/** @throws one error that lists everything that is wrong, without the values. */
export function readConfig(environment: Record<string, string | undefined>) {
  // An empty variable is an unset one: that is how shells and hosting panels write it.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new Error(complaint(parsed.error));
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    /** Without a pooler in between. */
    databaseDirectUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    /** Most connections of this process, the job queue's included. */
    databaseConnections: env.DATABASE_CONNECTIONS,
    logLevel: env.LOG_LEVEL,
    /** How long the end of this process may take: with time to spare until it is killed. */
    endWithinMs: (env.END_SECONDS * 1_000 * 2) / 3,
    /** How long products that Shopify does not list any more are kept, with their decisions. */
    putAwayDays: env.PUT_AWAY_DAYS,
    encryptionKeys: env.ENCRYPTION_KEYS,
    shopify: {
      apiKey: env.SHOPIFY_API_KEY,
      apiSecret: env.SHOPIFY_API_SECRET,
      appUrl: env.SHOPIFY_APP_URL,
      scopes: env.SCOPES,
      firstRetryMs: env.SHOPIFY_FIRST_RETRY_MS,
    },
    tikTokShop: {
      appKey: env.TIKTOK_APP_KEY,
      appSecret: env.TIKTOK_APP_SECRET,
      serviceId: env.TIKTOK_SERVICE_ID,
      apiUrl: env.TIKTOK_API_URL,
      authUrl: env.TIKTOK_AUTH_URL,
      authorizeUrl: env.TIKTOK_AUTHORIZE_URL,
      requestsPerSecond: env.TIKTOK_REQUESTS_PER_SECOND,
      requestsPerHour: env.TIKTOK_REQUESTS_PER_HOUR ?? null,
      firstRetryMs: env.TIKTOK_FIRST_RETRY_MS,
      sendsSourceContext: env.TIKTOK_SOURCE_CONTEXT === "on",
    },
    catalogCredential: catalogCredentialOf(env),
    /** The bucket for new products' pictures; null keeps them in Shopify's staged uploads. */
    s3: env.S3_BUCKET
      ? {
          endpoint: env.S3_ENDPOINT,
          region: env.S3_REGION,
          bucket: env.S3_BUCKET,
          accessKeyId: env.S3_ACCESS_KEY_ID,
          secretAccessKey: env.S3_SECRET_ACCESS_KEY,
        }
      : null,
    worker: {
      runsInWeb: env.WORKER === "on",
      /** Batches that one process works on side by side. */
      pollingSeconds: env.WORKER_POLLING_SECONDS,
      batches: env.WORKER_BATCHES,
      /** Products that one process maps side by side, over all its batches. */
      products: env.WORKER_PRODUCTS,
      /** How long products wait for a service that does not answer. */
      outageLimitMs: env.OUTAGE_LIMIT_SECONDS * 1_000,
    },
  };
}

/** The operator's own TikTok Shop, for shops without a connection: all of it or nothing. */
function catalogCredentialOf(env: Environment) {
  const {
    TIKTOK_CATALOG_REFRESH_TOKEN: refreshToken,
    TIKTOK_CATALOG_SHOP_CIPHER: shopCipher,
    TIKTOK_CATALOG_MARKET: market,
  } = env;
  if (refreshToken && shopCipher && market) return { refreshToken, shopCipher, market };
  if (!refreshToken && !shopCipher && !market) return null;
  throw new Error(
    "Leafwise cannot start: TIKTOK_CATALOG_REFRESH_TOKEN, TIKTOK_CATALOG_SHOP_CIPHER and TIKTOK_CATALOG_MARKET belong together (see .env.example)",
  );
}

function complaint(error: z.ZodError): string {
  const lines = error.issues.map(({ path, code, message }) => {
    const isMissing = code === "invalid_type";
    return `  ${String(path[0])} ${isMissing ? "is missing" : message}`;
  });
  return `Leafwise cannot start, its configuration is incomplete (see .env.example):\n${lines.join("\n")}`;
}

let loaded: Config | undefined;

/** The configuration of this process. */
export function config(): Config {
  loaded ??= readConfig(process.env);
  return loaded;
}
