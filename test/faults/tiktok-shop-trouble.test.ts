import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CatalogProduct } from "../../sandbox/catalog/catalog";
import { catalogOfMugs, picture } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 30;
const TIKTOK = /open-api\.tiktokglobalshop\.com/;
const RECOMMEND = /categories\/recommend/;
const UPLOAD = /images\/upload/;

let app: PlayedApp;
let edition = 0;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogOfMugs(PRODUCTS),
  });
  await app.install();
  await app.connect();
  await app.startWorker();
});

afterAll(() => app.close());

// Every test maps the whole catalog anew: each picture is uploaded and each product asked about again.
beforeEach(async () => {
  changeProducts((number) => ({ images: [picture(`mug-${number}-edition-${edition}`)] }));
  await app.connect();
});

/** Each title changes, and what else is said. */
function changeProducts(alsoOf: (number: number) => Partial<CatalogProduct> = () => ({})): void {
  edition += 1;
  for (let index = 0; index < PRODUCTS; index += 1) {
    app.sandbox.shopify.updateProduct(8_000_000_000_000 + index, {
      title: `Coffee mug number ${index}, edition ${edition}`,
      ...alsoOf(index),
    });
  }
}

describe("a run", () => {
  it("outlasts passing errors of the gateway", async () => {
    app.sandbox.nextAnswer(
      { host: TIKTOK, path: RECOMMEND },
      { status: 502, body: "<html>bad gateway</html>" },
      8,
    );
    app.sandbox.nextAnswer({ host: TIKTOK, path: UPLOAD }, { hangUp: true }, 3);

    const run = await app.mapAll();

    expect(run).toMatchObject({
      status: "finished",
      progress: { recommended: PRODUCTS, failed: 0 },
    });
  });

  it("slows down when there are too many requests, and fails nothing", async () => {
    const tooMany = {
      status: 429,
      body: { code: 36009002, message: "Too many requests", request_id: "r" },
    };
    app.sandbox.nextAnswer({ host: TIKTOK, path: RECOMMEND }, tooMany, 12);

    const run = await app.mapAll();

    expect(run).toMatchObject({ status: "finished", progress: { recommended: PRODUCTS } });
  });

  it("uploads a picture again that TikTok Shop does not know any more", async () => {
    await app.mapAll();
    app.sandbox.tikTokShop.uploads.reset();
    changeProducts();

    const run = await app.mapAll();

    expect(run).toMatchObject({ status: "finished", progress: { recommended: PRODUCTS } });
    expect(app.sandbox.tikTokShop.uploads.count).toBe(PRODUCTS);
  });

  it("refreshes a lapsed token once", async () => {
    app.sandbox.requests.clear();
    app.sandbox.tikTokShop.authorizations.expireAccessTokens();

    const run = await app.mapAll();

    expect(run).toMatchObject({ status: "finished", progress: { recommended: PRODUCTS } });
    expect(app.sandbox.requests.count({ operation: /token\/refresh/ })).toBe(1);
  });

  it("outlasts a refresh that fails", async () => {
    app.sandbox.requests.clear();
    app.sandbox.tikTokShop.authorizations.expireAccessTokens();
    const refresh = { path: /token\/refresh/ };
    app.sandbox.nextAnswer(refresh, { status: 502, body: "<html>bad gateway</html>" });
    app.sandbox.nextAnswer(refresh, { hangUp: true });

    const run = await app.mapAll();

    expect(run).toMatchObject({ status: "finished", progress: { recommended: PRODUCTS } });
    expect(app.sandbox.requests.count({ operation: /token\/refresh/ })).toBe(3);
  });

  it("pauses when the authorization is gone, and goes on after reconnecting", async () => {
    app.sandbox.tikTokShop.authorizations.revoke();
    const { currentSeller } = await import("../../app/context.server");
    const { takeIntoUse } = await import("../../app/flows/change-connection.server");
    const context = await app.context();
    const seller = await currentSeller(context);
    if (!seller) throw new Error("not connected");

    await app.startRun();
    const paused = await app.untilRun(({ status }) => status === "paused");
    await app.connect();
    await takeIntoUse(context, seller);
    const finished = await app.untilRun(({ isActive }) => !isActive);

    expect(paused.reason).toBe("needs-reauthorization");
    expect(finished).toMatchObject({ id: paused.id, status: "finished" });
    expect(finished.progress.productsDone).toBe(PRODUCTS);
  });

  it("can be paused and resumed by the merchant", async () => {
    const { currentSeller } = await import("../../app/context.server");
    const { pauseRun, resumeRun, startMapAll } = await import("../../app/flows/control-run.server");
    const context = await app.context();
    const seller = await currentSeller(context);
    if (!seller) throw new Error("not connected");

    const run = await startMapAll(context, { seller, by: "1" });
    await pauseRun(context, run, "paused-by-merchant");
    const again = await startMapAll(context, { seller, by: "2" });
    await resumeRun(context, run.id);
    const finished = await app.untilRun(({ isActive }) => !isActive);

    expect(again.id).toBe(run.id);
    expect(finished).toMatchObject({ id: run.id, status: "finished" });
    expect(finished.progress.productsDone).toBe(PRODUCTS);
  });
});
