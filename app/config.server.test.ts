import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.server";

const COMPLETE = {
  DATABASE_URL: "postgresql://localhost/leafwise",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://leafwise.example/",
  TIKTOK_APP_KEY: "key",
  TIKTOK_APP_SECRET: "secret",
  TIKTOK_SERVICE_ID: "service",
  ENCRYPTION_KEYS: Buffer.alloc(32, 1).toString("base64"),
};

describe("readConfig", () => {
  it("reads a complete environment, with defaults", () => {
    expect(readConfig(COMPLETE)).toMatchObject({
      shopify: { appUrl: "https://leafwise.example", scopes: ["write_products"] },
      tikTokShop: { requestsPerSecond: 10, requestsPerHour: null },
    });
  });

  it("lists everything that is missing in one error", () => {
    expect(() => readConfig({})).toThrow(/DATABASE_URL is missing[^]*ENCRYPTION_KEYS is missing/);
  });

  it("takes an empty variable as unset", () => {
    expect(
      readConfig({ ...COMPLETE, TIKTOK_REQUESTS_PER_HOUR: "" }).tikTokShop.requestsPerHour,
    ).toBeNull();
  });

  it("refuses a key of the wrong size without showing it", () => {
    const keys = "c2hvcnQ=";

    expect(() => readConfig({ ...COMPLETE, ENCRYPTION_KEYS: keys })).toThrow("32 bytes");
    expect(() => readConfig({ ...COMPLETE, ENCRYPTION_KEYS: keys })).not.toThrow(keys);
  });
});

it(".env.example names every variable", () => {
  const source = readFileSync("app/config.server.ts", "utf8");
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name ?? "");
  const example = readFileSync(".env.example", "utf8");

  expect(read).toContain("ENCRYPTION_KEYS");
  expect(read.filter((name) => !new RegExp(`^(# )?${name}=`, "m").test(example))).toEqual([]);
});
