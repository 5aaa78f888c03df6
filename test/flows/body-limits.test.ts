import type { ActionFunctionArgs } from "@remix-run/node";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { endlessRequest } from "../support/endless-body";
import { manualContext, newDraft } from "../support/manual-flow";
import { playApp, type PlayedApp } from "../support/play-app";
import { signWebhook } from "../support/sign-webhook";

const MB = 1024 * 1024;
/** Of what streams hold ready. */
const SOME_PARTS = 256 * 1024;

type Action = (args: ActionFunctionArgs) => Promise<unknown>;

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Coffee mug")) });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

async function answerOf(action: Action, request: Request): Promise<Response> {
  try {
    return (await action({ request, params: {}, context: {} })) as Response;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

async function merchantHeaders(contentType: string): Promise<Headers> {
  const { headers } = await app.request("/app");
  headers.set("content-type", contentType);
  return headers;
}

/** Sends what does not end, and sees how much of it is taken. */
async function expectTooLarge(
  action: Action,
  { path, limit, ...body }: { path: string; limit: number } & Parameters<typeof endlessRequest>[1],
) {
  const { request, takenBytes } = endlessRequest(`https://leafwise.test${path}`, body);

  const answer = await answerOf(action, request);

  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({
    error: "too-large",
    message: expect.stringContaining("larger") as string,
  });
  expect(takenBytes()).toBeLessThan(limit + SOME_PARTS);
}

describe("a body that does not end is refused", () => {
  it.each([
    ["/webhooks/products", () => import("../../app/routes/webhooks.products")],
    ["/webhooks/app", () => import("../../app/routes/webhooks.app")],
    ["/webhooks/bulk", () => import("../../app/routes/webhooks.bulk")],
    ["/webhooks/compliance", () => import("../../app/routes/webhooks.compliance")],
    ["/webhooks/tiktok", () => import("../../app/routes/webhooks.tiktok")],
  ])("by %s after 1 MB, signed or not", async (path, route) => {
    const { shop, clientSecret: secret } = app.sandbox.options;
    const signed = signWebhook({ path, topic: "shop/redact", shop, payload: {}, secret });

    await expectTooLarge((await route()).action, { path, limit: MB, headers: signed.headers });
  });

  it("by a form after 1 MB", async () => {
    const { action } = await import("../../app/routes/app._index");
    const headers = await merchantHeaders("application/x-www-form-urlencoded");

    await expectTooLarge(action, { path: "/app?index", limit: MB, headers, begin: "intent=" });
  });

  it("by what takes JSON after 1 MB", async () => {
    const { action } = await import("../../app/routes/api.runs");
    const headers = await merchantHeaders("application/json");

    await expectTooLarge(action, { path: "/api/runs", limit: MB, headers, begin: '"' });
  });

  it("by an import after 20 MB, and nothing of it is kept", async () => {
    const { action } = await import("../../app/routes/app.import");
    const headers = await merchantHeaders("text/csv");
    const begin = "Product ID,TikTok Shop category ID,Title\r\n";
    const part = `1,2,${"x".repeat(60_000)}\r\n`;

    await expectTooLarge(action, { path: "/app/import", limit: 20 * MB, headers, begin, part });

    const { database } = await app.context();
    expect(await database.mappingImport.count()).toBe(0);
  });

  it("by a picture after 10 MB", async () => {
    const { action } = await import("../../app/routes/app.new-product_.pictures");
    const { key } = await newDraft(await manualContext(app, "42"));
    const headers = await merchantHeaders("application/octet-stream");
    const path = `/app/new-product/pictures?key=${key}&imageId=${randomUUID()}`;

    await expectTooLarge(action, { path, limit: 10 * MB, headers });
  });
});
