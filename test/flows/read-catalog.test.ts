import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

/** More than may vanish from one reading to the next without a second look. */
const MANY = 30;

let app: PlayedApp;

beforeAll(async () => {
  const titles = Array.from({ length: MANY + 10 }, (_, number) => `Coffee mug ${number}`);
  app = await playApp({
    catalog: catalogWith(...titles.map((title) => product(title))),
    environment: { SHOPIFY_FIRST_RETRY_MS: "5" },
  });
  await app.install();
  await app.connect();
  await app.startWorker();
});

afterAll(() => app.close());

beforeEach(async () => {
  await app.mapAll();
  const { database, shop } = await app.context();
  await database.productMapping.updateMany({
    where: { shopId: shop.id },
    data: { status: "confirmed", confirmedCategoryId: "902984", decidedBy: "1", reason: null },
  });
});

const products = () => [...app.sandbox.shopify.shop().products.upwards()];

async function confirmed(): Promise<number> {
  const { database, shop } = await app.context();
  return database.productMapping.count({ where: { shopId: shop.id, status: "confirmed" } });
}

async function latestRun() {
  const { database, shop } = await app.context();
  return database.mappingRun.findFirstOrThrow({
    where: { shopId: shop.id },
    orderBy: { id: "desc" },
  });
}

async function unreadable() {
  const { database, shop } = await app.context();
  return database.unreadableProduct.findMany({
    where: { shopId: shop.id },
    orderBy: { id: "asc" },
  });
}

/** A line of the file as Shopify would write it, of a product that is in the shop or not. */
function line(changes: object = {}): string {
  const [first] = products();
  return JSON.stringify({
    id: `gid://shopify/Product/${first?.id}`,
    title: first?.title,
    handle: first?.handle,
    descriptionHtml: "<p>x</p>",
    productType: "Mugs",
    vendor: "Kiln",
    tags: [],
    status: "ACTIVE",
    updatedAt: "2099-01-01T00:00:00Z",
    category: null,
    featuredMedia: null,
    ...changes,
  });
}

/** PostgreSQL has no room for it in an index. */
const tooLong = Array.from({ length: 3_000 }, (_, at) =>
  String.fromCodePoint(0x4e00 + at * 5),
).join("");

const idOf = (number: number) => ({ id: `gid://shopify/Product/${9_000_000_000_000 + number}` });

/** The next operation has this file, and counts what is in it. */
function nextFile(
  lines: string[],
  { counted = lines.length, ...played }: { counted?: number; roots?: number; file?: string } = {},
): void {
  const { roots = counted, file = `${lines.join("\n")}\n` } = played;
  operations().playNext({ file, objectCount: counted, rootObjectCount: roots });
}

const operations = () => app.sandbox.shopify.shop().bulkOperations;

describe("a file that holds less than Shopify counted", () => {
  it("is read again, and nothing is taken for gone", async () => {
    const before = await confirmed();
    nextFile([line()], { counted: 3 });

    await app.mapAll();

    expect(await latestRun()).toMatchObject({ status: "finished", failedReads: 1, putAway: 0 });
    expect(await confirmed()).toBe(before);
  });

  it("ends the run after three of them, with what happened", async () => {
    const before = await confirmed();
    for (let file = 0; file < 3; file += 1) nextFile([line()], { counted: 3 });

    await app.mapAll();

    expect(await latestRun()).toMatchObject({ status: "failed", reason: "catalog-incomplete" });
    expect(await confirmed()).toBe(before);
  });

  it("may end within its last line", async () => {
    const before = await confirmed();
    nextFile([line(), line(idOf(1))], {
      file: `${line()}\n${line(idOf(1)).slice(0, 60)}`,
    });

    await app.mapAll();

    expect(await latestRun()).toMatchObject({ status: "finished", failedReads: 1, putAway: 0 });
    expect(await confirmed()).toBe(before);
    expect(await unreadable()).toEqual([]);
  });

  it.each([
    { objectCount: 9, rootObjectCount: 3 },
    { objectCount: 0, rootObjectCount: 3 },
    { objectCount: 9, rootObjectCount: 0 },
  ])("may not be there at all: %j", async (counts) => {
    const before = await confirmed();
    operations().playNext({ file: null, ...counts });

    await app.mapAll();

    expect(await latestRun()).toMatchObject({ status: "finished", failedReads: 1, putAway: 0 });
    expect(await confirmed()).toBe(before);
  });
});

