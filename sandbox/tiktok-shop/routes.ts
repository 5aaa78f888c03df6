import { Hono, type Context, type Handler } from "hono";
import { decideAuthorization, showAuthorizationPage } from "./authorization-page";
import { showCategoryAttributes, showCategoryRules } from "./describe-category";
import { refused, Refusal, type Envelope } from "./envelope";
import { getTokens, refreshTokens } from "./exchange-tokens";
import { gateway, pause, type CallContext } from "./gateway";
import { listAuthorizedShops } from "./list-authorized-shops";
import { listCategories } from "./list-categories";
import { recommendCategory } from "./recommend-category";
import { Recommender } from "./recommender";
import { refusals } from "./refusals";
import type { TikTokShopStore } from "./store";
import { uploadImage } from "./upload-image";

const API_HOST = "open-api.tiktokglobalshop.com";
const AUTH_HOST = "auth.tiktok-shops.com";
const PAGE_HOST = "services.tiktokshop.com";

type Rules = Parameters<typeof gateway>[1];

/** TikTok Shop's three hosts in one. The real host travels in x-sandbox-host; a browser sends none. */
export function tikTokShopRoutes(store: TikTokShopStore): Hono {
  // Mounted, so that what the gateway leaves in the context is nobody else's business.
  return new Hono().mount("/", endpoints(store).fetch);
}

function endpoints(store: TikTokShopStore): Hono<CallContext> {
  const routes = new Hono<CallContext>();
  const call = (rules: Rules, handler: Handler<CallContext>) => {
    const [method = "", path = ""] = rules.endpoint.split(" ");
    routes.on(
      method,
      path.replace("{id}", ":id"),
      atHost(API_HOST),
      gateway(store, rules),
      handler,
    );
    routes.all(path.replace("{id}", ":id"), atHost(API_HOST), () => {
      throw refusals.wrongMethod();
    });
  };

  routes.use(recordCall(store));
  routes.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    return context.json(refused(error), error.status);
  });
  routes.notFound(() => {
    throw refusals.unknownPath();
  });

  // shop_cipher must be absent on /authorization/* and on image uploads (facts: H).
  const shared = {
    shopCipher: "required",
    latency: "other",
    scope: "seller.product.basic",
  } as const;
  call(
    {
      ...shared,
      endpoint: "GET /authorization/202309/shops",
      shopCipher: "forbidden",
      scope: "seller.authorization.info",
    },
    listAuthorizedShops,
  );
  call({ ...shared, endpoint: "GET /product/202309/categories" }, listCategories(store));
  call(
    { ...shared, endpoint: "GET /product/202309/categories/{id}/rules" },
    showCategoryRules(store),
  );
  call(
    { ...shared, endpoint: "GET /product/202309/categories/{id}/attributes" },
    showCategoryAttributes(store),
  );
  call(
    { ...shared, endpoint: "POST /product/202309/categories/recommend", latency: "recommend" },
    recommendCategory(store, new Recommender(() => store.knobs)),
  );
  call(
    {
      endpoint: "POST /product/202309/images/upload",
      shopCipher: "forbidden",
      latency: "upload",
      scope: "seller.product.write",
    },
    uploadImage(store),
  );

  routes.get("/api/v2/token/get", atHost(AUTH_HOST), slowly(store), getTokens(store));
  routes.get("/api/v2/token/refresh", atHost(AUTH_HOST), slowly(store), refreshTokens(store));
  routes.get("/open/authorize", atHost(PAGE_HOST), showAuthorizationPage(store));
  routes.post("/open/authorize", atHost(PAGE_HOST), decideAuthorization(store));
  return routes;
}

function atHost(host: string): Handler<CallContext> {
  return async (context, next) => {
    const called = context.req.header("x-sandbox-host");
    if (called && called !== host) throw refusals.unknownPath();
    await next();
  };
}

function slowly(store: TikTokShopStore): Handler<CallContext> {
  return async (_, next) => {
    await pause(store.knobs.latencyMs.other);
    await next();
  };
}

function recordCall(store: TikTokShopStore): Handler<CallContext> {
  return async (context, next) => {
    await next();
    const endpoint = context.get("endpoint") ?? `${context.req.method} ${context.req.path}`;
    const body = context.get("body");
    store.calls.add({
      endpoint,
      at: store.now(),
      sellerId: context.get("token")?.seller.id ?? null,
      code: await codeOf(context),
      ...(body ? { body } : {}),
    });
  };
}

/** Answers are small except the category list, whose success needs no reading. */
async function codeOf(context: Context<CallContext>): Promise<number> {
  if (context.res.status === 200 && !context.error) return 0;
  if (!context.res.headers.get("content-type")?.includes("json")) return context.res.status;
  const { code } = (await context.res.clone().json()) as Envelope;
  return code;
}
