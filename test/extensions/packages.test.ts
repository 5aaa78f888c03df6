import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ATTENTION_REASONS } from "../../app/domain/attention-reason";
import { bundleExtension } from "../../sandbox/admin/extensions/bundle-extension";
import { readExtensions, type Texts } from "../../sandbox/admin/extensions/read-extensions";

/** Enforced when the app is deployed (shopify-platform, Admin UI extensions). */
const MOST_BYTES = 64 * 1024;
const TARGETS = [
  "admin.product-details.action.render",
  "admin.product-details.block.render",
  "admin.product-index.selection-action.render",
];

const extensions = readExtensions();

describe("the app's extensions", () => {
  it("cover the product page, its actions, and the product list", () => {
    const targets = extensions.flatMap((extension) => extension.targets.map((each) => each.target));

    expect(targets.sort()).toEqual(TARGETS);
  });
});

describe.each(extensions)("the extension $handle", (extension) => {
  it("is smaller than Shopify's limit", async () => {
    const compressed = gzipSync(await bundleExtension(extension));

    expect(compressed.byteLength).toBeGreaterThan(1_000);
    expect(compressed.byteLength).toBeLessThan(MOST_BYTES);
  });

  it("is described as the Shopify CLI expects", () => {
    const toml = readFileSync(path.join(extension.folder, "shopify.extension.toml"), "utf8");

    expect(toml).toMatch(/^api_version = "2026-07"\n\n\[\[extensions\]\]\n/);
    expect(toml).toContain('\nname = "t:name"\n');
    expect(toml).toContain('\ntype = "ui_extension"\n');
    expect(toml).toContain(`\nhandle = "${path.basename(extension.folder)}"\n`);
    for (const { module } of extension.targets)
      expect(existsSync(path.join(extension.folder, module))).toBe(true);
  });

  it("has a name and a description in its locale, and a text for every reason", () => {
    const { texts } = extension;

    expect(texts["name"]).toEqual(expect.any(String));
    expect(texts["description"]).toEqual(expect.any(String));
    expect(Object.keys(texts["attention"] as Texts).sort()).toEqual([...ATTENTION_REASONS].sort());
  });
});
