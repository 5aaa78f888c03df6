import { describe, expect, it } from "vitest";
import { playExtension } from "../support/play-extension";

const USABLE = { permission: "available", isUsable: true };
const MUGS = { id: "11", path: ["Home", "Drinkware", "Mugs"], ...USABLE };
const BOWLS = { id: "12", path: ["Home", "Tableware", "Bowls"], ...USABLE };
const GOLD = { id: "13", path: ["Jewellery", "Gold"], permission: "invite-only", isUsable: true };
const PATH = "/api/products/7";

const SEEN_AT = "2026-11-25T10:00:00.000Z";
const MUG = {
  seenAt: SEEN_AT,
  localCategory: "Kitchen",
  connection: "connected",
  isRecommending: false,
  status: "recommended",
  reason: null,
  reasonDetail: null,
  hasChangedSinceConfirmed: false,
  category: MUGS,
  recommendation: MUGS,
  alternatives: [{ ...BOWLS, products: 4 }],
};
const CONFIRMED = { ...MUG, status: "confirmed" };

describe.each(["block", "action"] as const)("the product %s", (kind) => {
  const extension = playExtension("product-category-block", `admin.product-details.${kind}.render`);

  it("shows the category, its path, its status, and what similar products got", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);

    await extension.render();

    expect(extension.text()).toContain("Home › Drinkware › Mugs");
    expect(extension.text()).toContain("To review");
    expect(extension.find("s-button", "Bowls · 4 products")).toBeDefined();
    expect(extension.find("s-link", "Open in Leafwise").getAttribute("href")).toBe(
      "app:app/products/7",
    );
  });

  it("shows a confirmation at once, and keeps it when it was saved", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);
    extension.answer("POST", PATH, CONFIRMED);
    await extension.render();

    extension.press("Confirm");
    await extension.pass(0);

    expect(extension.asked.at(-1)).toEqual({
      path: PATH,
      body: { intent: "confirm", categoryId: MUG.category.id, seenAt: SEEN_AT },
    });
    expect(extension.find("s-badge", "Confirmed")).toBeDefined();
  });

  it("undoes a confirmation that was not saved, and says so", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);
    extension.answer("POST", PATH, 500);
    await extension.render();

    extension.press("Confirm");
    await extension.pass(0);

    expect(extension.find("s-badge", "To review")).toBeDefined();
    expect(extension.text()).toContain("The category was not confirmed. Try again.");
  });

  it("says that a colleague was faster, and shows what they decided", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);
    extension.answer("POST", PATH, "decided-since");
    await extension.render();
    extension.answer("GET", PATH, { ...CONFIRMED, category: BOWLS });

    extension.press("Confirm");
    await extension.pass(0);

    expect(extension.find("s-badge", "Confirmed")).toBeDefined();
    expect(extension.text()).toContain("Home › Tableware › Bowls");
    expect(extension.text()).toContain("Somebody else decided about this product meanwhile.");
  });

  it("says that TikTok Shop recommends another category by now, and shows it", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);
    extension.answer("POST", PATH, "recommended-since");
    await extension.render();
    extension.answer("GET", PATH, { ...MUG, category: BOWLS, recommendation: BOWLS });

    extension.press("Confirm");
    await extension.pass(0);

    expect(extension.find("s-badge", "To review")).toBeDefined();
    expect(extension.text()).toContain("Home › Tableware › Bowls");
    expect(extension.text()).toContain("TikTok Shop recommends another category by now.");
  });

  it("takes another category from those of similar products", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);
    extension.answer("POST", PATH, { ...CONFIRMED, category: BOWLS, alternatives: [] });
    await extension.render();

    extension.press("Bowls · 4 products");
    await extension.pass(0);

    expect(extension.asked.at(-1)?.body).toEqual({
      intent: "choose",
      categoryId: "12",
      seenAt: SEEN_AT,
    });
    expect(extension.text()).toContain("Home › Tableware › Bowls");
    expect(extension.text()).toContain("TikTok Shop recommends now: Home › Drinkware › Mugs");
  });

  it("finds a category by its words, once the merchant pauses", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);
    extension.answer("GET", "/api/categories?search=bowls", [BOWLS]);
    extension.answer("POST", PATH, { ...CONFIRMED, category: BOWLS });
    await extension.render();

    extension.type("bo");
    await extension.pass(100);
    extension.type("bowls");
    await extension.pass(300);
    extension.press("Home › Tableware › Bowls");
    await extension.pass(0);

    const searches = extension.asked.filter(({ path }) => path.startsWith("/api/categories"));
    expect(searches).toHaveLength(1);
    expect(extension.asked.at(-1)?.body).toEqual({
      intent: "choose",
      categoryId: "12",
      seenAt: SEEN_AT,
    });
  });

  it("asks once more before a category by invitation only, and takes no for an answer", async () => {
    extension.select(7);
    extension.answer("GET", PATH, { ...MUG, alternatives: [] });
    extension.answer("GET", "/api/categories?search=gold", [GOLD]);
    extension.answer("POST", PATH, { ...CONFIRMED, category: GOLD });
    await extension.render();
    extension.type("gold");
    await extension.pass(300);

    extension.press("Jewellery › Gold (by invitation only)");
    await extension.pass(0);
    const warned = extension.text();
    extension.press("Cancel");
    await extension.pass(0);
    const asked = extension.asked.length;
    extension.type("gold");
    await extension.pass(300);
    extension.press("Jewellery › Gold (by invitation only)");
    await extension.pass(0);
    extension.press("Use it anyway");
    await extension.pass(0);

    expect(warned).toContain("TikTok Shop holds listings back there");
    expect(extension.asked.slice(0, asked).some(({ body }) => body !== undefined)).toBe(false);
    expect(extension.asked.at(-1)?.body).toEqual({
      intent: "choose",
      categoryId: "13",
      seenAt: SEEN_AT,
    });
    expect(extension.text()).not.toContain("Use it anyway");
  });

  it("asks once more before a recommendation by invitation only is confirmed", async () => {
    extension.select(7);
    extension.answer("GET", PATH, { ...MUG, category: GOLD, recommendation: GOLD });
    extension.answer("POST", PATH, { ...CONFIRMED, category: GOLD, recommendation: GOLD });
    await extension.render();
    expect(extension.find("s-badge", "by invitation only")).toBeDefined();

    extension.press("Confirm");
    await extension.pass(0);
    expect(extension.asked).toHaveLength(1);
    extension.press("Use it anyway");
    await extension.pass(0);

    expect(extension.asked.at(-1)?.body).toEqual({
      intent: "confirm",
      categoryId: GOLD.id,
      seenAt: SEEN_AT,
    });
  });

  it("offers what TikTok Shop recommends instead of a category that is gone", async () => {
    const gone = { ...MUGS, isUsable: false };
    extension.select(7);
    extension.answer("GET", PATH, {
      ...MUG,
      status: "needs-attention",
      reason: "category-gone",
      category: gone,
      recommendation: BOWLS,
    });
    extension.answer("POST", PATH, { ...CONFIRMED, category: BOWLS, recommendation: BOWLS });
    await extension.render();
    expect(extension.text()).toContain("TikTok Shop removed this category.");

    extension.press("Use this category");
    await extension.pass(0);

    expect(extension.asked.at(-1)?.body).toEqual({
      intent: "choose",
      categoryId: "12",
      seenAt: SEEN_AT,
    });
    expect(extension.find("s-badge", "Confirmed")).toBeDefined();
  });

  it("lets a merchant who is invited keep a category", async () => {
    extension.select(7);
    const reason = "category-invite-only";
    extension.answer("GET", PATH, { ...MUG, status: "needs-attention", reason, category: GOLD });
    extension.answer("POST", PATH, { ...CONFIRMED, category: GOLD });
    await extension.render();

    extension.press("Keep it");
    await extension.pass(0);
    extension.press("Use it anyway");
    await extension.pass(0);

    expect(extension.asked.at(-1)?.body).toEqual({
      intent: "choose",
      categoryId: "13",
      seenAt: SEEN_AT,
    });
  });

  it("asks TikTok Shop again and looks until it has answered", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);
    extension.answer("POST", PATH, { ...MUG, isRecommending: true });
    await extension.render();

    extension.press("Recommend again");
    await extension.pass(0);
    expect(extension.text()).toContain("Asking TikTok Shop for a category");
    extension.answer("GET", PATH, { ...MUG, category: BOWLS, recommendation: BOWLS });
    await extension.pass(1_600);

    expect(extension.text()).toContain("Home › Tableware › Bowls");
    const looks = extension.asked.length;
    await extension.pass(10_000);
    expect(extension.asked).toHaveLength(looks);
  });

  it("offers to map a product that the app has not read yet, and follows that", async () => {
    extension.select(7);
    await extension.render();
    expect(extension.text()).toContain("This product is not mapped yet.");

    extension.answer("POST", PATH, { ...MUG, isRecommending: true });
    extension.press("Get a category");
    await extension.pass(0);

    expect(extension.asked.at(-1)?.body).toEqual({ intent: "recommend" });
  });

  it("says why a product needs attention, in TikTok Shop's words too", async () => {
    extension.select(7);
    extension.answer("GET", PATH, {
      ...MUG,
      status: "needs-attention",
      reason: "image-refused",
      reasonDetail: "too dark",
      category: null,
    });

    await extension.render();

    expect(extension.text()).toContain("TikTok Shop refused its picture. Replace it. (too dark)");
  });

  it("lets the merchant confirm again what changed since", async () => {
    extension.select(7);
    extension.answer("GET", PATH, { ...CONFIRMED, hasChangedSinceConfirmed: true });
    extension.answer("POST", PATH, CONFIRMED);
    await extension.render();
    expect(extension.text()).toContain("This product changed since you confirmed its category.");

    extension.press("Confirm again");
    await extension.pass(0);

    expect(extension.asked.at(-1)?.body).toEqual({
      intent: "choose",
      categoryId: "11",
      seenAt: SEEN_AT,
    });
    expect(extension.text()).not.toContain("changed since");
  });

  it("asks for a connection where there is none", async () => {
    extension.select(7);
    extension.answer("GET", PATH, { ...MUG, connection: "needs-reauthorization" });

    await extension.render();

    expect(extension.find("s-button", "Connect TikTok Shop").getAttribute("href")).toBe(
      "app:app/connection",
    );
  });

  it("says so when the app does not answer, and tries again when asked", async () => {
    extension.select(7);
    extension.answer("GET", PATH, 500);
    await extension.render();
    expect(extension.text()).toContain("Leafwise did not answer.");

    extension.answer("GET", PATH, MUG);
    extension.press("Try again");
    await extension.pass(0);

    expect(extension.find("s-badge", "To review")).toBeDefined();
  });
});

describe("the product action", () => {
  const extension = playExtension("product-category-block", "admin.product-details.action.render");

  it("closes when asked", async () => {
    extension.select(7);
    extension.answer("GET", PATH, MUG);
    await extension.render();

    extension.press("Close");

    expect(extension.closed()).toBe(true);
  });
});
