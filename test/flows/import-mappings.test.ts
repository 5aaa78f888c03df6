import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import { FILE_COLUMNS, fileLine } from "../../app/domain/mapping-file";
import type { ImportView } from "../../app/views/mapping-import.server";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const OTHER = "other-shop.myshopify.com";
const MERCHANT = 77;
const COLLEAGUE = "88";
const TITLES = ["Coffee mug", "Travel mug", "Oak table", "Pine chair", "Bare mug"];
const WAIT = { timeout: 60_000, interval: 50 };

let app: PlayedApp;
/** A leaf that nothing is recommended, and one that is divided into smaller ones. */
let leaf: string;
let branch: string;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(...TITLES.map((title) => product(title))) });
  app.sandbox.shopify.createShop({ domain: OTHER });
  await app.install();
  await app.install(OTHER);
  await app.connect();
  await app.startWorker();
  await app.mapAll();
  const { database } = await app.context();
  await vi.waitFor(async () => {
    expect(await database.tikTokShopCategory.count({ where: { isLeaf: false } })).toBeGreaterThan(
      0,
    );
  }, WAIT);
  const used = await database.productMapping.findMany({ select: { recommendedCategoryId: true } });
  const ids = used.flatMap(({ recommendedCategoryId }) => recommendedCategoryId ?? []);
  const ofMarket = { market: "US", removedAt: null };
  const [free, divided] = await Promise.all([
    database.tikTokShopCategory.findFirstOrThrow({
      where: { ...ofMarket, isLeaf: true, id: { notIn: ids } },
    }),
    database.tikTokShopCategory.findFirstOrThrow({ where: { ...ofMarket, isLeaf: false } }),
  ]);
  leaf = free.id;
  branch = divided.id;
});

afterAll(() => app.close());

/** Everything is to review again, and nobody handed anything in. */
beforeEach(async () => {
  const { database } = await app.context();
  await database.productMapping.updateMany({
    data: {
      status: "recommended",
      confirmedCategoryId: null,
      decisionSource: null,
      decidedAt: null,
      decidedBy: null,
    },
  });
  await database.mappingImport.deleteMany();
  await database.mappingDecision.deleteMany();
  await database.mappingChange.deleteMany();
});

async function mapping(title: string) {
  const { database } = await app.context();
  return database.productMapping.findFirstOrThrow({ where: { title } });
}

/** A file with these rows; a row is a title with the category and the status that the file has for it. */
async function fileOf(...rows: [title: string, categoryId: string, status?: string][]) {
  const lines = [fileLine(FILE_COLUMNS)];
  for (const [title, categoryId, status = "recommended"] of rows) {
    const known = TITLES.includes(title) ? (await mapping(title)).productId.toString() : title;
    const cells: Partial<Record<string, string>> = {
      "Product ID": known,
      "TikTok Shop category ID": categoryId,
      Status: status,
    };
    lines.push(fileLine(FILE_COLUMNS.map((column) => cells[column] ?? "")));
  }
  return lines.join("");
}

async function send(file: string, shop?: string) {
  const { action } = await import("../../app/routes/app.import");
  const request = await app.request("/app/import?name=edited.csv", {
    ...(shop ? { shop } : {}),
    userId: MERCHANT,
    method: "POST",
    body: file,
  });
  const response = await action({ request, params: {}, context: {} } as ActionFunctionArgs);
  return (await response.json()) as {
    outcome: string;
    importId: number;
    problem?: string;
    row?: number;
  };
}

async function see(id: number): Promise<ImportView | null> {
  const { importView } = await import("../../app/views/mapping-import.server");
  const { database, shop, now } = await app.context();
  return importView(database, { shopId: shop.id, id, now: now() });
}

async function preview(file: string): Promise<ImportView> {
  const { outcome, importId } = await send(file);
  expect(outcome).toBe("checked");
  return (await see(importId)) as ImportView;
}

