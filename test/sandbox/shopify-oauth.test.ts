import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox/core/sandbox";
import { createSessionToken } from "../../sandbox/shopify/session-tokens";
import { catalogOf } from "../support/catalog-of";
import { askForToken, exchangeToken, offlineToken, postGraphql } from "../support/play-shopify";

const DAY_MS = 86_400_000;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ catalog: catalogOf([]), scopes: ["write_products"] });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const refresh = (token: string) =>
  askForToken(sandbox, { grant_type: "refresh_token", refresh_token: token });

describe("token exchange", () => {
  it("gives an expiring offline token that works", async () => {
    const pair = await offlineToken(sandbox);

    const response = await postGraphql(
      sandbox,
      { token: pair.access_token },
      { query: "{ shop { id } }" },
    );

    expect(pair).toMatchObject({
      expires_in: 3600,
      refresh_token_expires_in: 7_776_000,
      scope: "write_products",
    });
    expect(response.status).toBe(200);
  });

  it("gives an online token with its user", async () => {
    const subject_token = await sandbox.shopify.sessionToken({ userId: 7 });
    const requested_token_type = "urn:shopify:params:oauth:token-type:online-access-token";

    const response = await exchangeToken(sandbox, { subject_token, requested_token_type });

    expect(await response.json()).toMatchObject({
      associated_user: { id: 7 },
      associated_user_scope: "write_products",
    });
  });

  it.each([
    ["signed with another secret", { clientSecret: "other" }],
    ["for another app", { clientId: "other" }],
    ["of another shop", { shop: "other.myshopify.com" }],
    ["that has expired", { now: Date.now() - 120_000 }],
    ["that is not valid yet", { now: Date.now() + 120_000 }],
  ])("a session token %s is an invalid subject token", async (_, changes) => {
    const { clientId, clientSecret, shop } = sandbox.options;
    const subject_token = await createSessionToken({ shop, clientId, clientSecret, ...changes });

    const response = await exchangeToken(sandbox, { subject_token });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_subject_token" });
  });

  it.each([
    ["wrong client secret", { client_secret: "wrong" }, "invalid_client"],
    ["a non-expiring token", { expiring: "0" }, "invalid_request"],
    ["another grant", { grant_type: "password" }, "unsupported_grant_type"],
  ])("%s is refused", async (_, fields, error) => {
    const response = await exchangeToken(sandbox, fields);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error });
  });

  it("a shop that uninstalled the app gives no token", async () => {
    sandbox.shopify.uninstall();

    const response = await exchangeToken(sandbox);

    expect(response.status).toBe(400);
  });
});

describe("refresh", () => {
  it("gives a new pair each time, and the new one works", async () => {
    const first = await offlineToken(sandbox);

    const second = (await (await refresh(first.refresh_token)).json()) as typeof first;
    const response = await postGraphql(
      sandbox,
      { token: second.access_token },
      { query: "{ shop { id } }" },
    );

    expect(second.access_token).not.toBe(first.access_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(response.status).toBe(200);
  });

  it("the used refresh token stays good until its replacement is used", async () => {
    const first = await offlineToken(sandbox);
    const second = (await (await refresh(first.refresh_token)).json()) as typeof first;

    const again = await refresh(first.refresh_token);
    await refresh(second.refresh_token);
    const afterReplacement = await refresh(first.refresh_token);

    expect(again.status).toBe(200);
    expect(afterReplacement.status).toBe(400);
    expect(await afterReplacement.json()).toMatchObject({ error: "invalid_grant" });
  });

  it("it stays good for 30 days at most", async () => {
    const { refresh_token: token } = await offlineToken(sandbox);
    await refresh(token);

    sandbox.shopify.clock.advance(31 * DAY_MS);

    expect((await refresh(token)).status).toBe(400);
  });

  it("an unused refresh token lives 90 days", async () => {
    const { refresh_token: token } = await offlineToken(sandbox);

    sandbox.shopify.clock.advance(89 * DAY_MS);
    const before = await refresh(token);
    sandbox.shopify.clock.advance(2 * DAY_MS);

    expect(before.status).toBe(200);
    expect((await refresh(token)).status).toBe(400);
  });

  it("an access token is no refresh token", async () => {
    const { access_token: token } = await offlineToken(sandbox);

    expect((await refresh(token)).status).toBe(400);
  });

  it("tokens survive a restart of the sandbox", async () => {
    const pair = await offlineToken(sandbox);
    const restarted = await startSandbox({ catalog: catalogOf([]) });

    const response = await postGraphql(
      restarted,
      { token: pair.access_token },
      { query: "{ shop { id } }" },
    );
    await restarted.close();

    expect(response.status).toBe(200);
  });
});
