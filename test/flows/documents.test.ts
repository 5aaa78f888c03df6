import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Coffee mug")) });
});

afterAll(() => app.close());

it.each([
  [
    "?shop=a-shop.myshopify.com",
    "frame-ancestors https://a-shop.myshopify.com https://admin.shopify.com;",
  ],
  ["", "frame-ancestors 'none';"],
  ["?shop=evil.com", "frame-ancestors 'none';"],
  ["?shop=a.myshopify.com%20https://evil.com", "frame-ancestors 'none';"],
])("a document at /app%s may be framed by its shop's admin alone", async (query, policy) => {
  const { setDocumentHeaders } = await import("../../app/session.server");
  const headers = new Headers();

  setDocumentHeaders(new Request(`https://leafwise.test/app${query}`), headers);

  expect(headers.get("content-security-policy")).toBe(policy);
});

it("a document is kept by no cache, and its address told to no other site", async () => {
  const { setDocumentHeaders } = await import("../../app/session.server");
  const headers = new Headers();

  setDocumentHeaders(new Request("https://leafwise.test/app?id_token=x"), headers);

  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
