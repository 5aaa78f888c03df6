import { describe, expect, it } from "vitest";
import { NEW_PICTURE_LIMITS, pictureProblem, TIKTOK_SHOP_IMAGE_LIMITS } from "./image-limits";

const GOOD = { format: "jpg", bytes: 1_000, size: { width: 300, height: 300 } };

describe("pictureProblem", () => {
  it.each([
    ["nothing against the smallest picture", GOOD, null],
    ["nothing against 10 MB", { ...GOOD, bytes: 10 * 1024 * 1024 }, null],
    ["nothing against 20 megapixels", { ...GOOD, size: { width: 5_000, height: 4_000 } }, null],
    ["nothing where nobody could read the size", { ...GOOD, size: null }, null],
    ["a format that is not taken", { ...GOOD, format: "gif" }, "image-unreadable"],
    ["no format at all", { ...GOOD, format: null }, "image-unreadable"],
    ["one byte more", { ...GOOD, bytes: 10 * 1024 * 1024 + 1 }, "image-too-large"],
    ["a pixel less", { ...GOOD, size: { width: 299, height: 900 } }, "image-too-small"],
    ["a row more", { ...GOOD, size: { width: 5_000, height: 4_001 } }, "image-too-large"],
  ])("finds %s", (_what, facts, problem) => {
    expect(pictureProblem(facts, NEW_PICTURE_LIMITS)).toBe(problem);
  });

  it("takes more pixels where only TikTok Shop gets the picture", () => {
    const facts = { ...GOOD, size: { width: 20_000, height: 20_000 } };

    expect(pictureProblem(facts, TIKTOK_SHOP_IMAGE_LIMITS)).toBeNull();
    expect(
      pictureProblem({ ...facts, size: { width: 20_001, height: 300 } }, TIKTOK_SHOP_IMAGE_LIMITS),
    ).toBe("image-too-large");
  });
});
