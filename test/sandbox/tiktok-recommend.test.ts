import { beforeEach, describe, expect, it } from "vitest";
import { generatedCatalog, sampleCatalog } from "../../sandbox/catalog/catalog";
import { Recommender } from "../../sandbox/tiktok-shop/recommender";
import {
  createTikTokShop,
  largeTree,
  type SimulatedTikTokShop,
} from "../../sandbox/tiktok-shop/tiktok-shop";
import { callSimulatedTikTokShop, TIKTOK_APP } from "../support/call-simulated-tiktok-shop";

interface Step {
  id: string;
  name: string;
  level: number;
  is_leaf: boolean;
  permission_statuses: string[];
}

let shop: SimulatedTikTokShop;

beforeEach(() => {
  shop = createTikTokShop(TIKTOK_APP);
});

function recommend(json: Record<string, unknown>, region = "US") {
  const seller = shop.store.seller("nordlicht");
  const { accessToken } = shop.store.authorizations.issueTokens(seller);
  const cipher = seller.shops.find((each) => each.region === region)?.cipher ?? "";
  const version = shop.store.markets.versionOf(region);
  return callSimulatedTikTokShop(shop, "/product/202309/categories/recommend", {
    accessToken,
    query: { shop_cipher: cipher, category_version: version },
    json,
  });
}

async function pathFor(title: string): Promise<string> {
  const { data } = await recommend({ product_title: title });
  return (data["categories"] as unknown as Step[]).map(({ name }) => name).join(" > ");
}

describe("a recommendation", () => {
  it.each([
    ["Stoneware Coffee Mug in Forest Green", "Kitchenware > Drinkware > Cups & Mugs > Coffee Mugs"],
    [
      "Handgetöpferte Kaffeetasse mit blauem Rand",
      "Kitchenware > Drinkware > Cups & Mugs > Coffee Mugs",
    ],
    ["Taza de cerámica pintada a mano", "Kitchenware > Drinkware > Cups & Mugs > Coffee Mugs"],
    [
      "Modular Corner Sofa, Light Grey",
      "Furniture > Living Room Furniture > Sofas > Sectional & Corner Sofas",
    ],
    ["Schlafsofa mit Bettkasten", "Furniture > Living Room Furniture > Sofas > Sofa Beds"],
    ["Women's Organic Cotton T-Shirt", "Womenswear & Underwear > Women's Tops > Women's T-shirts"],
    [
      "Kinder Kapuzenpullover mit Fuchs",
      "Kids' Fashion > Boys' Clothing > Boys' Sweaters & Hoodies",
    ],
    ["Camiseta básica de hombre", "Menswear & Underwear > Men's Tops > Men's T-shirts"],
    ["Hundebett mit waschbarem Bezug", "Pet Supplies > Dog & Cat Furniture > Pet Beds > Dog Beds"],
    [
      "Round Oak Coffee Table with Shelf",
      "Furniture > Living Room Furniture > Living Room Tables > Coffee Tables",
    ],
    ["Expandable Garden Hose, 30 m", "Garden & Outdoor > Gardening > Garden Hoses"],
  ])("for %s is %s", async (title, path) => {
    expect(await pathFor(title)).toBe(path);
  });

  it("is the chain from root to leaf, with levels and permissions", async () => {
    const { data } = await recommend({ product_title: "Women's T-Shirt" });

    expect(data["leaf_category_id"]).toBe("601302");
    expect(data["categories"]).toMatchObject([
      { id: "601152", level: 1, is_leaf: false },
      { id: "842248", level: 2, is_leaf: false },
      { id: "601302", level: 3, is_leaf: true, permission_statuses: ["AVAILABLE"] },
    ]);
  });

  it("is found for nearly every product of the sample", async () => {
    const catalog = sampleCatalog();
    let found = 0;
    for (let index = 0; index < catalog.size; index++) {
      const { data } = await recommend({ product_title: catalog.at(index).title });
      if (data?.["leaf_category_id"]) found += 1;
    }

    expect(found / catalog.size).toBeGreaterThan(0.97);
  });

  it("is empty when nothing matches a long title", async () => {
    const answer = await recommend({ product_title: "Zyxtro Quandle Fribbler Ompelion" });

    expect(answer).toMatchObject({ code: 0, data: { leaf_category_id: "", categories: [] } });
  });

  it("uses the description when the title says nothing", async () => {
    const { data } = await recommend({
      product_title: "QX-200",
      description: "A ceramic coffee mug",
    });

    expect(data["leaf_category_id"]).toBe(shop.store.categories().find("Coffee Mugs").id);
  });

  it("is of the market's own tree", async () => {
    const { data } = await recommend({ product_title: "Coffee Mug" }, "GB");

    expect(data["leaf_category_id"]).toBe(shop.store.categories("GB").find("Coffee Mugs").id);
    expect(data["categories"]).toHaveLength(3);
  });

  it("follows changes of the tree, and may name a category the list does not show", async () => {
    const tree = shop.store.categories();
    const latteMugs = tree.add({
      id: "999001",
      parentId: tree.find("Cups & Mugs").id,
      name: "Latte Mugs",
    });
    tree.unlist(latteMugs.id);

    const { data } = await recommend({ product_title: "Latte Mug" });

    expect(data["leaf_category_id"]).toBe("999001");
    expect(tree.listed().some(({ id }) => id === "999001")).toBe(false);
  });
});