async function act(id: number, intent: string, shop?: string) {
  const { action } = await import("../../app/routes/app.imports.$id");
  const request = await app.request(`/app/imports/${id}`, {
    ...(shop ? { shop } : {}),
    userId: MERCHANT,
    method: "POST",
    body: new URLSearchParams({ intent }),
  });
  const answer = await action({ request, params: { id: String(id) }, context: {} } as never);
  return answer instanceof Response ? { outcome: String(answer.status) } : answer;
}

async function untilApplied(id: number): Promise<ImportView> {
  await vi.waitFor(async () => expect((await see(id))?.status).toBe("applied"), WAIT);
  return (await see(id)) as ImportView;
}

describe("a file that was exported", () => {
  it("and not changed changes nothing", async () => {
    const { mappingFile } = await import("../../app/views/mapping-export.server");
    const { database, shop } = await app.context();
    const parts: string[] = [];
    for await (const part of mappingFile(database, shop.id, new URLSearchParams()))
      parts.push(part);

    const view = await preview(parts.join(""));

    expect(view).toMatchObject({
      rows: TITLES.length,
      unchanged: TITLES.length,
      changes: 0,
      bad: 0,
    });
    expect(await act(view.id, "apply")).toEqual({ outcome: "gone" });
  });

  it("is read with semicolons, and from a spreadsheet program's UTF-16", async () => {
    const text = (await fileOf(["Coffee mug", leaf])).replaceAll(",", ";");
    const { readMappingFile } = await import("../../app/flows/read-mapping-file.server");
    const tabs = Buffer.from(`\uFEFF${text.replaceAll(";", "\t")}`, "utf16le");
    const rowsOf = async (bytes: Uint8Array) => {
      const rows = [];
      for await (const part of readMappingFile(oneByOne(bytes))) rows.push(...part);
      return rows;
    };

    for (const bytes of [Buffer.from(text), tabs])
      expect(await rowsOf(bytes)).toMatchObject([{ number: 2, categoryId: leaf, problem: null }]);
  });
});

async function* oneByOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  const heading = 200;
  yield bytes.slice(0, heading);
  yield bytes.slice(heading);
}