describe("an operation that fails", () => {
  it("is started again", async () => {
    operations().failNext("INTERNAL_SERVER_ERROR");

    await app.mapAll();

    expect(await latestRun()).toMatchObject({ status: "finished", failedReads: 1 });
  });

  it("is not started for ever", async () => {
    for (let each = 0; each < 3; each += 1) operations().playNext({ status: "EXPIRED" });

    await app.mapAll();

    expect(await latestRun()).toMatchObject({ status: "failed", reason: "catalog-not-readable" });
  });
});

describe("products that a whole reading does not see", () => {
  it("are put away, and come back with their decision", async () => {
    const before = await confirmed();
    const gone = products().slice(0, 2);
    const kept = products().slice(2);
    nextFile(kept.map((each) => line({ ...each, ...gidOf(each) })));

    await app.mapAll();
    const meanwhile = await confirmed();
    await app.mapAll();

    expect(gone).toHaveLength(2);
    expect(meanwhile).toBe(before - 2);
    expect(await confirmed()).toBe(before);
  });

  it("stay where they are many, until a second reading says the same", async () => {
    const before = await confirmed();
    const kept = products().slice(MANY);
    const file = () => nextFile(kept.map((each) => line({ ...each, ...gidOf(each) })));

    file();
    await app.mapAll();
    const first = await latestRun();
    const afterFirst = await confirmed();
    file();
    await app.mapAll();
    const second = await latestRun();
    const afterSecond = await confirmed();
    await app.mapAll();

    expect(first).toMatchObject({ status: "finished", missed: MANY, putAway: 0 });
    expect(afterFirst).toBe(before);
    expect(second).toMatchObject({ status: "finished", missed: 0, putAway: MANY });
    expect(afterSecond).toBe(before - MANY);
    expect(await confirmed()).toBe(before);
  });

  it.each([
    ["cut before its id", '{"id":"gid://shop'],
    ["without an id", JSON.stringify({ title: "Mug" })],
    ["of an id that no product has", `{"id":"gid://shopify/Product/1${"0".repeat(30)}"}`],
  ])("stay where one line is %s, however often", async (_how, broken) => {
    const before = await confirmed();
    const file = () => nextFile([...linesOf(products().slice(1)), broken]);

    file();
    await app.mapAll();
    const first = await latestRun();
    file();
    await app.mapAll();
    const second = await latestRun();

    expect(first).toMatchObject({ status: "finished", missed: 1, putAway: 0 });
    expect(second).toMatchObject({ status: "finished", missed: 1, putAway: 0 });
    expect(await confirmed()).toBe(before);
  });

  it("stay where another one is in the file twice, until a second reading misses them, too", async () => {
    const before = await confirmed();
    const file = () => {
      const [first = "", ...others] = linesOf(products().slice(1));
      nextFile([first, ...others, first]);
    };

    file();
    await app.mapAll();
    const first = await latestRun();
    const afterFirst = await confirmed();
    file();
    await app.mapAll();

    expect(first).toMatchObject({ status: "finished", missed: 1, putAway: 0 });
    expect(afterFirst).toBe(before);
    expect(await latestRun()).toMatchObject({ status: "finished", missed: 0, putAway: 1 });
    expect(await confirmed()).toBe(before - 1);
  });

  it("are put away beside a product that cannot be read, but has an id", async () => {
    const before = await confirmed();
    nextFile([...linesOf(products().slice(1)), line({ ...idOf(7), vendor: null })]);

    await app.mapAll();

    expect(await latestRun()).toMatchObject({ status: "finished", missed: 0, putAway: 1 });
    expect(await confirmed()).toBe(before - 1);
  });

  it("are not gone for a worker whose clock is late", async () => {
    const before = await confirmed();
    const { id } = await app.startRun();
    const { database } = await app.context();
    await database.mappingRun.update({
      where: { id },
      data: { startedAt: new Date(Date.now() + 3_600_000) },
    });

    await app.untilRun((run) => run.id === id && !run.isActive);

    expect(await confirmed()).toBe(before);
  });
});

