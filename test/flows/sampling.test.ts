import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { RunView } from "../../app/views/run.server";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";
import { rememberRows } from "../support/remember-rows";

const RECOMMEND = { path: /categories\/recommend/ };
const MUGS = 40;
const MIXED = 24;
const FEW = 8;
/** Of which half are shirts: TikTok Shop answers two categories. */
const mixedTitle = (number: number) =>
  number % 2 === 0 ? `Linen shirt for men ${number}` : `Garden hose ${number}`;

let app: PlayedApp;
let firstRun: RunView;
let callsOfFirstRun: number;
let callsBefore: number;
let forgetOtherRuns: () => Promise<void>;

beforeAll(async () => {
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  app = await playApp({
    catalog: catalogWith(
      ...upTo(MUGS).map((number) => product(`Stoneware coffee mug ${number}`)),
      ...upTo(MIXED).map((number) => product(mixedTitle(number), { productType: "Mixed" })),
      ...upTo(FEW).map((number) => product(`Desk lamp ${number}`, { productType: "Lamps" })),
      product("Stoneware coffee mug without a picture", { images: [] }),
    ),
  });
  await app.install();
  await app.connect();
  const { saveSampling } = await import("../../app/flows/sampling-settings.server");
  await saveSampling(await app.context(), { isOn: true, sharePercent: 90 });
  await app.startWorker();
  firstRun = await app.mapAll();
  callsOfFirstRun = recommendCalls();
  forgetOtherRuns = await rememberRows();
});

beforeEach(async () => {
  await forgetOtherRuns();
  callsBefore = recommendCalls();
});
afterAll(() => app.close());

const recommendCalls = () =>
  app.sandbox.tikTokShop.calls.count("POST /product/202309/categories/recommend");

/** Until TikTok Shop has answered so many questions of this test; those behind them are held. */
async function untilAsked(calls: number): Promise<void> {
  await vi.waitFor(() => expect(recommendCalls()).toBe(callsBefore + calls), 60_000);
}

async function countWhere(where: object): Promise<number> {
  const { database } = await app.context();
  return database.productMapping.count({ where });
}

function accountedFor({ progress }: RunView): number {
  const { recommended, needsImage, noRecommendation, failed } = progress;
  return recommended + needsImage + noRecommendation + failed;
}

describe("a run that asks about samples first", () => {
  it("asks ten of a large category that agrees, all of one that splits, and all of a small one", async () => {
    const { database } = await app.context();

    expect(callsOfFirstRun).toBe(10 + MIXED + FEW);
    expect(firstRun.progress).toMatchObject({ bySample: MUGS - 10, needsImage: 1 });
    expect(accountedFor(firstRun)).toBe(MUGS + MIXED + FEW + 1);
    expect(firstRun.progress.productsDone).toBe(firstRun.progress.productsRead);
    const mugs = await database.productMapping.groupBy({
      by: ["recommendedCategoryId", "recommendedBy", "status"],
      where: { productType: "Mugs", reason: null },
      _count: true,
    });
    expect(new Set(mugs.map((each) => each.recommendedCategoryId)).size).toBe(1);
    expect(
      mugs.map(({ recommendedBy, status, _count }) => [recommendedBy, status, _count]).sort(),
    ).toEqual(
      [
        ["sample", "recommended", MUGS - 10],
        [null, "recommended", 10],
      ].sort(),
    );
    expect(await countWhere({ productType: "Mixed", recommendedBy: "sample" })).toBe(0);
    expect(await database.runQuestion.count()).toBe(0);
  });

  it("takes only those that were asked about for witnesses", async () => {
    const { confidenceWithin } = await import("../../app/views/confidence.server");
    const { marketScope } = await import("../../app/views/mappings.server");
    const { database, shop } = await app.context();
    const scope = await marketScope(database, shop.id);
    const mug = await database.productMapping.findFirstOrThrow({
      where: { productType: "Mugs", recommendedBy: "sample" },
    });
    if (!scope) throw new Error("The shop has no market");

    const confidence = await confidenceWithin(database, scope, [mug.localCategoryId]);

    expect(confidence(mug.localCategoryId, mug.recommendedCategoryId ?? "")).toMatchObject({
      evidence: { same: 10, any: 10 },
    });
  });

  it("asks nothing again when nothing changed", async () => {
    const calls = recommendCalls();

    const run = await app.mapAll();

    expect(recommendCalls()).toBe(calls);
    expect(run.progress.unchanged).toBe(MUGS + MIXED + FEW + 1);
  });

  it("shows where a recommendation is by sample, until the product itself is asked about", async () => {
    const { mappingsView } = await import("../../app/views/mappings.server");
    const { decideMappings } = await import("../../app/flows/decide-mappings.server");
    const { database, shop } = await app.context();
    const rows = (await mappingsView(database, shop.id, new URLSearchParams("q=mug"))).rows;
    const bySample = rows.filter((row) => row.isBySample);
    const productIds = [BigInt(bySample[0]?.productId ?? 0)] as never;

    await decideMappings(await app.context(), { kind: "ask-again" }, { productIds, by: "1" });
    await app.mapAll();

    expect(bySample).toHaveLength(MUGS - 10);
    expect(await countWhere({ recommendedBy: "sample" })).toBe(MUGS - 10 - 1);
  });

  it("pauses in the middle and goes on without losing a product", async () => {
    const { pauseRun, resumeRun } = await import("../../app/flows/control-run.server");
    const { database } = await app.context();
    await database.$executeRaw`UPDATE product_mapping SET asked_content_hash = 'another', status = 'recommended'`;
    const release = app.sandbox.hold(RECOMMEND, 5);
    const { id } = await app.startRun();
    await untilAsked(5);

    await pauseRun(await app.context(), { id }, "paused-by-merchant");
    release();
    await resumeRun(await app.context(), id);
    const run = await app.untilRun((each) => each.id === id && !each.isActive);

    expect(run.status).toBe("finished");
    expect(accountedFor(run)).toBe(MUGS + MIXED + FEW + 1);
    expect(run.progress.bySample).toBe(MUGS - 10);
  });

  it("that is stopped leaves nothing that waits", async () => {
    const { stopRun } = await import("../../app/flows/control-run.server");
    const { database } = await app.context();
    await database.$executeRaw`UPDATE product_mapping SET asked_content_hash = 'another'`;
    const release = app.sandbox.hold(RECOMMEND, 5);
    const { id } = await app.startRun();
    await untilAsked(5);

    await stopRun(await app.context(), null);
    release();

    const stopped = await app.untilRun((each) => each.id === id && !each.isActive);
    expect(stopped.status).toBe("stopped");
    await vi.waitFor(async () => expect(await database.runQuestion.count()).toBe(0), 60_000);
  });
});