describe("a preview", () => {
  it("says what would change, before and after, and changes nothing", async () => {
    const { recommendedCategoryId: recommended } = await mapping("Travel mug");

    const view = await preview(
      await fileOf(
        ["Coffee mug", leaf],
        ["Travel mug", recommended ?? "", "confirmed"],
        ["Oak table", ""],
      ),
    );

    expect(view).toMatchObject({ status: "checked", rows: 3, changes: 2, unchanged: 1, bad: 0 });
    expect(view.samples).toMatchObject([
      { number: 2, title: "Coffee mug", before: { status: "recommended" } },
      { number: 3, title: "Travel mug", before: { status: "recommended" } },
    ]);
    expect(view.samples[0]?.after).not.toEqual(view.samples[0]?.before.path);
    expect(view.samples[1]?.after).toEqual(view.samples[1]?.before.path);
    expect((await mapping("Coffee mug")).status).toBe("recommended");
  });

  it("reports each bad row by its number and why", async () => {
    const file = await fileOf(
      ["Coffee mug", leaf],
      ["4242", leaf],
      ["Travel mug", "999999999"],
      ["Oak table", branch],
      ["Coffee mug", leaf],
      ["8.00E+12", leaf],
      ["mug", leaf],
      ["Pine chair", "Mugs"],
    );

    const view = await preview(`${file}1,2\r\n`);

    expect(view.badRows.map(({ number, problem }) => [number, problem])).toEqual([
      [3, "unknown-product"],
      [4, "unknown-category"],
      [5, "not-a-leaf"],
      [6, "duplicate"],
      [7, "shortened-product-id"],
      [8, "bad-product-id"],
      [9, "bad-category-id"],
      [10, "wrong-column-count"],
    ]);
    expect(view.badRows[3]?.firstNumber).toBe(2);
    expect(view).toMatchObject({ rows: 9, changes: 1, bad: 8 });
  });

  it("reports a cell that cannot be stored, or is cut within a character, as any other wrong one", async () => {
    const cut = `${"x".repeat(99)}😀 mug`;
    const file = await fileOf(
      ["80\u00000", leaf],
      [cut, leaf],
      ["Oak table", `${leaf}\u0000`],
      ["Pine chair", cut],
      ["Coffee mug", leaf],
    );

    const view = await preview(file);

    expect(view.badRows.map(({ number, problem }) => [number, problem])).toEqual([
      [2, "bad-product-id"],
      [3, "bad-product-id"],
      [4, "bad-category-id"],
      [5, "bad-category-id"],
    ]);
    expect(view.badRows[1]?.givenId).toBe("x".repeat(99));
    expect(view).toMatchObject({ rows: 5, changes: 1, bad: 4 });
  });

  it("has a name that can be stored, and that is cut between characters", async () => {
    const { action } = await import("../../app/routes/app.import");
    const name = encodeURIComponent(`\u0000${"x".repeat(119)}😀.csv`);
    const body = await fileOf(["Coffee mug", leaf]);
    const request = await app.request(`/app/import?name=${name}`, { method: "POST", body });

    const answer = await action({ request, params: {}, context: {} } as ActionFunctionArgs);

    const { importId } = (await answer.json()) as { importId: number };
    expect((await see(importId))?.name).toBe("x".repeat(119));
  });

  it.each([
    ["", "empty"],
    ["Title,Vendor\r\nMug,Kiln\r\n", "no-columns"],
    ['Product ID,TikTok Shop category ID\r\n"1,2\r\n', "unreadable"],
  ])("of %j says that it cannot be used", async (file, problem) => {
    expect(await send(file)).toMatchObject({ outcome: "unusable", problem });
    const { database } = await app.context();
    expect(await database.mappingImport.count()).toBe(0);
  });

  it("belongs to its shop: another one does not find it, and cannot apply it", async () => {
    const { id } = await preview(await fileOf(["Coffee mug", leaf]));
    const { loader } = await import("../../app/routes/app.imports.$id");
    const request = await app.request(`/app/imports/${id}`, { shop: OTHER });

    await expect(
      loader({ request, params: { id: String(id) }, context: {} } as never),
    ).rejects.toMatchObject({ status: 404 });
    expect(await act(id, "apply", OTHER)).toEqual({ outcome: "gone" });
    expect((await see(id))?.status).toBe("checked");
  });

  it("can be dropped, and expires after a day", async () => {
    const first = await preview(await fileOf(["Coffee mug", leaf]));
    const second = await preview(await fileOf(["Coffee mug", leaf]));
    const { database, now } = await app.context();
    const { sweep } = await import("../../app/flows/sweep.server");

    await act(first.id, "drop");
    await sweep(database, new Date(now().getTime() + 25 * 3_600_000), { putAwayDays: 30 });

    expect(await see(first.id)).toBeNull();
    expect(await see(second.id)).toBeNull();
    expect(await database.mappingImportRow.count()).toBe(0);
  });
});

