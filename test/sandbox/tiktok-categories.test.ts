import { beforeEach, describe, expect, it } from "vitest";
import {
  createTikTokShop,
  largeTree,
  type SimulatedTikTokShop,
} from "../../sandbox/tiktok-shop/tiktok-shop";
import { callSimulatedTikTokShop, TIKTOK_APP } from "../support/call-simulated-tiktok-shop";

interface ListedCategory {
  id: string;
  parent_id: string;
  local_name: string;
  is_leaf: boolean;
  permission_statuses: string[];
}

let shop: SimulatedTikTokShop;

beforeEach(() => {
  shop = createTikTokShop(TIKTOK_APP);
});

function call(path: string, query: Record<string, string> = {}, region = "US") {
  const seller = shop.store.seller("nordlicht");
  const { accessToken } = shop.store.authorizations.issueTokens(seller);
  const cipher = seller.shops.find((each) => each.region === region)?.cipher ?? "";
  return callSimulatedTikTokShop(shop, path, {
    accessToken,
    query: {
      shop_cipher: cipher,
      category_version: shop.store.markets.versionOf(region),
      ...query,
    },
  });
}

async function list(query: Record<string, string> = {}, region = "US"): Promise<ListedCategory[]> {
  const { data } = await call("/product/202309/categories", query, region);
  return data["categories"] as unknown as ListedCategory[];
}

function depthOf(category: ListedCategory, byId: Map<string, ListedCategory>): number {
  const parent = byId.get(category.parent_id);
  return parent ? 1 + depthOf(parent, byId) : 1;
}

describe("the US tree", () => {
  it("has 600 or more leaves under 20 or more roots, 2 to 5 levels deep, with decimal ids", async () => {
    const categories = await list();
    const byId = new Map(categories.map((category) => [category.id, category]));
    const leaves = categories.filter(({ is_leaf }) => is_leaf);
    const depths = new Set(leaves.map((leaf) => depthOf(leaf, byId)));

    expect(leaves.length).toBeGreaterThanOrEqual(600);
    expect(categories.filter(({ parent_id }) => parent_id === "0").length).toBeGreaterThanOrEqual(
      20,
    );
    expect([...depths].sort()).toEqual([2, 3, 4, 5]);
    expect(categories.every(({ id }) => /^\d+$/.test(id))).toBe(true);
    expect(byId.size).toBe(categories.length);
  });

  it("has the known real ids where they belong", async () => {
    const byId = new Map((await list()).map((category) => [category.id, category]));

    expect(byId.get("601302")).toMatchObject({
      local_name: "Women's T-shirts",
      parent_id: "842248",
      is_leaf: true,
    });
    expect(byId.get("842248")).toMatchObject({ parent_id: "601152", is_leaf: false });
    expect(byId.get("601152")).toMatchObject({ parent_id: "0" });
  });

  it("marks invite-only categories, and shows prohibited ones only when asked", async () => {
    const statuses = new Set((await list()).flatMap((category) => category.permission_statuses));
    const withProhibited = await list({ include_prohibited_categories: "true" });

    expect(statuses).toEqual(new Set(["AVAILABLE", "INVITE_ONLY", "NON_MAIN_CATEGORY"]));
    expect(
      withProhibited.some((category) => category.permission_statuses.includes("PROHIBITED")),
    ).toBe(true);
  });

  it("is named in German where that is known", async () => {
    const names = (await list({ locale: "de-DE" })).map(({ local_name }) => local_name);

    expect(names).toContain("Möbel");
    expect(names).toContain("Salt & Sugar");
  });

  it("can be filtered by keyword", async () => {
    const names = (await list({ keyword: "mug" })).map(({ local_name }) => local_name);

    expect(names).toEqual(["Cups & Mugs", "Coffee Mugs", "Travel Mugs"]);
  });

  it("refuses an unknown locale, platform or version, and the version of other markets", async () => {
    const codes = [];
    for (const query of [
      "locale=xx-XX",
      "listing_platform=AMAZON",
      "category_version=v3",
      "category_version=v1",
    ]) {
      codes.push(
        (await call("/product/202309/categories", Object.fromEntries(new URLSearchParams(query))))
          .code,
      );
    }

    expect(codes).toEqual([98001004, 98001004, 98001004, 12052217]);
  });
});

