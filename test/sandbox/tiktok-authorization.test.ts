import { beforeEach, describe, expect, it } from "vitest";
import { createTikTokShop, type SimulatedTikTokShop } from "../../sandbox/tiktok-shop/tiktok-shop";
import { callSimulatedTikTokShop, TIKTOK_APP } from "../support/call-simulated-tiktok-shop";

const PAGE = "/open/authorize?service_id=service789&state=abc";

let now: number;
let shop: SimulatedTikTokShop;

beforeEach(() => {
  now = 1_790_000_000_000;
  shop = createTikTokShop({ ...TIKTOK_APP, now: () => now });
  shop.store.setRedirectUrl("https://app.example/tiktok/callback");
});

function decide(fields: Record<string, string>, path = PAGE) {
  return shop.routes.request(path, { method: "POST", body: new URLSearchParams(fields) });
}

async function authorize(seller: string): Promise<URL> {
  const response = await decide({ seller, decision: "authorize" });
  return new URL(response.headers.get("location") ?? "");
}

async function tokenCall(path: string, query: Record<string, string>) {
  const all = { app_key: TIKTOK_APP.appKey, app_secret: TIKTOK_APP.appSecret, ...query };
  const response = await shop.routes.request(
    `/api/v2/token/${path}?${new URLSearchParams(all).toString()}`,
    {
      headers: { "x-sandbox-host": "auth.tiktok-shops.com" },
    },
  );
  return (await response.json()) as { code: number; data: Record<string, unknown> };
}

const getTokens = (code: string | null) =>
  tokenCall("get", { auth_code: code ?? "", grant_type: "authorized_code" });
const refresh = (token: unknown) =>
  tokenCall("refresh", { refresh_token: String(token), grant_type: "refresh_token" });

describe("the authorization page", () => {
  it("asks which seller lets the app in", async () => {
    const response = await shop.routes.request(PAGE);
    const text = await response.text();

    expect(response.status).toBe(200);
    expect(text).toContain("Leafwise wants access to your TikTok Shop");
    expect(text).toContain("Atlantic US (US), Atlantic UK (GB)");
    expect(text).toContain("no shop yet");
  });

  it("sends the seller back with a code and the state", async () => {
    const target = await authorize("maple");

    expect(target.origin + target.pathname).toBe("https://app.example/tiktok/callback");
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      app_key: "key123",
      code: expect.stringMatching(/^TTP_/) as unknown,
      locale: "en-US",
      shop_region: "US",
      state: "abc",
    });
  });

  it("sends the seller back without a code when they cancel", async () => {
    const response = await decide({ seller: "maple", decision: "cancel" });
    const target = new URL(response.headers.get("location") ?? "");

    expect(Object.fromEntries(target.searchParams)).toEqual({
      code: "null",
      error: "auth_denied",
      state: "abc",
    });
  });

  it("refuses another service id, and an app without a redirect URL", async () => {
    const unknown = await shop.routes.request("/open/authorize?service_id=other&state=abc");
    shop.store.redirectUrl = null;
    const homeless = await decide({ seller: "maple", decision: "authorize" });

    expect([unknown.status, homeless.status]).toEqual([404, 400]);
  });
});

