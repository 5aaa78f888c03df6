import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WEBHOOK_TYPES } from "../../sandbox/tiktok-shop/tiktok-shop";
import { catalogWith, product } from "../support/catalog-with";
import { authorizeAs, connectMarket } from "../support/connect-seller";
import { playApp, type PlayedApp } from "../support/play-app";
import { serveAction } from "../support/serve-action";

const RECOMMEND = { path: /categories\/recommend/ };
const OTHER_SHOP = "another-store.myshopify.com";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Coffee mug"), product("Garden hose")) });
  app.sandbox.shopify.createShop({ domain: OTHER_SHOP });
  await app.install();
  await app.install(OTHER_SHOP);
  await app.startWorker();
});

/** No run of another test is left. */
beforeEach(async () => {
  const { database } = await app.context();
  await database.mappingRun.deleteMany({ where: { finishedAt: null } });
});

afterAll(() => app.close());

async function connection(shop?: string) {
  const { database, shop: row } = await app.context(shop);
  const { connectionPageView } = await import("../../app/views/connection.server");
  return connectionPageView(database, row.id);
}

async function submit(fields: Record<string, string>) {
  const { action } = await import("../../app/routes/app.connection");
  const body = new URLSearchParams(fields);
  const request = await app.request("/app/connection", { method: "POST", body });
  return action({ request, params: {}, context: {} });
}

/** Opens the page that TikTok Shop's callback leads to. Answers where it leads on. */
async function comeBack(query: URLSearchParams, who: { shop?: string; userId?: number } = {}) {
  const { loader } = await import("../../app/routes/app.connection");
  const request = await app.request(`/app/connection?${query}`, who);
  const answer: unknown = await loader({ request, params: {}, context: {} }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(answer instanceof Response)) throw new Error("It did not lead on");
  return new URL(answer.headers.get("location") ?? "", "https://leafwise.test").searchParams;
}

async function startAuthorization(userId = 1) {
  const { connectContext } = await import("../../app/context.server");
  const { startAuthorization: start } = await import("../../app/flows/connect-tiktok-shop.server");
  const { shop } = await app.context();
  const { id } = await userOf(userId);
  return start(connectContext(), { shopId: shop.id, userId: id });
}

/** The user id as the session token says it. */
async function userOf(userId: number) {
  const { authenticateMerchant } = await import("../../app/session.server");
  const merchant = await authenticateMerchant(await app.request("/app/run", { userId }));
  return { id: merchant.userId };
}

describe("a state", () => {
  it("connects once, for the user who started", async () => {
    const back = await authorizeAs(await startAuthorization(), "maple");

    expect((await comeBack(back, { userId: 1 })).get("done")).toBe("connected");
    expect((await comeBack(back, { userId: 1 })).get("message")).toBe("state-refused");
  });

  it.each([
    ["another user", { userId: 2 }],
    ["another shop", { userId: 1, shop: OTHER_SHOP }],
  ])("is refused from %s, and nothing is exchanged", async (_, who) => {
    app.sandbox.requests.clear();
    const back = await authorizeAs(await startAuthorization(), "maple");

    expect((await comeBack(back, who)).get("message")).toBe("state-refused");
    expect(app.sandbox.requests.count({ operation: /token\/get/ })).toBe(0);
    expect((await connection(OTHER_SHOP)).connection).toBeNull();
  });

  it("is refused after ten minutes", async () => {
    const back = await authorizeAs(await startAuthorization(), "maple");
    const { database } = await app.context();
    await database.$executeRaw`UPDATE authorization_state SET expires_at = now() - interval '1 second'`;

    expect((await comeBack(back, { userId: 1 })).get("message")).toBe("state-refused");
  });

  it("that nobody gave out gets a page that says what to do", async () => {
    const { loader } = await import("../../app/routes/tiktok.callback");
    const request = new Request("https://leafwise.test/tiktok/callback?code=x&state=made-up");

    const thrown = await loader({ request, params: {}, context: {} }).catch((e: unknown) => e);

    expect(thrown).toMatchObject({ status: 400 });
  });

  it("comes back as canceled when the seller says no", async () => {
    const { loader } = await import("../../app/routes/tiktok.callback");
    const back = await authorizeAs(await startAuthorization(), "maple", "cancel");
    const request = new Request(`https://leafwise.test/tiktok/callback?${back}`);

    const answer = await loader({ request, params: {}, context: {} });

    expect(answer.headers.get("location")).toContain("message=canceled");
  });
});

