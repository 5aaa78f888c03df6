import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalogOfMugs } from "../support/catalog-with";
import { forgetMappings } from "../support/forget-mappings";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 6;
const RECOMMEND = { operation: /categories\/recommend/ };
const UPLOAD = { operation: /images\/upload/ };

let app: PlayedApp;

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
  app.sandbox.requests.clear();
});

function answerOnce(path: RegExp, body: object): void {
  app.sandbox.nextAnswer({ path }, { body: { request_id: "r", message: "Words.", ...body } });
}

async function reasons() {
  const { database, shop } = await app.context();
  const rows = await database.productMapping.findMany({
    where: { shopId: shop.id, reason: { not: null } },
  });
  return rows.map(({ status, reason, reasonDetail }) => ({ status, reason, reasonDetail }));
}

/** One product alone needs attention, and nobody was asked twice for it; the next run asks again. */
async function expectOneFailure(reasonDetail: string | null) {
  const run = await app.mapAll();
  const needsAttention = await reasons();
  const asked = app.sandbox.requests.count(RECOMMEND);
  const mended = await app.mapAll();

  expect(run).toMatchObject({
    status: "finished",
    progress: { recommended: PRODUCTS - 1, failed: 1 },
  });
  expect(needsAttention).toEqual([
    { status: "needs-attention", reason: "answer-unknown", reasonDetail },
  ]);
  expect(asked).toBeLessThanOrEqual(PRODUCTS);
  expect(mended).toMatchObject({ progress: { recommended: 1, failed: 0 } });
  expect(await reasons()).toEqual([]);
}

describe("an answer that cannot be used is its product's own failure, and is asked for again:", () => {
  it.each(["0", "x", "-1", "9223372036854775808"])("the leaf %j", async (leaf) => {
    answerOnce(/categories\/recommend/, {
      code: 0,
      data: { leaf_category_id: leaf, categories: [] },
    });

    await expectOneFailure(null);
  });

  it.each(["0", ""])("an id %j on the way to the leaf", async (id) => {
    const categories = [{ id, name: "Home", is_leaf: false }];
    answerOnce(/categories\/recommend/, { code: 0, data: { leaf_category_id: "1", categories } });

    await expectOneFailure(null);
  });

  it("no data at all", async () => {
    answerOnce(/categories\/recommend/, { code: 0 });

    await expectOneFailure(null);
  });

  it("a code that nobody knows", async () => {
    answerOnce(/categories\/recommend/, { code: 99_999_999 });

    await expectOneFailure("Words.");
  });

  it("a code that nobody knows, with words that quote half a character", async () => {
    answerOnce(/categories\/recommend/, {
      code: 99_999_999,
      message: "The title Mug \uD83D\0 is odd.",
    });

    await expectOneFailure("The title Mug \uFFFD is odd.");
  });

  it("a code that nobody knows, for its picture", async () => {
    answerOnce(/images\/upload/, { code: 99_999_999 });

    await expectOneFailure("Words.");
    expect(app.sandbox.requests.count(UPLOAD)).toBe(PRODUCTS + 1);
  });

  it("an upload without a picture's name", async () => {
    answerOnce(/images\/upload/, { code: 0, data: { url: "https://example.com/1" } });

    await expectOneFailure(null);
  });
});
