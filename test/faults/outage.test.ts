import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnswerMatch, NextAnswer } from "../../sandbox/core/next-answers";
import { catalogOfMugs } from "../support/catalog-with";
import { forgetMappings } from "../support/forget-mappings";
import { playApp, type PlayedApp } from "../support/play-app";

/** Two batches. */
const PRODUCTS = 60;
const WAIT = { timeout: 60_000, interval: 20 };
const FOR_EVER = 1_000_000;
const RECOMMEND = { host: /tiktokglobalshop/, path: /categories\/recommend/ };
const UPLOAD = { host: /tiktokglobalshop/, path: /images\/upload/ };
const PICTURE = { host: "cdn.shopify.com" };

let app: PlayedApp;
let back: (() => void) | undefined;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogOfMugs(PRODUCTS),
  });
  await app.install();
  await app.connect();
  await app.startWorker();
});

afterAll(() => app.close());

/** Nothing is mapped or uploaded. */
beforeEach(async () => {
  await forgetMappings(app);
});

afterEach(() => back?.());

/** From now on there is no other answer. */
function fail(match: AnswerMatch, answer: NextAnswer): void {
  back = app.sandbox.nextAnswer(match, answer, FOR_EVER);
}

/** Every batch of the run was sent back so often. */
async function untilSentBack(runId: number, goes: number) {
  const { database } = await app.context();
  await vi.waitFor(async () => {
    const batches = await database.runBatch.findMany({ where: { runId } });
    expect(batches.length).toBe(2);
    expect(batches.every(({ failedGoes }) => failedGoes >= goes)).toBe(true);
  }, WAIT);
}

async function failedGoes(runId: number): Promise<number> {
  const { database } = await app.context();
  const { _sum } = await database.runBatch.aggregate({
    where: { runId },
    _sum: { failedGoes: true },
  });
  return _sum.failedGoes ?? 0;
}

async function reasons() {
  const { database, shop } = await app.context();
  const rows = await database.productMapping.findMany({ where: { shopId: shop.id } });
  return [...new Set(rows.map(({ reason }) => reason))];
}

const GATEWAY = { status: 502, body: "<html>bad gateway</html>" };
const TOO_MUCH = { status: 429, headers: { "retry-after": "0" }, body: { code: 36009002 } };
/** The market uses another version than it lists. */
const VERSION = { body: { code: 12052217, message: "See category_version.", data: null } };
const HTML = { status: 200, body: "<!doctype html><title>Be right back</title>" };
const HTML_AS_PICTURE = { ...HTML, headers: { "content-type": "image/jpeg" } };

describe("an outage", () => {
  it.each<[string, { match: AnswerMatch; answer: NextAnswer; service?: string }]>([
    ["of TikTok Shop", { match: RECOMMEND, answer: GATEWAY, service: "tiktok-shop" }],
    [
      "of TikTok Shop, which hangs up",
      { match: RECOMMEND, answer: { hangUp: true }, service: "tiktok-shop" },
    ],
    ["of TikTok Shop's uploads", { match: UPLOAD, answer: HTML, service: "tiktok-shop" }],
    [
      "of TikTok Shop's categories, which change",
      { match: RECOMMEND, answer: VERSION, service: "tiktok-shop" },
    ],
    ["of TikTok Shop, which has too much to do", { match: RECOMMEND, answer: TOO_MUCH }],
    ["of the pictures' host", { match: PICTURE, answer: { status: 503 }, service: "picture-host" }],
    [
      "of the pictures' host, which answers a page",
      { match: PICTURE, answer: HTML, service: "picture-host" },
    ],
    [
      "of the pictures' host, which calls it a picture",
      { match: PICTURE, answer: HTML_AS_PICTURE, service: "picture-host" },
    ],
  ])("%s is waited for, and no product pays for it", async (_what, { match, answer, service }) => {
    fail(match, answer);

    const { id } = await app.startRun();
    await untilSentBack(id, 2);
    const during = await app.untilRun(() => true);
    back?.();
    const finished = await app.untilRun(({ isActive }) => !isActive);

    expect(during).toMatchObject({ status: "mapping", progress: { productsDone: 0, failed: 0 } });
    expect(during.away?.service).toBe(service);
    expect(finished).toMatchObject({
      id,
      status: "finished",
      away: null,
      progress: { recommended: PRODUCTS, failed: 0 },
    });
    expect(await reasons()).toEqual([null]);
    const { database } = await app.context();
    expect(await database.mappingRun.findUnique({ where: { id } })).toMatchObject({
      tikTokShopAwaySince: null,
      pictureHostAwaySince: null,
    });
  });

  it("is told since it began", async () => {
    fail(RECOMMEND, GATEWAY);
    const before = Date.now() - 5_000;
    const { id } = await app.startRun();
    await untilSentBack(id, 1);
    const first = await app.untilRun(({ away }) => away !== null);
    await untilSentBack(id, 3);
    const later = await app.untilRun(() => true);
    back?.();
    await app.untilRun(({ isActive }) => !isActive);

    expect(new Date(first.away?.since ?? 0).getTime()).toBeGreaterThan(before);
    expect(later.away).toEqual(first.away);
  });

  it.each([
    ["that outlasts the limit", GATEWAY],
    ["of the categories that outlasts the limit", VERSION],
  ])("%s leaves the rest to the next run", async (_what, answer) => {
    fail(RECOMMEND, answer);
    const { database } = await app.context();
    const { id } = await app.startRun();
    await untilSentBack(id, 1);

    await database.$executeRaw`UPDATE run_batch SET failing_since = now() - interval '61 minutes'`;
    const given = await app.untilRun(({ isActive }) => !isActive);
    const marked = await reasons();
    back?.();
    const mended = await app.mapAll();

    expect(given).toMatchObject({ id, status: "finished", progress: { failed: PRODUCTS } });
    expect(marked).toEqual(["temporarily-unavailable"]);
    expect(mended).toMatchObject({ status: "finished", progress: { recommended: PRODUCTS } });
  });

  it("of the categories is found out by one product of a batch", async () => {
    fail(RECOMMEND, VERSION);
    const { id } = await app.startRun();
    await untilSentBack(id, 1);
    app.sandbox.requests.clear();
    const goesBefore = await failedGoes(id);
    await untilSentBack(id, 4);
    const asked = app.sandbox.requests.count({ operation: RECOMMEND.path });
    const goes = (await failedGoes(id)) - goesBefore;
    back?.();
    await app.untilRun(({ isActive }) => !isActive);

    // A go of each batch may have been under way at the first look, and at the last.
    expect(asked).toBeLessThanOrEqual(goes + 4);
  });

  it("before a run rested does not count when it goes on", async () => {
    const { pauseRun, resumeRun } = await import("../../app/flows/control-run.server");
    const context = await app.context();
    fail(RECOMMEND, GATEWAY);
    const { id } = await app.startRun();
    await untilSentBack(id, 1);
    await pauseRun(context, { id }, "paused-by-merchant");
    await context.database
      .$executeRaw`UPDATE run_batch SET failing_since = now() - interval '61 minutes'`;

    await resumeRun(context, id);
    await untilSentBack(id, 1);
    back?.();
    const finished = await app.untilRun(({ isActive }) => !isActive);

    expect(finished).toMatchObject({ progress: { recommended: PRODUCTS, failed: 0 } });
  });
});
