import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../../sandbox/core/sandbox";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { askAdmin } from "../support/play-shopify";

const SET = `mutation($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields { namespace key type value }
    userErrors { field message code elementIndex }
  }
}`;
const DELETE = `mutation($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) {
    deletedMetafields { ownerId namespace key }
    userErrors { field message }
  }
}`;
const READ = `query($id: ID!) { product(id: $id) {
  updatedAt
  metafield(namespace: "$app", key: "tiktok_category_id") { value type }
} }`;

const FIRST = 8000000000000;
const idOf = (index: number) => `gid://shopify/Product/${FIRST + index}`;

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ catalog: generatedCatalog({ products: 40 }) });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

interface SetAnswer {
  metafieldsSet: {
    metafields: { namespace: string; type: string; value: string }[] | null;
    userErrors: { field: string[]; code: string; elementIndex: number | null }[];
  } | null;
}

/** The app's own metafield of a product. */
function input(index: number, changes: object = {}) {
  return {
    ownerId: idOf(index),
    namespace: "$app",
    key: "tiktok_category_id",
    value: "601739",
    ...changes,
  };
}

async function set(...metafields: object[]) {
  return askAdmin<SetAnswer>(sandbox, SET, { metafields });
}

async function read(index: number) {
  const { data } = await askAdmin<{
    product: { updatedAt: string; metafield: { value: string; type: string } | null };
  }>(sandbox, READ, { id: idOf(index) });
  return data.product;
}

describe("metafieldsSet", () => {
  it("sets the app's own, in the type that the app declares, and moves the product's time", async () => {
    const before = await read(0);

    const { data } = await set(input(0));

    expect(data.metafieldsSet).toEqual({
      metafields: [
        {
          namespace: "app--1",
          key: "tiktok_category_id",
          type: "single_line_text_field",
          value: "601739",
        },
      ],
      userErrors: [],
    });
    const after = await read(0);
    expect(after.metafield).toEqual({ value: "601739", type: "single_line_text_field" });
    expect(after.updatedAt > before.updatedAt).toBe(true);
  });

  it("takes 25 and no more", async () => {
    const inputs = Array.from({ length: 26 }, (_, index) => input(index));

    const { data: all } = await set(...inputs);
    const { data: some } = await set(...inputs.slice(1));

    expect(all.metafieldsSet?.userErrors).toMatchObject([
      { code: "LESS_THAN_OR_EQUAL_TO", elementIndex: null },
    ]);
    expect(some.metafieldsSet?.metafields).toHaveLength(25);
    expect((await read(0)).metafield).toBeNull();
  });

  it.each([
    ["a product that is not there", { ownerId: "gid://shopify/Product/1" }, "INVALID"],
    ["an empty value", { value: "" }, "BLANK"],
    ["two lines", { value: "1\n2" }, "INVALID_VALUE"],
    ["another type than the declared one", { type: "json" }, "INVALID_TYPE"],
    ["a key that nobody declared, without a type", { key: "undeclared" }, "BLANK"],
    ["another app's namespace", { namespace: "app--99" }, "APP_NOT_AUTHORIZED"],
  ])("refuses %s, and then sets none", async (_what, changes, code) => {
    const { data } = await set(input(0), input(1, changes));

    expect(data.metafieldsSet?.userErrors).toMatchObject([{ code, elementIndex: 1 }]);
    expect((await read(0)).metafield).toBeNull();
  });

  it("needs the scope to write products", async () => {
    sandbox.shopify.updateScopes(["read_products"]);

    const { data, errors } = await set(input(0));

    expect(data.metafieldsSet).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  });
});

describe("metafieldsDelete", () => {
  it("removes what is there, and has null for what is not", async () => {
    await set(input(0));
    const [first, second] = [input(0), input(1)].map(({ value: _value, ...name }) => name);

    const { data } = await askAdmin(sandbox, DELETE, { metafields: [first, second] });

    expect(data).toEqual({
      metafieldsDelete: {
        deletedMetafields: [
          { ownerId: idOf(0), namespace: "app--1", key: "tiktok_category_id" },
          null,
        ],
        userErrors: [],
      },
    });
    expect((await read(0)).metafield).toBeNull();
  });
});
