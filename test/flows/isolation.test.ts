import type { LoaderFunctionArgs } from "@remix-run/node";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const OTHER = "other-shop.myshopify.com";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Coffee mug"), product("Oak table")) });
  app.sandbox.shopify.createShop({ domain: OTHER });
  await app.install();
  await app.install(OTHER);
  await app.connect();
  await app.startWorker();
  await app.mapAll();
});

afterAll(() => app.close());

function args(request: Request): LoaderFunctionArgs {
  return { request, params: {}, context: {} };
}

async function answerOf(run: () => Promise<unknown>): Promise<Response> {
  try {
    const answer = await run();
    return answer instanceof Response ? answer : Response.json(answer);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

async function tokenSignedWith(
  secret: string,
  claims: Record<string, unknown> = {},
): Promise<string> {
  const { shop, clientId } = app.sandbox.options;
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: clientId,
    sub: "42",
    exp: now + 60,
    nbf: now,
    iat: now,
    jti: "1",
    sid: "1",
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(secret));
}

describe("a merchant", () => {
  it("sees the own shop's mappings", async () => {
    const { loader } = await import("../../app/routes/app.run");

    const answer = await answerOf(async () => loader(args(await app.request("/app/run"))));

    expect(await answer.json()).toMatchObject({
      counts: { products: 2 },
      run: { status: "finished" },
    });
  });

  it("sees nothing of another shop", async () => {
    const { loader } = await import("../../app/routes/app.run");

    const answer = await answerOf(async () =>
      loader(args(await app.request("/app/run", { shop: OTHER }))),
    );

    expect(await answer.json()).toMatchObject({ counts: { products: 0 }, run: null });
  });

  it("cannot touch another shop's run", async () => {
    const { pauseRun, resumeRun } = await import("../../app/flows/control-run.server");
    const run = await app.untilRun(() => true);
    const stranger = await app.context(OTHER);

    expect(await pauseRun(stranger, run, "paused-by-merchant")).toBe(false);
    expect(await resumeRun(stranger, run.id)).toBe(false);
  });

  it.each([
    ["signed with another secret", () => tokenSignedWith("another secret")],
    [
      "for another app",
      () => tokenSignedWith(app.sandbox.options.clientSecret, { aud: "another app" }),
    ],
    [
      "that has lapsed",
      () => tokenSignedWith(app.sandbox.options.clientSecret, { exp: 1_000, nbf: 900 }),
    ],
    ["that is no token", () => Promise.resolve("nonsense")],
  ])("is refused with a session token %s", async (_what, token) => {
    const { loader } = await import("../../app/routes/app.run");
    const request = await app.request("/app/run");
    request.headers.set("authorization", `Bearer ${await token()}`);

    const answer = await answerOf(() => loader(args(request)));

    expect(answer.status).toBe(401);
  });

  it("cannot use the authorization state of another user, and nobody can use one twice", async () => {
    const { connectContext } = await import("../../app/context.server");
    const { completeAuthorization, startAuthorization } =
      await import("../../app/flows/connect-tiktok-shop.server");
    const { shop } = await app.context();
    const other = (await app.context(OTHER)).shop;
    const start = async () =>
      new URL(
        await startAuthorization(connectContext(), { shopId: shop.id, userId: "1" }),
      ).searchParams.get("state") ?? "";
    const complete = (state: string, shopId: number, userId: string) =>
      completeAuthorization(connectContext(), { code: "x", state, shopId, userId });
    const state = await start();

    expect(await complete(state, shop.id, "2")).toEqual({ outcome: "state-refused" });
    expect(await complete(state, other.id, "1")).toEqual({ outcome: "state-refused" });
    expect(await complete(state, shop.id, "1")).toEqual({ outcome: "code-refused" });
    expect(await complete(state, shop.id, "1")).toEqual({ outcome: "state-refused" });
  });
});