describe("other markets", () => {
  it("have a v1 tree of at most three levels with other ids", async () => {
    const british = await list({}, "GB");
    const byId = new Map(british.map((category) => [category.id, category]));
    const american = new Set((await list()).map(({ id }) => id));

    expect(Math.max(...british.map((category) => depthOf(category, byId)))).toBe(3);
    expect(british.filter(({ id }) => american.has(id)).length).toBeLessThan(british.length / 10);
  });

  it("can move to v2", async () => {
    shop.store.markets.setVersion("GB", "v2");

    expect((await list({}, "GB")).length).toBeGreaterThan(600);
  });

  it("do not see what changes in another market", async () => {
    shop.store.categories("US").rename("601302", "Women's Tees");

    const german = (await list({}, "DE")).find(({ id }) => id === "601302");

    expect(german?.local_name).toBe("Women's T-shirts");
  });
});

describe("a tree that changes between two reads", () => {
  it("shows what was added, removed, renamed, moved, restricted or split", async () => {
    const tree = shop.store.categories();
    const [mugs, vases, tents] = [tree.find("Coffee Mugs"), tree.find("Vases"), tree.find("Tents")];
    tree.add({ id: "999001", parentId: mugs.id, name: "Latte Mugs" });
    tree.remove(vases.id);
    tree.rename(tents.id, "Camping Tents");
    tree.move(tents.id, tree.find("Toys & Hobbies").id);
    tree.setPermission("601302", "INVITE_ONLY");

    const byId = new Map((await list()).map((category) => [category.id, category]));

    expect(byId.get("999001")).toMatchObject({ parent_id: mugs.id, is_leaf: true });
    expect(byId.get(mugs.id)?.is_leaf).toBe(false);
    expect(byId.has(vases.id)).toBe(false);
    expect(byId.get(tents.id)).toMatchObject({
      local_name: "Camping Tents",
      parent_id: tree.find("Toys & Hobbies").id,
    });
    expect(byId.get("601302")?.permission_statuses).toEqual(["INVITE_ONLY"]);
  });

  it("refuses to move a category below itself", () => {
    const tree = shop.store.categories();

    expect(() => tree.move("601152", "842248")).toThrow("below itself");
  });

  it("is the first one again after a reset", async () => {
    shop.store.categories().rename("601302", "Other");

    shop.reset();

    expect((await list()).some(({ local_name }) => local_name === "Other")).toBe(false);
  });
});

it("a market may have a tree of 12,000 categories", async () => {
  shop.store.markets.replaceTree("US", largeTree(12_000));

  const categories = await list({ include_prohibited_categories: "true" });

  expect(categories.length).toBeGreaterThanOrEqual(12_000);
  expect(categories.length).toBeLessThan(13_000);
  expect(new Set(categories.map(({ id }) => id)).size).toBe(categories.length);
});

describe("what a listing needs", () => {
  it("comes as rules and attributes, the same every time, with the API's own spelling", async () => {
    const rules = await call("/product/202309/categories/601302/rules");
    const attributes = await call("/product/202309/categories/601302/attributes");
    const again = await call("/product/202309/categories/601302/attributes");

    expect(rules.data).toMatchObject({
      size_chart: { is_supported: true },
      package_dimension: { is_required: false },
    });
    expect(attributes.data["attributes"]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "Size", type: "SALES_PROPERTY", is_requried: true }),
      ]),
    );
    expect(again.data).toEqual(attributes.data);
  });

  it("is refused for a category that does not exist", async () => {
    expect(await call("/product/202309/categories/1/rules")).toMatchObject({
      status: 200,
      code: 12052023,
    });
  });
});
