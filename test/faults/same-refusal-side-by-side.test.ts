import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { catalogOfMugs } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

/** Three batches, all under way at once. */
const PRODUCTS = 150;
const BATCH = 50;
/** A shop holds three quarters of them: those of one batch. */
const PLACES = 66;
/** From its upload to its question. */
const ASKED_AFTER_MS = 500;
const WORDS = "The category is not available for this shop.";
const RECOMMEND = /categories\/recommend/;

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogOfMugs(PRODUCTS),
    environment: { WORKER_BATCHES: "8", WORKER_PRODUCTS: String(PLACES) },
  });
  await app.install();
  await app.connect();
  await app.startWorker();
});

afterAll(() => app.close());

function refuse(): () => void {
  const body = { code: 12052225, message: WORDS, request_id: "r", data: null };
  return app.sandbox.nextAnswer({ path: RECOMMEND }, { body }, 1_000_000);
}

async function refused() {
  const { database, shop } = await app.context();
  const where = { shopId: shop.id, status: "needs-attention" };
  return database.productMapping.findMany({ where });
}

it("batches that are refused after their run paused are asked again by the next run, too", async () => {
  const { resumeRun } = await import("../../app/flows/control-run.server");
  const accept = refuse();
  const begin = app.sandbox.hold({ path: RECOMMEND });

  await app.startRun();
  await app.untilRun(({ status }) => status === "mapping");
  const { uploads } = app.sandbox.tikTokShop;
  await vi.waitFor(() => expect(uploads.count).toBe(BATCH), { timeout: 60_000 });
  await sleep(ASKED_AFTER_MS);
  const answerOthers = app.sandbox.hold({ path: RECOMMEND }, BATCH);
  begin();
  const paused = await app.untilRun(({ status }) => status === "paused");
  const refusedBefore = await refused();
  answerOthers();
  await vi.waitFor(async () => expect(await refused()).toHaveLength(PRODUCTS), { timeout: 60_000 });
  const forGood = (await refused()).filter(({ askedContentHash }) => askedContentHash !== null);
  accept();
  await resumeRun(await app.context(), paused.id);
  await app.untilRun(({ isActive }) => !isActive);
  const mended = await app.mapAll();

  expect(paused.reason).toBe("same-refusal");
  expect(refusedBefore).toHaveLength(BATCH);
  expect(forGood).toEqual([]);
  expect(mended.progress).toMatchObject({ recommended: PRODUCTS, failed: 0 });
});
