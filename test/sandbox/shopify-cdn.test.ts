import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox/core/sandbox";
import { imageUrl } from "../../sandbox/shopify/image-url";
import { catalogOf, imageOf } from "../support/catalog-of";
import { fetchPlayed } from "../support/play-shopify";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ catalog: catalogOf([]), latencyMs: { image: 30 } });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const mug = imageUrl(1, imageOf("mug", { fileName: "mug ü.png" }));

async function picture(address: string) {
  const response = await fetchPlayed(sandbox, address);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { response, bytes };
}

it("a picture is drawn in the asked width and format", async () => {
  const { response, bytes } = await picture(`${mug}&width=400&format=jpg`);

  const { width, height, format } = await sharp(bytes).metadata();
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect(response.headers.get("cache-control")).toContain("max-age");
  expect({ width, height, format }).toEqual({ width: 400, height: 300, format: "jpeg" });
});

it("without parameters it has its own size and the format of its name", async () => {
  const { response, bytes } = await picture(mug);

  const { width, format } = await sharp(bytes).metadata();
  expect(response.headers.get("content-type")).toBe("image/png");
  expect({ width, format }).toEqual({ width: 1600, format: "png" });
});

it("a picture is never enlarged", async () => {
  const { bytes } = await picture(`${mug}&width=5000&format=jpg`);

  expect((await sharp(bytes).metadata()).width).toBe(1600);
});

it("the same seed and name are the same URL and bytes, another seed is another picture", async () => {
  const other = imageUrl(1, imageOf("vase"));

  const [first, second, third] = await Promise.all([picture(mug), picture(mug), picture(other)]);

  expect(imageUrl(1, imageOf("mug", { fileName: "mug ü.png" }))).toBe(mug);
  expect(first.bytes.equals(second.bytes)).toBe(true);
  expect(first.bytes.equals(third.bytes)).toBe(false);
});

it("a broken picture is served as such", async () => {
  const { response, bytes } = await picture(imageUrl(1, imageOf("broken", { kind: "broken" })));

  expect(response.status).toBe(200);
  await expect(sharp(bytes).toBuffer()).rejects.toThrow();
});

it.each([
  "https://cdn.shopify.com/s/files/1/1/mug.jpg",
  "https://cdn.shopify.com/shopifycloud/unknown.js",
  mug.replace("mug", "cup"),
])("%s is not found", async (address) => {
  const { response } = await picture(address);

  expect(response.status).toBe(404);
});

it("a browser gets the same picture below /cdn", async () => {
  const { pathname, search } = new URL(mug);

  const response = await fetch(`${sandbox.url}/cdn${pathname}${search}&width=40`);

  expect(response.headers.get("content-type")).toBe("image/png");
});

it("the configured latency is kept", async () => {
  const startedAt = performance.now();

  await picture(mug);

  expect(performance.now() - startedAt).toBeGreaterThan(28);
});
