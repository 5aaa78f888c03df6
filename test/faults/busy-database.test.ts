import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProductId } from "../../app/domain/ids";
import { catalogOfMugs } from "../support/catalog-with";
import { closeWaiting } from "../support/close-waiting";
import { playApp, type PlayedApp } from "../support/play-app";

/** Two for each test. */
const PRODUCTS = 6;
/** More than any pool has. */
const HOLDERS = 30;
/** After so long a transaction that nobody told to be patient gives up: Prisma's two seconds, and some more. */
const TOO_LONG_MS = 3_000;
const PATIENT = { timeout: 60_000, maxWait: 60_000 };
const RECOMMEND = /categories\/recommend/;

let app: PlayedApp;
let used = 0;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogOfMugs(PRODUCTS),
  });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

/** A run of two products that nobody has asked about. No worker does it. */
async function startTwo() {
  const { readSelected, startMapSelected } = await import("../../app/flows/map-selected.server");
  const { currentRun } = await import("../../app/flows/control-run.server");
  const context = await app.mappingContext();
  const productIds = [0, 1].map((next) => createProductId(8_000_000_000_000 + used + next));
  used += productIds.length;
  const started = await startMapSelected(context, { seller: context.seller, by: "1", productIds });
  await readSelected(context, started);
  const run = await currentRun(context, started.id);
  if (!run) throw new Error("The run is gone");
  return { context, run, batch: { runId: run.id, shopId: run.shopId, number: 1 } };
}

/** The same, and the answers about them. */
async function askTwo() {
  const { mapProduct } = await import("../../app/flows/map-product.server");
  const { productsToMap } = await import("../../app/tables/product-mappings.server");
  const { context, run, batch } = await startTwo();
  const products = await productsToMap(context.database, { ...batch, ...context.seller });
  const mapped = await Promise.all(products.map((each) => mapProduct(context, each, run.id)));
  return { context, run, batch: { ...batch, refusalPauses: 0 }, mapped };
}

async function recommended(runId: number): Promise<number> {
  const { database } = await app.context();
  return database.productMapping.count({ where: { runId, status: "recommended" } });
}

describe("answers that were paid for", () => {
  it("are stored, however long no connection is free", async () => {
    const { saveMappings } = await import("../../app/flows/steps/7-save-mapping.server");
    const { context, run, batch, mapped } = await askTwo();

    const gate = Promise.withResolvers<undefined>();
    const holders = Array.from({ length: HOLDERS }, () =>
      context.database.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        await gate.promise;
      }, PATIENT),
    );
    const saved = saveMappings(context, batch, mapped);
    await sleep(TOO_LONG_MS);
    gate.resolve(undefined);
    await Promise.all([...holders, saved]);

    expect(await recommended(run.id)).toBe(mapped.length);
  });

  it("are stored, and not asked for again, when the connection closes meanwhile", async () => {
    const { mapBatch } = await import("../../app/flows/automated-mapping.server");
    const { context, run } = await startTwo();
    app.sandbox.requests.clear();

    const batch = await context.database.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT product_id FROM product_mapping FOR UPDATE`;
      const going = mapBatch(context, run, 1);
      await closeWaiting(context.database);
      return { going };
    }, PATIENT);
    const done = await batch.going;

    expect(done).toEqual({ outcome: "done" });
    expect(await recommended(run.id)).toBe(2);
    expect(app.sandbox.requests.count({ operation: RECOMMEND })).toBe(2);
  });

  it("are counted once, though nobody heard that they were stored", async () => {
    const { saveMappings } = await import("../../app/flows/steps/7-save-mapping.server");
    const { context, run, batch, mapped } = await askTwo();

    await saveMappings(context, batch, mapped);
    await saveMappings(context, batch, mapped);

    const { database } = context;
    expect(await database.runBatch.findMany({ where: { runId: run.id } })).toMatchObject([
      { imagesUploaded: 2, recommendCalls: 2, answers: 2 },
    ]);
  });
});