describe("a connection", () => {
  beforeEach(async () => {
    await connectMarket(app, { sellerId: "nordlicht", market: "US" });
    await app.mapAll();
  });

  it("changes its market, and finds the mappings of the first again", async () => {
    const { mappingsView } = await import("../../app/views/mappings.server");
    const { database, shop } = await app.context();
    const inUs = await mappingsView(database, shop.id, null);
    const german = app.sandbox.tikTokShop
      .seller("nordlicht")
      .shops.find(({ region }) => region === "DE");

    await submit({ intent: "choose-shop", tikTokShopId: german?.id ?? "" });
    const inGermany = await mappingsView(database, shop.id, null);
    await submit({
      intent: "choose-shop",
      tikTokShopId: app.sandbox.tikTokShop.seller("nordlicht").shops[2]?.id ?? "",
    });

    expect(inUs.rows).toHaveLength(2);
    expect(inGermany.rows).toEqual([]);
    expect(await mappingsView(database, shop.id, null)).toEqual(inUs);
  });

  it("ends the run of the market that is left", async () => {
    const release = app.sandbox.hold(RECOMMEND);
    app.sandbox.shopify.updateProduct(8_000_000_000_000, { title: "Coffee mug, blue" });
    const run = await app.startRun();

    await connectMarket(app, { sellerId: "nordlicht", market: "DE" });
    await submit({
      intent: "choose-shop",
      tikTokShopId: app.sandbox.tikTokShop.seller("nordlicht").shops[0]?.id ?? "",
    });
    const ended = await app.untilRun(({ isActive }) => !isActive);
    release();

    expect(ended).toMatchObject({ id: run.id, status: "stopped", reason: "market-changed" });
  });

  it("cannot take a TikTok shop that the seller did not authorize", async () => {
    const answer = await submit({ intent: "choose-shop", tikTokShopId: "7495000000000100001" });

    expect(answer).toMatchObject({ status: 404 });
  });

  it("ends at the merchant's wish without its tokens, and finds its mappings when it is back", async () => {
    const { mappingsView } = await import("../../app/views/mappings.server");
    const { database, shop } = await app.context();
    await connectMarket(app, { sellerId: "nordlicht", market: "US" });
    const before = await mappingsView(database, shop.id, null);

    await submit({ intent: "disconnect" });
    const row = await database.tikTokShopConnection.findFirstOrThrow({
      where: { openId: app.sandbox.tikTokShop.seller("nordlicht").openId },
    });
    const whileAway = await connection();
    await connectMarket(app, { sellerId: "nordlicht", market: "US" });

    expect(row).toMatchObject({ status: "disconnected", accessToken: null, refreshToken: null });
    expect(whileAway.connection).toBeNull();
    expect(before.rows).toHaveLength(2);
    expect(await mappingsView(database, shop.id, null)).toEqual(before);
  });

  it("is refreshed ahead by a job", async () => {
    const { refreshTokensHandler } = await import("../../app/jobs/refresh-tokens.server");
    const { jobQueue } = await import("../../app/context.server");
    const { database, shop } = await app.context();
    const soon = new Date(Date.now() + 3_600_000);
    await database.tikTokShopConnection.updateMany({
      where: { shopId: shop.id, status: "connected" },
      data: { accessTokenExpiresAt: soon },
    });
    app.sandbox.requests.clear();

    await refreshTokensHandler.run({}, await jobQueue());
    await refreshTokensHandler.run({}, await jobQueue());

    expect(app.sandbox.requests.count({ operation: /token\/refresh/ })).toBe(1);
  });

  it("whose refresh is refused needs authorization, and its run waits", async () => {
    const { refreshTokensHandler } = await import("../../app/jobs/refresh-tokens.server");
    const { jobQueue } = await import("../../app/context.server");
    const { database, shop } = await app.context();
    const release = app.sandbox.hold(RECOMMEND);
    app.sandbox.shopify.updateProduct(8_000_000_000_000, { title: "Coffee mug, green" });
    await app.startRun();
    app.sandbox.tikTokShop.authorizations.revoke();
    await database.tikTokShopConnection.updateMany({
      where: { shopId: shop.id, status: "connected" },
      data: { accessTokenExpiresAt: new Date() },
    });

    await refreshTokensHandler.run({}, await jobQueue());
    release();

    expect((await connection()).connection?.status).toBe("needs-reauthorization");
    expect(await app.untilRun(({ status }) => status === "paused")).toMatchObject({
      reason: "needs-reauthorization",
    });
  });
});

