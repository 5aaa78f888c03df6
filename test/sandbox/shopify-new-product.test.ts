import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../../sandbox/core/sandbox";
import { askAdmin, fetchPlayed } from "../support/play-shopify";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const CREATE = `mutation($product: ProductCreateInput!) {
  productCreate(product: $product) { product { id handle } userErrors { field message } }
}`;

interface Created {
  productCreate: {
    product: { id: string; handle: string } | null;
    userErrors: { field: string[]; message: string }[];
  };
}

async function create(product: object): Promise<Created["productCreate"]> {
  return (await askAdmin<Created>(sandbox, CREATE, { product })).data.productCreate;
}

describe("a product's handle", () => {
  it("is refused when it is given and taken, and then finds the product that has it", async () => {
    const first = await create({ title: "Mug", handle: "mug-key" });
    const second = await create({ title: "Another mug", handle: "mug-key" });
    const found = await askAdmin<{ productByIdentifier: { id: string } }>(
      sandbox,
      `{ productByIdentifier(identifier: { handle: "mug-key" }) { id } }`,
    );

    expect(second.product).toBeNull();
    expect(second.userErrors).toMatchObject([{ field: ["handle"] }]);
    expect(found.data.productByIdentifier.id).toBe(first.product?.id);
  });

  it("gets a number when it is made of a title that another product has", async () => {
    const first = await create({ title: "Unheard-of mug" });
    const second = await create({ title: "Unheard-of mug" });

    expect([first.product?.handle, second.product?.handle]).toEqual([
      "unheard-of-mug",
      "unheard-of-mug-1",
    ]);
  });
});

describe("a new product's price", () => {
  const UPDATE = `mutation($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants) {
      productVariants { price } userErrors { code field }
    }
  }`;

  it.each([
    ["12.5", [{ price: "12.50" }], []],
    ["-1", null, [{ code: "NEGATIVE_PRICE_VALUE", field: ["variants", "0", "price"] }]],
  ])("%s is set or refused at its variant", async (price, productVariants, userErrors) => {
    const { product } = await create({ title: "Mug" });
    const { data: read } = await askAdmin<{
      product: { variants: { nodes: { id: string }[] } };
    }>(sandbox, `query($id: ID!) { product(id: $id) { variants(first: 1) { nodes { id } } } }`, {
      id: product?.id,
    });

    const { data } = await askAdmin(sandbox, UPDATE, {
      productId: product?.id,
      variants: [{ id: read.product.variants.nodes[0]?.id, price }],
    });

    expect(data).toEqual({ productVariantsBulkUpdate: { productVariants, userErrors } });
  });
});

describe("staged files", () => {
  const STAGE = `mutation($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } }
  }`;

  async function stage(httpMethod: string) {
    const input = [{ filename: "mug.png", mimeType: "image/png", resource: "IMAGE", httpMethod }];
    const { data } = await askAdmin<{
      stagedUploadsCreate: {
        stagedTargets: {
          url: string;
          resourceUrl: string;
          parameters: { name: string; value: string }[];
        }[];
      };
    }>(sandbox, STAGE, { input });
    const [target] = data.stagedUploadsCreate.stagedTargets;
    if (!target) throw new Error("No target");
    return target;
  }

  it("are read by nobody, with the signed address neither", async () => {
    const { url, resourceUrl } = await stage("PUT");
    const picture = await sharp({
      create: { width: 9, height: 9, channels: 3, background: "red" },
    })
      .png()
      .toBuffer();
    const headers = { "Content-Type": "image/png" };
    await fetchPlayed(sandbox, url, { method: "PUT", headers, body: new Uint8Array(picture) });

    expect((await fetchPlayed(sandbox, resourceUrl)).status).toBe(403);
    expect((await fetchPlayed(sandbox, url)).status).toBe(403);
  });

  it("are refused above 20 MB by a form's policy", async () => {
    const { url, parameters } = await stage("POST");
    const form = new FormData();
    for (const { name, value } of parameters) form.append(name, value);
    form.append("file", new Blob([new Uint8Array(20 * 1024 * 1024 + 1)]), "mug.png");

    const response = await fetchPlayed(sandbox, url, { method: "POST", body: form });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain("EntityTooLarge");
  });
});
