import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 70;
/** More than a batch. */
const WAITING = 60;

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: generatedCatalog({ products: PRODUCTS }) });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
});

afterAll(() => app.close());

/** Lets so many products wait to be asked again. */
async function letWait(products: number): Promise<void> {
  const { database } = await app.context();
  await database.$executeRaw`
    UPDATE product_mapping SET asked_content_hash = NULL WHERE product_id IN (
      SELECT product_id FROM product_mapping ORDER BY product_id LIMIT ${products})`;
}

async function startChanged() {
  const { currentSeller } = await import("../../app/context.server");
  const { startMapAll } = await import("../../app/flows/control-run.server");
  const context = await app.context();
  const seller = await currentSeller(context);
  if (!seller) throw new Error("The shop is not connected");
  return startMapAll(context, { seller, by: "1", onlyChanged: true });
}

describe("a run of what changed", () => {
  it("asks about everything that waits, once", async () => {
    await letWait(WAITING);

    const { id } = await startChanged();
    const { progress } = await app.untilRun((run) => run.id === id && !run.isActive);
    const { database } = await app.context();
    const asked = await database.productMapping.count({ where: { runId: id } });

    expect(asked).toBe(WAITING);
    expect(progress.productsDone).toBe(progress.productsRead);
    expect(progress.productsRead - progress.unchanged).toBe(WAITING);
  });

  it("holds what waits with one statement, and nothing that it has in a batch already", async () => {
    const { database, shop } = await app.context();
    const { holdWaiting } = await import("../../app/tables/run-questions.server");
    const { addBatches } = await import("../../app/tables/run-batches.server");
    const { id } = await app.untilRun(({ isActive }) => !isActive);
    await letWait(WAITING);
    const waiting = await database.productMapping.findMany({ where: { askedContentHash: null } });
    await database.mappingRun.create({
      data: {
        id: id + 1_000,
        shopId: shop.id,
        market: "US",
        categoryVersion: "v2",
        kind: "selected",
        status: "mapping",
        startedBy: "1",
        startedAt: new Date(),
      },
    });
    const run = { id: id + 1_000, shopId: shop.id, market: "US" };
    const inBatch = waiting.slice(0, 20).map(({ productId }) => productId as ProductId);
    await addBatches(database, run, [inBatch]);

    const held = await holdWaiting(database, run);
    const heldAgain = await holdWaiting(database, run);
    const questions = await database.runQuestion.findMany({ where: { runId: run.id } });
    await database.mappingRun.delete({ where: { id: run.id } });

    expect(held).toBe(WAITING - inBatch.length);
    expect(heldAgain).toBe(0);
    expect(questions.filter(({ productId }) => inBatch.includes(productId as ProductId))).toEqual(
      [],
    );
  });
});