describe("a request is refused", () => {
  it.each([
    ["without a title", {}, 98001004],
    ["with an empty title", { product_title: " " }, 12052261],
    ["with a title of 256 characters", { product_title: `Mug ${"x".repeat(252)}` }, 12052051],
    [
      "with a picture that was never uploaded",
      { product_title: "Coffee Mug", images: [{ uri: "tos/none" }] },
      12052722,
    ],
    ["with a short, cryptic title", { product_title: "QX-200" }, 12052227],
    ["with an unknown field", { product_title: "Coffee Mug", colour: "red" }, 98001004],
    [
      "with source context, which is off",
      { product_title: "Coffee Mug", origin_platform_vendor: "Kiln" },
      98001004,
    ],
  ])("%s", async (_, json, code) => {
    expect(await recommend(json)).toMatchObject({ status: 200, code, data: null });
  });

  it("not with a title of 255 characters or an uploaded picture", async () => {
    const uri = shop.store.uploads.add(Buffer.from("a picture"));

    expect(
      (await recommend({ product_title: `Mug ${"x".repeat(251)}`, images: [{ uri }] })).code,
    ).toBe(0);
  });
});

it("source context is taken where the knob says so, and helps", async () => {
  shop.store.knobs.acceptsSourceContext = true;

  const { data } = await recommend({
    product_title: "The Everyday One, Sand",
    origin_platform_category: "Furniture > Sofas",
  });

  expect(shop.store.categories().pathTo(String(data["leaf_category_id"]))[0]?.name).toBe(
    "Furniture",
  );
});

describe("noise", () => {
  const titles = Array.from(
    { length: 300 },
    (_, index) => generatedCatalog({ products: 300 }).at(index).title,
  );
  const leaves = (noise: number, seed = 1) => {
    const recommender = new Recommender(() => ({ ...shop.store.knobs, noise, seed }));
    const tree = shop.store.categories();
    return titles.map(
      (title) =>
        recommender.recommend(tree, {
          title,
          description: "",
          sourceContext: "",
          includeProhibited: false,
        })?.id,
    );
  };

  it("makes the chosen share of answers wrong", () => {
    const right = leaves(0);
    const wrong = leaves(0.3).filter((id, index) => id !== right[index]).length / titles.length;

    expect(wrong).toBeGreaterThan(0.22);
    expect(wrong).toBeLessThan(0.38);
  });

  it("is the same for the same seed and another for another", () => {
    expect(leaves(0.3)).toEqual(leaves(0.3));
    expect(leaves(0.3, 2)).not.toEqual(leaves(0.3, 1));
  });
});

it("an answer from a tree of 12,000 categories costs no more than some from one of 1,200", () => {
  const catalog = generatedCatalog({ products: 500 });
  const recommender = new Recommender(() => shop.store.knobs);
  const cpuOf = (tree: ReturnType<typeof largeTree>) => {
    const ask = (index: number) =>
      recommender.recommend(tree, {
        title: catalog.at(index).title,
        description: "",
        sourceContext: "",
        includeProhibited: false,
      });
    ask(0);
    const before = process.cpuUsage();
    for (let index = 0; index < 500; index++) ask(index);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };

  const small = cpuOf(largeTree(1_200));
  const large = cpuOf(largeTree(12_000));

  expect(large / small).toBeLessThan(20);
});