describe("a confirmed import", () => {
  it("is applied as one decision, and undone as one", async () => {
    const { recommendedCategoryId: recommended } = await mapping("Travel mug");
    const { id } = await preview(
      await fileOf(
        ["Coffee mug", leaf],
        ["Travel mug", recommended ?? "", "confirmed"],
        ["x", "1"],
      ),
    );

    const answers = [await act(id, "apply"), await act(id, "apply")];
    const applied = await untilApplied(id);

    expect(answers).toEqual([{ outcome: "started" }, { outcome: "gone" }]);
    expect(applied).toMatchObject({ decided: 2, changes: 2, undo: "possible" });
    expect(await mapping("Coffee mug")).toMatchObject({
      status: "confirmed",
      confirmedCategoryId: leaf,
      decidedBy: String(MERCHANT),
      decisionSource: "merchant",
    });
    expect((await mapping("Travel mug")).confirmedCategoryId).toBe(recommended);
    const { database } = await app.context();
    expect(await database.mappingDecision.findMany()).toMatchObject([
      {
        scope: "import",
        scopeDetail: { name: "edited.csv" },
        total: 2,
        decided: 2,
        status: "finished",
      },
    ]);

    await act(id, "undo");
    await vi.waitFor(async () => expect((await see(id))?.undo).toBe("done"), WAIT);

    expect(await mapping("Coffee mug")).toMatchObject({
      status: "recommended",
      confirmedCategoryId: null,
    });
  });

  it("leaves alone what somebody else decided since the preview, and says so", async () => {
    const { decideMappings } = await import("../../app/flows/decide-mappings.server");
    const { id } = await preview(await fileOf(["Coffee mug", leaf], ["Oak table", leaf]));
    const mug = await mapping("Coffee mug");
    await decideMappings(
      await app.context(),
      { kind: "confirm" },
      {
        productIds: [mug.productId as ProductId],
        by: COLLEAGUE,
      },
    );

    await act(id, "apply");
    const applied = await untilApplied(id);

    expect(applied).toMatchObject({ changes: 2, decided: 1 });
    expect(await mapping("Coffee mug")).toMatchObject({
      confirmedCategoryId: mug.recommendedCategoryId,
      decidedBy: COLLEAGUE,
    });
    expect((await mapping("Oak table")).confirmedCategoryId).toBe(leaf);
  });

  it("that dies in the middle has changed nothing, and is applied by the next try", async () => {
    const { applyImport, confirmImport } = await import("../../app/flows/apply-import.server");
    const context = await app.context();
    const { id } = await preview(await fileOf(["Coffee mug", leaf], ["Oak table", leaf]));
    const nobody = { ...context, jobs: { ...context.jobs, applyImport: () => Promise.resolve() } };
    await confirmImport(nobody, { importId: id, by: "77" });
    await context.database.$executeRaw`
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$`;
    await context.database.$executeRaw`
      CREATE TRIGGER die BEFORE UPDATE OF status ON mapping_decision FOR EACH ROW EXECUTE FUNCTION die()`;

    const first = await applyImport(context, { importId: id, by: "77" }).then(
      () => "applied",
      () => "died",
    );
    const between = [(await mapping("Coffee mug")).status, (await mapping("Oak table")).status];
    await context.database.$executeRaw`DROP FUNCTION die CASCADE`;
    await applyImport(context, { importId: id, by: "77" });

    expect(first).toBe("died");
    expect(between).toEqual(["recommended", "recommended"]);
    expect(await see(id)).toMatchObject({ status: "applied", decided: 2 });
    expect(await context.database.mappingDecision.count()).toBe(1);
  });

  it("that cannot be applied says so, and can be tried again", async () => {
    const { confirmImport, giveImportUp } = await import("../../app/flows/apply-import.server");
    const context = await app.context();
    const { id } = await preview(await fileOf(["Coffee mug", leaf]));
    const nobody = { ...context, jobs: { ...context.jobs, applyImport: () => Promise.resolve() } };
    await confirmImport(nobody, { importId: id, by: "77" });

    await giveImportUp(context, id);

    expect((await see(id))?.status).toBe("failed");
    expect(await act(id, "apply")).toEqual({ outcome: "started" });
    expect(await untilApplied(id)).toMatchObject({ decided: 1 });
  });

  it("leaves a product whose category went meanwhile", async () => {
    const { database } = await app.context();
    const { id } = await preview(await fileOf(["Coffee mug", leaf]));
    await database.tikTokShopCategory.updateMany({
      where: { id: leaf },
      data: { removedAt: new Date() },
    });

    await act(id, "apply");
    const applied = await untilApplied(id);
    await database.tikTokShopCategory.updateMany({
      where: { id: leaf },
      data: { removedAt: null },
    });

    expect(applied).toMatchObject({ changes: 1, decided: 0, undo: null });
    expect((await mapping("Coffee mug")).status).toBe("recommended");
  });
});
