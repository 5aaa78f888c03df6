import { afterAll, beforeEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox/core/sandbox";
import { catalogOf, imageOf } from "../support/catalog-of";
import { askAdmin, offlineToken, postGraphql } from "../support/play-shopify";

const drinkware = {
  id: "gid://shopify/TaxonomyCategory/hg-11-10",
  name: "Drinkware",
  fullName: "Home & Garden > Kitchen & Dining > Drinkware",
};
const catalog = catalogOf([
  {
    title: "Mug",
    category: drinkware,
    images: [imageOf("mug"), imageOf("shared")],
    tags: ["blue", "gift"],
  },
  { title: "Cup", productType: "Cups", images: [imageOf("shared")] },
  { title: "Vase", status: "DRAFT" },
]);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ catalog, scopes: ["write_products"] });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

interface Titles {
  products: { nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

describe("reading products", () => {
  it("a product comes with its taxonomy category and its pictures", async () => {
    const { data } = await askAdmin(
      sandbox,
      `{ product(id: "gid://shopify/Product/8000000000000") {
        title tags status
        category { id name fullName level isRoot parentId }
        media(first: 5) { nodes { id status ... on MediaImage { image { width height url(transform: { maxWidth: 1200, preferredContentType: JPG }) } } } }
      } }`,
    );

    expect(data).toMatchObject({
      product: {
        title: "Mug",
        tags: ["blue", "gift"],
        status: "ACTIVE",
        category: {
          ...drinkware,
          level: 3,
          isRoot: false,
          parentId: "gid://shopify/TaxonomyCategory/hg-11",
        },
        media: {
          nodes: [
            {
              id: "gid://shopify/MediaImage/30000000000000",
              status: "READY",
              image: {
                width: 1600,
                height: 1200,
                url: expect.stringMatching(
                  /^https:\/\/cdn\.shopify\.com\/s\/files\/1\/.*\/files\/mug\.jpg\?v=\d+&width=1200&format=jpg$/,
                ),
              },
            },
            { status: "READY" },
          ],
        },
      },
    });
  });

  it("a picture that two products share has one URL", async () => {
    const query = `{ products(first: 2) { nodes { media(first: 5) { nodes { ... on MediaImage { image { url } } } } } } }`;

    const { data } = await askAdmin<{
      products: { nodes: { media: { nodes: { image: { url: string } }[] } }[] };
    }>(sandbox, query);

    const [mug, cup] = data.products.nodes.map(({ media }) =>
      media.nodes.map(({ image }) => image.url),
    );
    expect(mug?.[1]).toBe(cup?.[0]);
  });

  it("pages follow each other by cursor, in both directions", async () => {
    const forward = `query($after: String) { products(first: 2, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } } }`;
    const backward = `query($before: String) { products(last: 1, before: $before) { nodes { title } } }`;

    const first = await askAdmin<Titles>(sandbox, forward);
    const second = await askAdmin<Titles>(sandbox, forward, {
      after: first.data.products.pageInfo.endCursor,
    });
    const back = await askAdmin<Titles>(sandbox, backward, {
      before: first.data.products.pageInfo.endCursor,
    });

    expect(first.data.products.nodes.map(({ title }) => title)).toEqual(["Mug", "Cup"]);
    expect(first.data.products.pageInfo.hasNextPage).toBe(true);
    expect(second.data.products.nodes.map(({ title }) => title)).toEqual(["Vase"]);
    expect(second.data.products.pageInfo.hasNextPage).toBe(false);
    expect(back.data.products.nodes.map(({ title }) => title)).toEqual(["Mug"]);
  });

  it.each([
    ["status:ACTIVE", ["Mug", "Cup"]],
    ["-status:ACTIVE", ["Vase"]],
    ["updated_at:>'2026-06-01T00:00:00Z'", ["Vase"]],
    ["product_type:Cups OR tag:gift", ["Mug", "Cup"]],
    ["title:m* AND status:active", ["Mug"]],
    ["id:8000000000001", ["Cup"]],
    ["vase", ["Vase"]],
  ])("search %s finds %j", async (search, titles) => {
    sandbox.shopify.updateProduct(8000000000002, { vendor: "Other" });

    const { data } = await askAdmin<Titles>(
      sandbox,
      `query($query: String) { products(first: 9, query: $query) { nodes { title } } }`,
      { query: search },
    );

    expect(data.products.nodes.map(({ title }) => title)).toEqual(titles);
  });

  it("other orders and their reverse", async () => {
    const query = `{ products(first: 9, sortKey: TITLE, reverse: true) { nodes { title } } }`;

    const { data } = await askAdmin<Titles>(sandbox, query);

    expect(data.products.nodes.map(({ title }) => title)).toEqual(["Vase", "Mug", "Cup"]);
  });

  it("a count is capped by its limit", async () => {
    const { data } = await askAdmin(
      sandbox,
      `{ all: productsCount { count precision } some: productsCount(limit: 2) { count precision } }`,
    );

    expect(data).toEqual({
      all: { count: 3, precision: "EXACT" },
      some: { count: 2, precision: "AT_LEAST" },
    });
  });

  it("created, changed and deleted products lie over the catalog", async () => {
    sandbox.shopify.createProduct({ title: "New" });
    sandbox.shopify.updateProduct(8000000000001, { title: "Cup, changed" });
    sandbox.shopify.deleteProduct(8000000000000);

    const { data } = await askAdmin<Titles>(sandbox, `{ products(first: 9) { nodes { title } } }`);

    expect(data.products.nodes.map(({ title }) => title)).toEqual(["Cup, changed", "Vase", "New"]);
  });

  it("nodes answers in order, with null for what is gone", async () => {
    const ids = [
      "gid://shopify/Product/8000000000001",
      "gid://shopify/Product/1",
      "gid://shopify/MediaImage/30000000000000",
    ];

    const { data } = await askAdmin(
      sandbox,
      `query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`,
      { ids },
    );

    expect(data).toEqual({
      nodes: [
        { __typename: "Product", id: ids[0] },
        null,
        { __typename: "MediaImage", id: ids[2] },
      ],
    });
  });

  it("the taxonomy is walked from the top", async () => {
    const { data } = await askAdmin(
      sandbox,
      `{ taxonomy {
        top: categories(first: 5) { nodes { name isRoot isLeaf } }
        below: categories(first: 5, descendantsOf: "gid://shopify/TaxonomyCategory/hg") { nodes { fullName } }
      } }`,
    );

    expect(data).toEqual({
      taxonomy: {
        top: { nodes: [{ name: "Home & Garden", isRoot: true, isLeaf: false }] },
        below: {
          nodes: [
            { fullName: drinkware.fullName },
            { fullName: "Home & Garden > Kitchen & Dining" },
          ],
        },
      },
    });
  });
});

describe("refusals", () => {
  it("an unknown field is refused in Shopify's words", async () => {
    const { errors, data } = await askAdmin(sandbox, `{ shop { secret } }`);

    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      {
        message: "Field 'secret' doesn't exist on type 'Shop'",
        extensions: { code: "undefinedField", typeName: "Shop", fieldName: "secret" },
      },
    ]);
  });

  it.each([
    [`{ products { nodes { id } } }`, "you must provide one of first or last"],
    [`{ products(first: 251) { nodes { id } } }`, "Must be between 0 and 250"],
    [`{ product(id: "8000000000000") { id } }`, "Invalid global id '8000000000000'"],
    [`{ products(first: 1, after: "x") { nodes { id } } }`, "Invalid cursor"],
  ])("%s: %s", async (query, message) => {
    const { errors } = await askAdmin(sandbox, query);

    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions?.code).toBe("BAD_REQUEST");
  });

