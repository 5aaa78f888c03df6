import { beforeEach, describe, expect, it } from "vitest";
import { signatureOf } from "../../sandbox/tiktok-shop/signature";
import { createTikTokShop, type SimulatedTikTokShop } from "../../sandbox/tiktok-shop/tiktok-shop";
import {
  callSimulatedTikTokShop,
  TIKTOK_APP,
  type TikTokCall,
} from "../support/call-simulated-tiktok-shop";

const CATEGORIES = "/product/202309/categories";
const SHOPS = "/authorization/202309/shops";

let now: number;
let shop: SimulatedTikTokShop;
let accessToken: string;
let cipher: string;

beforeEach(() => {
  now = 1_790_000_000_000;
  shop = createTikTokShop({ ...TIKTOK_APP, now: () => now });
  accessToken = shop.store.authorizations.issueTokens(shop.store.seller("maple")).accessToken;
  cipher = shop.store.seller("maple").shops[0]?.cipher ?? "";
});

const call = (path: string, more: TikTokCall = {}) =>
  callSimulatedTikTokShop(shop, path, { accessToken, ...more });
const listCategories = (more: TikTokCall = {}) =>
  call(CATEGORIES, {
    ...more,
    query: { shop_cipher: cipher, category_version: "v2", ...more.query },
  });

describe("the signature", () => {
  it("is that of the public known-answer test", () => {
    const query = new URLSearchParams({ foo: "bar" });

    const signature = signatureOf(
      { path: "/test-api", query, method: "GET", contentType: "", body: "" },
      "app_secret",
    );

    expect(signature).toBe("d3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f");
  });

  it("leaves out sign and access_token, and covers the body unless it is multipart", () => {
    const request = { path: "/a", method: "POST", contentType: "application/json", body: "{}" };
    const sign = (query: Record<string, string>, more = {}) =>
      signatureOf({ ...request, query: new URLSearchParams(query), ...more }, "s");

    expect(sign({ a: "1", sign: "x", access_token: "y" })).toBe(sign({ a: "1" }));
    expect(sign({ a: "1" }, { body: "{ }" })).not.toBe(sign({ a: "1" }));
    expect(sign({}, { contentType: "multipart/form-data; boundary=x", body: "1" })).toBe(
      sign({}, { contentType: "multipart/form-data; boundary=x", body: "2" }),
    );
  });
});

describe("a well-formed call", () => {
  it("is answered with code 0 and a request id", async () => {
    const answer = await listCategories();

    expect(answer).toMatchObject({ status: 200, code: 0, message: "Success" });
    expect(answer).toHaveProperty("request_id", expect.stringMatching(/^\d{14}[0-9A-F]{18}$/));
  });

  it("is counted by endpoint, and so is a refused one", async () => {
    await listCategories();
    await listCategories({ accessToken: "wrong" });

    expect(shop.store.calls.count("GET /product/202309/categories")).toBe(2);
    expect(shop.store.calls.last().map(({ code, sellerId }) => [code, sellerId])).toEqual([
      [0, "maple"],
      [105001, null],
    ]);
  });
});

describe("a call is refused", () => {
  it.each<[string, TikTokCall, [status: number, code: number]]>([
    ["with another app key", { query: { app_key: "other" } }, [400, 36009004]],
    [
      "with a timestamp older than 5 minutes",
      { query: { timestamp: "1789999699" } },
      [400, 36009004],
    ],
    [
      "with a timestamp more than 30 seconds ahead",
      { query: { timestamp: "1790000031" } },
      [400, 36009004],
    ],
    [
      "with a timestamp in milliseconds",
      { query: { timestamp: "1790000000000" } },
      [400, 36009004],
    ],
    ["without a signature", { without: ["sign"] }, [400, 36009004]],
    ["with a signature of another secret", { secret: "other" }, [401, 106001]],
    ["without an access token", { accessToken: null }, [401, 105000]],
    ["with an unknown access token", { accessToken: "TTP_unknown" }, [401, 105001]],
    ["with another seller's shop_cipher", { query: { shop_cipher: "GCP_other" } }, [400, 106011]],
    ["at another host", { host: "auth.tiktok-shops.com" }, [404, 36009009]],
  ])("%s", async (_, more, [status, code]) => {
    expect(await listCategories(more)).toMatchObject({ status, code, data: null });
  });

  it("without shop_cipher where it is required", async () => {
    expect(await call(CATEGORIES)).toMatchObject({ status: 400, code: 106013 });
  });

  it("with shop_cipher where it must be absent", async () => {
    const answer = await call(SHOPS, { query: { shop_cipher: cipher } });

    expect(answer).toMatchObject({ status: 400, code: 36009004 });
    expect(answer.message).toContain("`shop_cipher` query parameter is not required");
  });

  it("at an unknown path, or with another method", async () => {
    expect(await call("/product/202309/nothing")).toMatchObject({ status: 404, code: 36009009 });
    expect(await call(CATEGORIES, { method: "POST" })).toMatchObject({
      status: 405,
      code: 36009010,
    });
  });

  it("with an expired access token, until it is refreshed", async () => {
    now += 604_800_000;

    expect(await listCategories()).toMatchObject({ status: 401, code: 105002 });
  });
});

describe("the rate limit", () => {
  it("lets a second's worth pass at once and then answers 429", async () => {
    shop.store.knobs.rate = { requestsPerSecond: 2 };

    const codes = [await listCategories(), await listCategories(), await listCategories()].map(
      ({ code }) => code,
    );
    const refused = await listCategories();
    now += 500;
    const later = await listCategories();

    expect(codes).toEqual([0, 0, 36009002]);
    expect(refused.status).toBe(429);
    expect(later.code).toBe(0);
  });

  it("is kept for each API and seller apart", async () => {
    shop.store.knobs.rate = { requestsPerSecond: 1 };
    const other = shop.store.seller("atlantic");
    const otherToken = shop.store.authorizations.issueTokens(other).accessToken;

    await listCategories();
    const shops = await call(SHOPS);
    const others = await listCategories({
      accessToken: otherToken,
      query: { shop_cipher: other.shops[0]?.cipher ?? "" },
    });

    expect([shops.code, others.code]).toEqual([0, 0]);
  });

  it("counts requests an hour where that is set", async () => {
    shop.store.knobs.rate = { requestsPerHour: 1 };

    await listCategories();
    const second = await listCategories();
    now += 3_600_000;
    shop.store.authorizations.expireAccessTokens();
    accessToken = shop.store.authorizations.issueTokens(shop.store.seller("maple")).accessToken;
    const nextHour = await listCategories();

    expect([second.code, nextHour.code]).toEqual([36009002, 0]);
  });
});

it("latency knobs delay the answer", async () => {
  shop.store.knobs.latencyMs = { other: 40 };
  const startedAt = performance.now();

  await listCategories();

  expect(performance.now() - startedAt).toBeGreaterThan(35);
});

it("reset forgets tokens, calls and knobs", async () => {
  shop.store.knobs.noise = 1;
  await listCategories();

  shop.reset();

  expect(shop.store.calls.count()).toBe(0);
  expect(shop.store.knobs.noise).toBe(0);
  expect((await listCategories()).code).toBe(105001);
});
