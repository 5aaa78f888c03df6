import { describe, expect, it } from "vitest";
import { contentHash } from "./content-hash";
import type { MediaId } from "./ids";

const MUG = { title: "Mug", mainImage: null, category: null, productType: "Cups" };
const IMAGE = { mediaId: 1n as MediaId, url: "https://cdn.shopify.com/a.jpg?v=1", position: 0 };

describe("contentHash", () => {
  it("is the same for the same content", () => {
    expect(contentHash({ ...MUG })).toBe(contentHash(MUG));
  });

  it.each([
    ["title", { ...MUG, title: "Bowl" }],
    ["main image", { ...MUG, mainImage: IMAGE }],
    ["local category", { ...MUG, productType: "Bowls" }],
  ])("changes with the %s", (_what, changed) => {
    expect(contentHash(changed)).not.toBe(contentHash(MUG));
  });

  it("changes when the picture's file does", () => {
    const newFile = { ...IMAGE, url: "https://cdn.shopify.com/a.jpg?v=2" };

    expect(contentHash({ ...MUG, mainImage: newFile })).not.toBe(
      contentHash({ ...MUG, mainImage: IMAGE }),
    );
  });
});