  it("a wrong variable is INVALID_VARIABLE", async () => {
    const { errors } = await askAdmin(sandbox, `query($id: ID!) { product(id: $id) { id } }`, {});

    expect(errors?.[0]).toMatchObject({
      message: "Variable $id was provided invalid value",
      extensions: { code: "INVALID_VARIABLE" },
    });
  });

  it("products need the scope read_products, which write_products implies", async () => {
    sandbox.shopify.shop().scopes = ["read_orders"];

    const { data, errors } = await askAdmin(sandbox, `{ products(first: 1) { nodes { id } } }`);

    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ["products"], extensions: { code: "ACCESS_DENIED" } }]);
  });

  it("reading alone does not allow writing", async () => {
    sandbox.shopify.shop().scopes = ["read_products"];

    const { errors } = await askAdmin(
      sandbox,
      `mutation { productCreate(product: { title: "Mug" }) { product { id } } }`,
    );

    expect(errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });

  it.each([
    ["a made-up token", () => Promise.resolve("shpat_made.up")],
    [
      "an expired token",
      async () => {
        const { access_token: token } = await offlineToken(sandbox);
        sandbox.shopify.clock.advance(3_600_000);
        return token;
      },
    ],
    [
      "the token of an uninstalled app",
      async () => {
        const { access_token: token } = await offlineToken(sandbox);
        sandbox.shopify.uninstall();
        return token;
      },
    ],
    [
      "the token of an earlier installation",
      async () => {
        const { access_token: token } = await offlineToken(sandbox);
        sandbox.shopify.uninstall();
        sandbox.shopify.install();
        return token;
      },
    ],
    [
      "another shop's token",
      async () => {
        sandbox.shopify.createShop({ domain: "other.myshopify.com" });
        return (await offlineToken(sandbox, "other.myshopify.com")).access_token;
      },
    ],
  ])("%s gets 401", async (_, tokenOf) => {
    const response = await postGraphql(
      sandbox,
      { token: await tokenOf() },
      { query: "{ shop { id } }" },
    );

    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
    });
  });

  it("an unknown shop or version gets 404, a frozen shop 402, a body without query 400", async () => {
    const { access_token: token } = await offlineToken(sandbox);
    const body = { query: "{ shop { id } }" };

    const answers = [
      await postGraphql(sandbox, { token, shop: "nobody.myshopify.com" }, body),
      await postGraphql(sandbox, { token, version: "2024-01" }, body),
      await postGraphql(sandbox, { token }, {}),
    ];
    sandbox.shopify.shop().frozen = true;
    answers.push(await postGraphql(sandbox, { token }, body));

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 402]);
  });
});

