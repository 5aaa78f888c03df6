import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { type Sandbox, startSandbox } from "../../sandbox/core/sandbox";
import { catalogOf, imageOf } from "../support/catalog-of";
import { askAdmin, fetchPlayed } from "../support/play-shopify";

const catalog = catalogOf(
  Array.from({ length: 600 }, (_, index) => ({
    title: `Mug ${index}`,
    category: {
      id: "gid://shopify/TaxonomyCategory/hg-11",
      name: "Kitchen",
      fullName: "Home & Garden > Kitchen",
    },
    images: index % 3 === 0 ? [] : [imageOf(`mug-${index}`), imageOf(`back-${index}`)],
  })),
);
const PRODUCTS = `#graphql
  query Catalog { products { edges { node { ...Own media { edges { node { ... on MediaImage { id picture: image { url(transform: { maxWidth: 1200, preferredContentType: JPG }) } } } } } } } } }
  fragment Own on Product { id name: title status category { fullName } featuredMedia { ... on MediaImage { id } } }
`;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ catalog });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

interface Operation {
  id: string;
  status: string;
  errorCode: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  url: string | null;
}

interface Started {
  bulkOperationRunQuery: {
    bulkOperation: { id: string; status: string } | null;
    userErrors: { code: string; message: string }[];
  };
}

async function start(
  query: string,
  groupObjects = false,
): Promise<Started["bulkOperationRunQuery"]> {
  const mutation = `mutation($query: String!, $groupObjects: Boolean!) {
    bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) { bulkOperation { id status } userErrors { code field message } }
  }`;
  return (await askAdmin<Started>(sandbox, mutation, { query, groupObjects })).data
    .bulkOperationRunQuery;
}

async function ended(id = ""): Promise<Operation> {
  const query = `query($id: ID!) { bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount fileSize url } }`;
  const { bulkOperation } = (await askAdmin<{ bulkOperation: Operation }>(sandbox, query, { id }))
    .data;
  return ["CREATED", "RUNNING", "CANCELING"].includes(bulkOperation.status)
    ? ended(id)
    : bulkOperation;
}

interface Line {
  id: string;
  name?: string;
  __parentId?: string;
}

