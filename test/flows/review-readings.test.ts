import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sortedCatalog } from "../../sandbox/catalog/sorted-catalog";
import { playApp, type PlayedApp } from "../support/play-app";
import { rememberRows } from "../support/remember-rows";

const PRODUCTS = 120;
const MERCHANT = "77";
const { catalog, rightLeafOf } = sortedCatalog({
  products: PRODUCTS,
  localCategories: 2,
  mixedShare: 0.5,
});
const rightLeaf = new Map(
  Array.from({ length: PRODUCTS }, (_, index) => [catalog.at(index).title, rightLeafOf(index)]),
);

let app: PlayedApp;
let decideAnew: () => Promise<void>;

beforeAll(async () => {
  app = await playApp({ catalog, noise: 0.2 });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
  decideAnew = await rememberRows();
});

beforeEach(() => decideAnew());
afterAll(() => app.close());

async function localCategory(isMixed: boolean): Promise<number> {
  const { database } = await app.context();
  const found = await database.localCategory.findFirstOrThrow({
    where: isMixed ? { name: { endsWith: ", all" } } : { NOT: { name: { endsWith: ", all" } } },
  });
  return found.id;
}

async function readings(localCategoryId: number) {
  const { reviewReadingsView } = await import("../../app/views/review-readings.server");
  const { database, shop, now } = await app.context();
  return reviewReadingsView(database, shop.id, { localCategoryId, now: now() });
}

async function decide(read: { localCategoryId: number; reading: string; categoryId: string }) {
  const { decideReading } = await import("../../app/flows/decide-reading.server");
  const reviewer = { by: MERCHANT, seenAt: new Date(), isAccepted: false };
  return decideReading(await app.context(), read, reviewer);
}

describe("the titles of a local category", () => {
  it("of one kind read alike, although other answers were given for some", async () => {
    const view = await readings(await localCategory(false));

    expect(view.readings).toHaveLength(1);
    const [only] = view.readings;
    expect(only?.isLeftOver).toBe(false);
    expect(only?.otherSamples.length).toBeGreaterThan(0);
    expect(only?.answered).toBeLessThan(only?.waiting ?? 0);
  });

  it("that mixes kinds tell them apart, with samples of both answers and a page to look at", async () => {
    const { readings: found } = await readings(await localCategory(true));

    expect(found.length).toBeGreaterThan(1);
    for (const { category, samples, otherSamples, page, isLeftOver } of found) {
      if (isLeftOver) continue;
      const shown = [...samples, ...otherSamples, ...page];
      expect(shown.map(({ title }) => rightLeaf.get(title))).toEqual(shown.map(() => category.id));
    }
  });

  it("decide about every product of a kind at once, whatever was answered for it", async () => {
    const localCategoryId = await localCategory(true);
    const [kind] = (await readings(localCategoryId)).readings;
    const [reading, categoryId] = [kind?.key ?? "", kind?.category.id ?? ""];

    const decided = await decide({ localCategoryId, reading, categoryId });

    expect(decided).toMatchObject({ outcome: "decided", products: kind?.waiting });
    const { database } = await app.context();
    const confirmed = await database.productMapping.findMany({ where: { status: "confirmed" } });
    expect(confirmed).toHaveLength(kind?.waiting ?? 0);
    expect(confirmed.every(({ title }) => rightLeaf.get(title) === categoryId)).toBe(true);
    expect(new Set(confirmed.map((each) => each.recommendedCategoryId)).size).toBeGreaterThan(1);
    const left = (await readings(localCategoryId)).readings;
    expect(left.map(({ key }) => key)).not.toContain(reading);
    expect(await decide({ localCategoryId, reading, categoryId })).toMatchObject({
      outcome: "nothing",
    });
  });

  it("leave what the merchant set aside", async () => {
    const localCategoryId = await localCategory(true);
    const { database } = await app.context();
    const [kind] = (await readings(localCategoryId)).readings;
    const aside = BigInt(kind?.page[0]?.productId ?? 0);
    await database.productMapping.updateMany({
      where: { productId: aside },
      data: { isSetAside: true },
    });

    const categoryId = kind?.category.id ?? "";
    const decided = await decide({ localCategoryId, reading: kind?.key ?? "", categoryId });

    expect(decided).toMatchObject({ products: (kind?.waiting ?? 0) - 1 });
    const row = await database.productMapping.findFirstOrThrow({ where: { productId: aside } });
    expect(row).toMatchObject({ status: "recommended", isSetAside: true });
  });

  it("that nobody knows, and a category that is not there, change nothing", async () => {
    const localCategoryId = await localCategory(false);
    const [kind] = (await readings(localCategoryId)).readings;
    const categoryId = kind?.category.id ?? "";

    expect(await decide({ localCategoryId, reading: "404", categoryId })).toMatchObject({
      outcome: "nothing",
    });
    expect(
      await decide({ localCategoryId, reading: kind?.key ?? "", categoryId: "404404" }),
    ).toMatchObject({ outcome: "no-such-category" });
    expect((await readings(localCategoryId)).readings[0]?.waiting).toBe(kind?.waiting);
  });
});