describe("tokens", () => {
  it("come for a code, with expiries as seconds since 1970", async () => {
    const { code, data } = await getTokens((await authorize("atlantic")).searchParams.get("code"));

    expect(code).toBe(0);
    expect(data).toMatchObject({
      access_token_expire_in: 1_790_000_000 + 604_800,
      refresh_token_expire_in: 1_790_000_000 + 365 * 86_400,
      seller_name: "Atlantic Trading",
      seller_base_region: "US",
      user_type: 0,
    });
  });

  it("come once for a code, and not after 30 minutes", async () => {
    const used = (await authorize("maple")).searchParams.get("code");
    const late = (await authorize("maple")).searchParams.get("code");
    await getTokens(used);

    const again = await getTokens(used);
    now += 30 * 60_000;

    expect(again.code).toBe(36004004);
    expect((await getTokens(late)).code).toBe(36004004);
  });

  it("are not given to who does not know the app's secret", async () => {
    const code = (await authorize("maple")).searchParams.get("code") ?? "";

    const answer = await tokenCall("get", {
      auth_code: code,
      grant_type: "authorized_code",
      app_secret: "wrong",
    });

    expect(answer.code).not.toBe(0);
  });

  it("are renewed as a new pair; the old refresh token is spent", async () => {
    const first = await getTokens((await authorize("maple")).searchParams.get("code"));

    const second = await refresh(first.data["refresh_token"]);
    const third = await refresh(first.data["refresh_token"]);

    expect(second.code).toBe(0);
    expect(second.data["access_token"]).not.toBe(first.data["access_token"]);
    expect(third.code).toBe(36004005);
  });

  it("list every shop of the seller", async () => {
    const shopsOf = async (seller: string) => {
      const accessToken = shop.store.authorizations.issueTokens(
        shop.store.seller(seller),
      ).accessToken;
      return (await callSimulatedTikTokShop(shop, "/authorization/202309/shops", { accessToken }))
        .data["shops"];
    };

    expect(await shopsOf("atlantic")).toMatchObject([
      { region: "US", seller_type: "LOCAL", cipher: expect.stringMatching(/^GCP_/) as unknown },
      { region: "GB" },
    ]);
    expect(await shopsOf("nordlicht")).toHaveLength(3);
    expect(await shopsOf("empty")).toEqual([]);
  });

  it("still work when the sandbox was started again, and so do pictures uploaded before", async () => {
    const pair = shop.store.authorizations.issueTokens(shop.store.seller("maple"));
    const uri = shop.store.uploads.add(Buffer.from("a picture"));

    shop = createTikTokShop({ ...TIKTOK_APP, now: () => now });
    const { code } = await callSimulatedTikTokShop(shop, "/authorization/202309/shops", pair);
    const refreshed = await refresh(pair.refreshToken);
    const refreshedAgain = await refresh(pair.refreshToken);

    expect([code, refreshed.code, refreshedAgain.code]).toEqual([0, 0, 36004005]);
    expect(shop.store.uploads.knows(uri)).toBe(true);
  });

  it("of an earlier start expire and are taken back like others", async () => {
    const pair = shop.store.authorizations.issueTokens(shop.store.seller("empty"));
    const restarted = createTikTokShop({ ...TIKTOK_APP, now: () => now }).store.authorizations;

    restarted.expireAccessTokens();
    const afterExpiry = restarted.stateOf(pair.accessToken);
    restarted.revoke();

    expect(afterExpiry).toBe("expired");
    expect(restarted.stateOf(pair.accessToken)).toBe("unknown");
    expect(restarted.refresh(pair.refreshToken)).toBeNull();
  });

  it("of another app, or made up, are unknown", () => {
    const seller = shop.store.seller("maple");
    const other = createTikTokShop({ ...TIKTOK_APP, appSecret: "other" }).store;
    const { accessToken, refreshToken } = shop.store.authorizations.issueTokens(seller);

    const { authorizations, uploads } = shop.store;
    const tokens = [other.authorizations.issueTokens(seller).accessToken, refreshToken, "TTP_", ""];
    expect(tokens.map((token) => authorizations.stateOf(token))).toEqual(Array(4).fill("unknown"));
    expect(authorizations.refresh(accessToken)).toBeNull();
    expect(uploads.knows(other.uploads.add(Buffer.from("a picture")))).toBe(false);
  });

  it("stop working when the seller takes the authorization back", async () => {
    const pair = shop.store.authorizations.issueTokens(shop.store.seller("empty"));

    await shop.deauthorize("empty");

    expect(shop.store.authorizations.stateOf(pair.accessToken)).toBe("unknown");
    expect((await refresh(pair.refreshToken)).code).toBe(36004005);
  });
});