describe("rate limit", () => {
  const page = `{ products(first: 3) { nodes { id category { id } media(first: 10) { nodes { id } } } } }`;

  it("the requested cost counts connections by size, the actual cost by what was there", async () => {
    // The clock stands still, or some of it is restored by the time of the answer.
    vi.spyOn(sandbox.shopify.clock, "now").mockReturnValue(sandbox.shopify.clock.now());

    const { extensions } = await askAdmin(sandbox, page);

    // 2 + 3 x (product 1 + category 1 + media (2 + 10 x 1)); answered: 2 + 3 x 3 + 1 category + 3 pictures.
    expect(extensions?.cost).toMatchObject({ requestedQueryCost: 44, actualQueryCost: 15 });
    expect(extensions?.cost.throttleStatus).toEqual({
      maximumAvailable: 2000,
      currentlyAvailable: 1985,
      restoreRate: 100,
    });
  });

  it("a query that does not fit into the bucket is THROTTLED with 200, and fits again after a while", async () => {
    const { bucket } = sandbox.shopify.shop();
    // Restored slowly, so that a slow machine does not fill it between two requests.
    bucket.limit = { ...bucket.limit, restoreRate: 1 };
    bucket.take(2_000);

    const throttled = await askAdmin(sandbox, page);
    sandbox.shopify.clock.advance(60_000);
    const later = await askAdmin(sandbox, page);

    expect(throttled.data).toBeUndefined();
    expect(throttled.errors).toMatchObject([
      { message: "Throttled", extensions: { code: "THROTTLED" } },
    ]);
    expect(throttled.extensions?.cost).toMatchObject({
      requestedQueryCost: 44,
      actualQueryCost: null,
    });
    expect(later.errors).toBeUndefined();
  });

  it("a query over 1,000 points is never run", async () => {
    const { errors } = await askAdmin(
      sandbox,
      `{ products(first: 250) { nodes { id media(first: 10) { nodes { id } } } } }`,
    );

    expect(errors).toMatchObject([
      { extensions: { code: "MAX_COST_EXCEEDED", cost: 3252, maxCost: 1000 } },
    ]);
  });

  it("a shop on Plus has ten times the points", async () => {
    sandbox.shopify.createShop({ domain: "plus.myshopify.com", plan: "Plus" });
    const { access_token: token } = await offlineToken(sandbox, "plus.myshopify.com");

    const response = await postGraphql(
      sandbox,
      { token, shop: "plus.myshopify.com" },
      { query: "{ shop { plan { shopifyPlus } } }" },
    );

    expect(await response.json()).toMatchObject({
      data: { shop: { plan: { shopifyPlus: true } } },
      extensions: { cost: { throttleStatus: { maximumAvailable: 20_000, restoreRate: 1_000 } } },
    });
  });
});