describe("a product that cannot be read or stored", () => {
  it("is set aside by name, and the others are mapped", async () => {
    const others = products().map((each) => line({ ...each, ...gidOf(each) }));
    nextFile([
      ...others,
      line({ ...idOf(1), title: "Plain" }),
      line({ ...idOf(2), title: "Without a vendor", vendor: null }),
      line({ ...idOf(3), title: "Long", vendor: tooLong }),
      "{",
      line({ ...idOf(4), title: "Last" }),
    ]);

    await app.mapAll();

    const { database } = await app.context();
    const set = (await unreadable()).map(({ title, reason }) => ({ title, reason }));
    expect(set).toHaveLength(3);
    expect(set).toEqual(
      expect.arrayContaining([
        { title: "Without a vendor", reason: "not-understood" },
        { title: null, reason: "not-understood" },
        { title: "Long", reason: "not-stored" },
      ]),
    );
    expect(await database.product.count({ where: { title: { in: ["Plain", "Last"] } } })).toBe(2);
    await app.mapAll();
    expect(await unreadable()).toEqual([]);
  });

  it("is not counted as read, with however many files", async () => {
    const { database, shop } = await app.context();
    const deleted = line(idOf(9));
    await database.deletedProduct.create({
      data: { shopId: shop.id, productId: 9_000_000_000_009n, deletedAt: new Date() },
    });
    const lines = [...linesOf(products()), line({ ...idOf(8), vendor: tooLong }), deleted];
    nextFile(lines, { counted: lines.length + 1 });
    nextFile(lines);

    const { progress } = await app.mapAll();

    expect((await latestRun()).failedReads).toBe(1);
    expect(progress).toMatchObject({ productsRead: MANY + 10, productsDone: MANY + 10 });
  });

  it("is told by its own name where a line about a collection is not understood", async () => {
    const { unreadableView } = await import("../../app/views/unreadable-products.server");
    const [first] = products();
    const __parentId = `gid://shopify/Product/${first?.id}`;
    const odd = JSON.stringify({ id: "gid://shopify/Odd/1", title: "Summer sale", __parentId });
    nextFile([...linesOf(products()), odd], { roots: MANY + 10 });

    await app.mapAll();

    const { database, shop } = await app.context();
    expect(await unreadableView(database, shop.id)).toEqual({
      count: 1,
      first: [{ productId: String(first?.id), title: first?.title, reason: "incomplete" }],
    });
  });

  it.each([
    ["line separators", { title: "a\u2028b\u2029c" }],
    ["half a character", { title: "a\uD83Db" }],
    ["a null character", { tags: ["a\0b"], vendor: "\0" }],
    ["deep nesting", { descriptionHtml: "<div>".repeat(300) }],
    ["a character where the text is cut", { descriptionHtml: `${"x".repeat(999)}😀y` }],
  ])("is none for %s", async (_name, changes) => {
    const others = products().map((each) => line({ ...each, ...gidOf(each) }));
    nextFile([...others, line({ ...idOf(5), title: "Odd", ...changes })]);

    await app.mapAll();

    const { database } = await app.context();
    expect(await unreadable()).toEqual([]);
    expect(await database.product.count({ where: { id: 9_000_000_000_005n } })).toBe(1);
  });
});

describe("a product that is in the file twice", () => {
  it("is stored as it is in the later line, and counted once", async () => {
    const others = products().map((each) => line({ ...each, ...gidOf(each) }));
    nextFile([
      line({ ...idOf(6), title: "Thing" }),
      ...others,
      line({ ...idOf(6), title: "Thing, new title" }),
    ]);

    await app.mapAll();

    const { database } = await app.context();
    const stored = await database.product.findFirstOrThrow({ where: { id: 9_000_000_000_006n } });
    expect(stored.title).toBe("Thing, new title");
    expect((await latestRun()).productsRead).toBe(others.length + 1);
  });
});

const linesOf = (shown: ReturnType<typeof products>) =>
  shown.map((each) => line({ ...each, ...gidOf(each) }));

function gidOf({ id }: { id: number }) {
  return { id: `gid://shopify/Product/${id}`, category: null, updatedAt: "2099-01-01T00:00:00Z" };
}
