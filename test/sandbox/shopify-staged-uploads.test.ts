import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox/core/sandbox";
import { catalogOf } from "../support/catalog-of";
import { askAdmin, fetchPlayed } from "../support/play-shopify";

let sandbox: Sandbox;
let png: Buffer;
beforeAll(async () => {
  sandbox = await startSandbox({ catalog: catalogOf([]) });
  png = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#468" } })
    .png()
    .toBuffer();
});
beforeEach(() => {
  sandbox.reset();
  // Only a skipped clock ends it: how fast this machine is does not matter.
  sandbox.shopify.mediaProcessingMs = 600_000;
});
afterAll(() => sandbox.close());

interface Target {
  url: string;
  resourceUrl: string;
  parameters: { name: string; value: string }[];
}

async function stage(
  input: Record<string, string> = {},
): Promise<{ target: Target; userErrors: { message: string }[] }> {
  const { data } = await askAdmin<{
    stagedUploadsCreate: { stagedTargets: Target[]; userErrors: { message: string }[] };
  }>(
    sandbox,
    `mutation($input: [StagedUploadInput!]!) {
      stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } }
    }`,
    { input: [{ filename: "mug.png", mimeType: "image/png", resource: "IMAGE", ...input }] },
  );
  const { stagedTargets, userErrors } = data.stagedUploadsCreate;
  return { target: stagedTargets[0] as Target, userErrors };
}

function put(url: string, body: Buffer, contentType = "image/png"): Promise<Response> {
  return fetchPlayed(sandbox, url, {
    method: "PUT",
    body: new Uint8Array(body),
    headers: { "Content-Type": contentType },
  });
}

interface Created {
  id: string;
  media: { nodes: { id: string; status: string; image: unknown }[] };
}

async function createProduct(originalSource: string): Promise<Created> {
  const { data } = await askAdmin<{ productCreate: { product: Created; userErrors: unknown[] } }>(
    sandbox,
    `mutation($product: ProductCreateInput!, $media: [CreateMediaInput!]) {
      productCreate(product: $product, media: $media) {
        product { id media(first: 1) { nodes { ... on MediaImage { id status image { url } } } } } userErrors { field message }
      }
    }`,
    {
      product: { title: "Mug" },
      media: [{ mediaContentType: "IMAGE", originalSource, alt: "A mug" }],
    },
  );
  expect(data.productCreate.userErrors).toEqual([]);
  return data.productCreate.product;
}

interface Media {
  status: string;
  image: { url: string; width: number; height: number } | null;
  mediaErrors: { code: string }[];
}

async function mediaOf({ media }: Created): Promise<Media> {
  const query = `query($id: ID!) { node(id: $id) { ... on MediaImage { status image { url width height } mediaErrors { code message } } } }`;
  return (await askAdmin<{ node: Media }>(sandbox, query, { id: media.nodes[0]?.id })).data.node;
}

/** The media once Shopify has looked at its file. */
async function processed(product: Created): Promise<Media> {
  sandbox.shopify.clock.advance(sandbox.shopify.mediaProcessingMs);
  return vi.waitFor(
    async () => {
      const media = await mediaOf(product);
      expect(media.mediaErrors.length + (media.image?.width ?? 0)).toBeGreaterThan(0);
      return media;
    },
    { timeout: 60_000 },
  );
}

describe("PUT", () => {
  it("a file goes to the signed URL and becomes a product's picture", async () => {
    const { target } = await stage();

    const uploaded = await put(target.url, png);
    const product = await createProduct(target.resourceUrl);
    const before = await mediaOf(product);
    const after = await processed(product);
    const picture = await fetchPlayed(sandbox, `${after.image?.url}&width=30`);

    expect(uploaded.status).toBe(200);
    expect(target.parameters).toEqual([
      { name: "content_type", value: "image/png" },
      { name: "acl", value: "private" },
    ]);
    expect(before).toMatchObject({ status: "UPLOADED", image: null });
    expect(after).toMatchObject({
      status: "READY",
      image: { width: 60, height: 40 },
      mediaErrors: [],
    });
    expect((await sharp(await picture.arrayBuffer()).metadata()).width).toBe(30);
  });

  it("another content type than the signed one is refused", async () => {
    const { target } = await stage();

    expect((await put(target.url, png, "image/jpeg")).status).toBe(403);
  });

  it("another signature is refused, and so is an expired one", async () => {
    const { target } = await stage();

    const forged = await put(target.url.replace(/Signature=\w{4}/, "Signature=0000"), png);
    sandbox.shopify.clock.advance(8 * 86_400_000);
    const expired = await put(target.url, png);

    expect(forged.status).toBe(403);
    expect(expired.status).toBe(400);
  });
});

describe("POST", () => {
  async function post(target: Target, changes: Record<string, string> = {}): Promise<Response> {
    const form = new FormData();
    for (const { name, value } of target.parameters) form.append(name, changes[name] ?? value);
    form.append("file", new Blob([new Uint8Array(png)], { type: "image/png" }), "mug.png");
    return fetchPlayed(sandbox, target.url, { method: "POST", body: form });
  }

  it("a form with the parameters first and the file last is stored", async () => {
    const { target } = await stage({ httpMethod: "POST" });

    const response = await post(target);
    const product = await createProduct(target.resourceUrl);
    const media = await processed(product);

    expect(response.status).toBe(201);
    expect(await response.text()).toContain("<Location>");
    expect(media).toMatchObject({ status: "READY" });
  });

  it.each([
    ["x-goog-signature", "forged"],
    ["key", "tmp/1/products/other/mug.png"],
    ["Content-Type", "image/gif"],
  ])("another %s is refused", async (name, value) => {
    const { target } = await stage({ httpMethod: "POST" });

    expect((await post(target, { [name]: value })).status).toBe(403);
  });
});

describe("what cannot become a picture", () => {
  it("a file that is no image ends as FAILED", async () => {
    const { target } = await stage();
    await put(target.url, Buffer.from("no image"));

    const product = await createProduct(target.resourceUrl);
    const media = await processed(product);

    expect(media).toMatchObject({
      status: "FAILED",
      image: null,
      mediaErrors: [{ code: "UNSUPPORTED_IMAGE_FILE_TYPE" }],
    });
  });

  it("a file that never arrived ends as FAILED", async () => {
    const { target } = await stage();

    const product = await createProduct(target.resourceUrl);
    const media = await processed(product);

    expect(media).toMatchObject({
      status: "FAILED",
      mediaErrors: [{ code: "IMAGE_DOWNLOAD_FAILURE" }],
    });
  });

  it("a type that is no image gets no target", async () => {
    const { target, userErrors } = await stage({ mimeType: "text/plain" });

    expect(target.url).toBeNull();
    expect(userErrors).toMatchObject([{ message: "text/plain is not a recognized format" }]);
  });
});

it("a product without title is refused", async () => {
  const { data } = await askAdmin(
    sandbox,
    `mutation { productCreate(product: { title: " " }) { product { id } userErrors { field message } } }`,
  );

  expect(data).toEqual({
    productCreate: {
      product: null,
      userErrors: [{ field: ["title"], message: "Title can't be blank" }],
    },
  });
});
