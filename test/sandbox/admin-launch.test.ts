import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { launchUrl } from "../../sandbox/admin/launch-url";
import { adminUrl } from "../../sandbox/admin/page/admin-url";

const launch = {
  appUrl: "http://127.0.0.1:4000",
  path: "/app/mappings?status=recommended",
  shop: "leafwise-demo.myshopify.com",
  idToken: "token",
  clientSecret: "secret",
  timestamp: 1_700_000_000,
};

it("a launch carries what Shopify adds to the app's page, signed over all of it", () => {
  const { pathname, searchParams } = new URL(launchUrl(launch));

  const { hmac, ...signed } = Object.fromEntries(searchParams);
  const message = Object.entries(signed)
    .sort()
    .map(([name, value]) => new URLSearchParams({ [name]: value }).toString())
    .join("&");
  expect(pathname).toBe("/app/mappings");
  expect(signed).toMatchObject({
    status: "recommended",
    embedded: "1",
    id_token: "token",
    shop: launch.shop,
    locale: "en-US",
    timestamp: "1700000000",
  });
  expect(atob(signed.host ?? "")).toBe("admin.shopify.com/store/leafwise-demo");
  expect(hmac).toBe(createHmac("sha256", "secret").update(message).digest("hex"));
});

it("a path that leaves the app is refused", () => {
  expect(() => launchUrl({ ...launch, path: "//evil.example/app" })).toThrow("no page of the app");
});

it.each([
  ["shopify:admin/products/1", "/store/leafwise-demo/products/1"],
  ["shopify://admin/products", "/store/leafwise-demo/products"],
  ["https://admin.shopify.com/store/leafwise-demo/apps/x?a=1", "/store/leafwise-demo/apps/x?a=1"],
  ["https://leafwise-demo.myshopify.com/admin/products", "/store/leafwise-demo/products"],
  [
    "http://127.0.0.1:5000/tiktok/open/authorize?state=1",
    "http://127.0.0.1:5000/tiktok/open/authorize?state=1",
  ],
])("the admin opens %s as %s", (url, expected) => {
  expect(adminUrl(url, { storeName: "leafwise-demo", shop: launch.shop })).toBe(expected);
});