async function linesOf(url: string | null): Promise<Line[]> {
  const text = await (await fetchPlayed(sandbox, url ?? "")).text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

describe("a bulk query", () => {
  it("is created, runs and completes; numbers are strings", async () => {
    const { bulkOperation, userErrors } = await start(PRODUCTS);

    const operation = await ended(bulkOperation?.id);

    expect(userErrors).toEqual([]);
    expect(bulkOperation?.status).toBe("CREATED");
    expect(operation).toMatchObject({
      status: "COMPLETED",
      errorCode: null,
      objectCount: "1400",
      rootObjectCount: "600",
    });
  });

  it("writes a product's collections behind it, the same one for the same title", async () => {
    for (const title of ["Blue mug", "Red mug"])
      sandbox.shopify.createProduct({ title, collections: ["Kitchen", "Mother's Day"] });
    const query = `{ products { edges { node { id collections { edges { node { id title } } } } } } }`;

    const { url } = await ended((await start(query)).bulkOperation?.id);

    const lines = (await linesOf(url)).filter(({ __parentId }) => __parentId);
    expect(lines).toHaveLength(4);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(2);
    expect(lines[0]?.id).toMatch(/^gid:\/\/shopify\/Collection\/\d+$/);
  });

  it("writes a line per object, with aliases and fragments, as large as it says", async () => {
    const { bulkOperation } = await start(PRODUCTS);
    const { url, fileSize } = await ended(bulkOperation?.id);

    const response = await fetchPlayed(sandbox, url ?? "");
    const text = await response.text();

    const lines = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    expect(url).toMatch(/^https:\/\/storage\.googleapis\.com\//);
    expect(String(Buffer.byteLength(text))).toBe(fileSize);
    expect(lines.find(({ name }) => name === "Mug 1")).toEqual({
      id: "gid://shopify/Product/8000000000001",
      name: "Mug 1",
      status: "ACTIVE",
      category: { fullName: "Home & Garden > Kitchen" },
      featuredMedia: { id: "gid://shopify/MediaImage/30000000000256" },
    });
    expect(lines.find(({ id }) => id === "gid://shopify/MediaImage/30000000000257")).toEqual({
      id: "gid://shopify/MediaImage/30000000000257",
      picture: { url: expect.stringContaining("/files/back-1.jpg?v=") as string },
      __parentId: "gid://shopify/Product/8000000000001",
    });
  });

  it("ungrouped, children come after their parent, but not directly after it", async () => {
    const { bulkOperation } = await start(PRODUCTS);
    const lines = await linesOf((await ended(bulkOperation?.id)).url);

    const place = new Map(lines.map(({ id }, index) => [id, index]));
    const children = lines.filter((line) => line.__parentId);
    const distances = children.map(
      ({ id, __parentId }) => (place.get(id) ?? 0) - (place.get(__parentId ?? "") ?? 0),
    );

    expect(Math.min(...distances)).toBeGreaterThan(50);
    expect(lines.slice(0, 250).every((line) => !line.__parentId)).toBe(true);
    expect(lines[250]?.__parentId).toBeDefined();
  });

  it("grouped, children follow their parent", async () => {
    const { bulkOperation } = await start(PRODUCTS, true);

    const lines = await linesOf((await ended(bulkOperation?.id)).url);

    const parents = lines.map((line, index) =>
      line.__parentId ? lines.slice(0, index).findLast((each) => !each.__parentId)?.id : undefined,
    );
    expect(lines.map((line) => line.__parentId)).toEqual(parents);
  });

  it("filters, and ignores first", async () => {
    sandbox.shopify.updateProduct(8000000000005, { status: "DRAFT" });

    const { bulkOperation } = await start(
      `{ products(first: 1, query: "status:active") { edges { node { id } } } }`,
    );

    expect(await ended(bulkOperation?.id)).toMatchObject({ rootObjectCount: "599" });
  });

  it("writes the shop as it was when it ran", async () => {
    const { bulkOperation } = await start(PRODUCTS);
    const { url } = await ended(bulkOperation?.id);
    sandbox.shopify.updateProduct(8000000000000, { title: "Changed later" });

    const [first] = await linesOf(url);

    expect(first?.name).toBe("Mug 0");
  });

  it("of nothing has no URL", async () => {
    const { bulkOperation } = await start(
      `{ products(query: "vendor:nobody") { edges { node { id } } } }`,
    );

    expect(await ended(bulkOperation?.id)).toMatchObject({
      status: "COMPLETED",
      objectCount: "0",
      url: null,
    });
  });

  it("can be canceled, listed, and fails when a test says so", async () => {
    sandbox.shopify.shop().bulkOperations.runMs = 5_000;
    const canceled = await start(PRODUCTS);
    await askAdmin(
      sandbox,
      `mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }`,
      {
        id: canceled.bulkOperation?.id,
      },
    );
    const afterCancel = await ended(canceled.bulkOperation?.id);
    sandbox.shopify.shop().bulkOperations.runMs = 0;
    sandbox.shopify.shop().bulkOperations.failNext("TIMEOUT");
    const failed = await ended((await start(PRODUCTS)).bulkOperation?.id);

    const { data } = await askAdmin<{ bulkOperations: { nodes: Operation[] } }>(
      sandbox,
      `{ bulkOperations(first: 5, query: "status:FAILED type:QUERY") { nodes { id } } }`,
    );

    expect(afterCancel.status).toBe("CANCELED");
    expect(failed).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT", url: null });
    expect(data.bulkOperations.nodes).toEqual([{ id: failed.id }]);
  });

  it("without the scope fails as ACCESS_DENIED", async () => {
    sandbox.shopify.shop().scopes = [];

    const operation = await ended((await start(PRODUCTS)).bulkOperation?.id);

    expect(operation).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED" });
  });

  it("is the sixth at once: refused", async () => {
    sandbox.shopify.shop().bulkOperations.startMs = 5_000;
    for (let count = 0; count < 5; count += 1) await start(PRODUCTS);

    const sixth = await start(PRODUCTS);

    expect(sixth).toMatchObject({
      bulkOperation: null,
      userErrors: [{ code: "OPERATION_IN_PROGRESS" }],
    });
  });

  it.each([
    [`{ shop { id } }`, "must contain at least one connection"],
    [`{ node(id: "gid://shopify/Product/1") { id } }`, "top level `node` field"],
    [`{ products { nodes { id } } }`, "Selecting via 'nodes' is not supported"],
    [
      `{ products { edges { node { title media { edges { node { id } } } } } } }`,
      "Connection fields without 'id': products",
    ],
    [
      `{ products { edges { node { id secret } } } }`,
      "Field 'secret' doesn't exist on type 'Product'",
    ],
    [
      `mutation { bulkOperationCancel(id: "1") { userErrors { message } } }`,
      "Only `query` operations are supported",
    ],
    [`{ products { edges`, "syntax error"],
    [
      `{ taxonomy { categories { edges { node { id } } } } }`,
      "no connection inside a plain object",
    ],
    [`{ shop { id } products { edges { node { id } } } }`, "only connections at the top"],
    [`{ products(query: "price:1") { edges { node { id } } } }`, 'no search by "price"'],
    [
      `{ a: products { ...P } b: products { ...P } c: products { ...P } } fragment P on ProductConnection { edges { node { id media { edges { node { id } } } } } }`,
      "cannot contain more than 5 connections",
    ],
  ])("%s is refused: %s", async (query, message) => {
    const { bulkOperation, userErrors } = await start(query);

    expect(bulkOperation).toBeNull();
    expect(userErrors[0]?.code).toBe("INVALID");
    expect(userErrors[0]?.message).toContain(message);
  });
});

describe("the result file", () => {
  it("has a signed URL that lives seven days", async () => {
    const { bulkOperation } = await start(PRODUCTS);
    const { url } = await ended(bulkOperation?.id);

    const forged = await fetchPlayed(
      sandbox,
      (url ?? "").replace(/Signature=[^&]+/, "Signature=forged"),
    );
    sandbox.shopify.clock.advance(8 * 86_400_000);
    const expired = await fetchPlayed(sandbox, url ?? "");

    expect(forged.status).toBe(403);
    expect(expired.status).toBe(400);
  });

  it("of 50,000 products is written while it is read", async () => {
    sandbox.shopify.createShop({
      domain: sandbox.options.shop,
      catalog: generatedCatalog({ products: 50_000 }),
    });
    const { url } = await ended((await start(PRODUCTS)).bulkOperation?.id);

    const response = await fetchPlayed(sandbox, url ?? "");
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += (chunk as Uint8Array).length;

    expect(bytes).toBeGreaterThan(10_000_000);
    // Nobody knew how long it would be when it began.
    expect(response.headers.get("content-length")).toBeNull();
  });
});