describe("a webhook of TikTok Shop", () => {
  let server: Awaited<ReturnType<typeof serveAction>>;

  beforeAll(async () => {
    const { action } = await import("../../app/routes/webhooks.tiktok");
    server = await serveAction(action);
    app.sandbox.tikTokShop.setWebhookUrl(`${server.url}/webhooks/tiktok`);
  });

  afterAll(() => server.close());

  beforeEach(async () => {
    await connectMarket(app, { sellerId: "nordlicht", market: "US" });
    // TikTok Shop's clock has seconds: a webhook of the same second may be older than the connection.
    const { database } = await app.context();
    await database.$executeRaw`UPDATE tiktok_shop_connection SET connected_at = connected_at - interval '1 minute'`;
  });

  it("about a deauthorization makes the connection ask for a new one, and pauses the run", async () => {
    const release = app.sandbox.hold(RECOMMEND);
    app.sandbox.shopify.updateProduct(8_000_000_000_000, { title: `Coffee mug ${Date.now()}` });
    await app.startRun();

    const answers = await app.sandbox.sellers.deauthorize("nordlicht");
    const paused = await app.untilRun(({ status }) => status === "paused");
    release();
    const { takeIntoUse } = await import("../../app/flows/change-connection.server");
    const { currentSeller } = await import("../../app/context.server");
    const lost = (await connection()).connection;
    await connectMarket(app, { sellerId: "nordlicht", market: "US" });
    const seller = await currentSeller(await app.context());
    if (!seller) throw new Error("not connected");
    await takeIntoUse(await app.context(), seller);
    const finished = await app.untilRun(({ isActive }) => !isActive);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(lost?.status).toBe("needs-reauthorization");
    expect(paused.reason).toBe("needs-reauthorization");
    expect(finished).toMatchObject({ id: paused.id, status: "finished" });
  });

  it("that comes late says nothing about a connection that is newer", async () => {
    const { database } = await app.context();
    await database.$executeRaw`UPDATE tiktok_shop_connection SET connected_at = now() + interval '1 minute'`;

    await app.sandbox.sellers.sendWebhook({
      type: WEBHOOK_TYPES.sellerDeauthorization,
      shopId: "7495000000000300003",
    });

    expect((await connection()).connection?.status).toBe("connected");
  });

  it("about another shop of the seller leaves the one in use alone", async () => {
    await app.sandbox.sellers.sendWebhook({
      type: WEBHOOK_TYPES.sellerDeauthorization,
      shopId: "7495000000000300002",
    });

    const { connection: left } = await connection();
    expect(left?.status).toBe("connected");
    expect(left?.authorizedShops.map(({ region }) => region)).toEqual(["DE", "US"]);
  });

  it("about the coming end is told to the merchant", async () => {
    await app.sandbox.sellers.sendWebhook({
      type: WEBHOOK_TYPES.upcomingAuthorizationExpiration,
      shopId: "7495000000000300003",
      data: { expiration_time: Math.floor(Date.now() / 1000) + 7 * 24 * 3600 },
    });

    const endsSoonAt = (await connection()).connection?.endsSoonAt ?? "";
    expect(new Date(endsSoonAt).getTime() / 3_600_000 / 24).toBeCloseTo(
      Date.now() / 3_600_000 / 24 + 7,
      1,
    );
  });

  it("that somebody else signed is refused", async () => {
    const answer = await app.sandbox.sellers.sendWebhook({
      type: WEBHOOK_TYPES.sellerDeauthorization,
      shopId: "7495000000000300003",
      secret: "guessed",
    });

    expect(answer.status).toBe(401);
    expect((await connection()).connection?.status).toBe("connected");
  });
});
