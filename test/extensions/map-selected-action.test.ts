import { describe, expect, it } from "vitest";
import { playExtension } from "../support/play-extension";

const RUN = {
  id: 5,
  status: "mapping",
  isActive: true,
  total: 3,
  done: 1,
  missed: 0,
  putAway: 0,
  categories: [],
  toConfirm: 0,
  exceptions: [],
  exceptionCount: 0,
};
const FINISHED = {
  ...RUN,
  status: "finished",
  isActive: false,
  done: 3,
  categories: [
    { id: "11", path: ["Home", "Mugs"], permission: "available", products: 2, confirmed: 0 },
  ],
  toConfirm: 2,
  exceptions: [{ productId: "9", title: "Bare bowl", reason: "needs-image" }],
  exceptionCount: 1,
};

describe("mapping the selected products", () => {
  const extension = playExtension(
    "map-selected-action",
    "admin.product-index.selection-action.render",
  );

  it("starts one run of them and shows how far it is", async () => {
    extension.select(7, 8, 9);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", RUN);

    await extension.render();

    expect(extension.asked[0]).toEqual({
      path: "/api/runs",
      body: { productIds: ["7", "8", "9"] },
    });
    expect(extension.text()).toContain("1 of 3 products");
    expect(extension.text()).toContain("You can close this window: the mapping goes on.");
  });

  it("starts no second run while it shows how far the first is", async () => {
    extension.select(7, 8, 9);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", RUN);
    await extension.render();

    extension.answer("GET", "/api/runs/5", { ...RUN, done: 2 });
    await extension.pass(1_600);

    expect(extension.text()).toContain("2 of 3 products");
    expect(extension.asked.filter(({ path }) => path === "/api/runs")).toHaveLength(1);
  });

  it("comes to categories and exceptions, and stops looking", async () => {
    extension.select(7, 8, 9);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", RUN);
    await extension.render();

    extension.answer("GET", "/api/runs/5", FINISHED);
    await extension.pass(1_600);

    expect(extension.text()).toContain("Home › Mugs · 2 products");
    expect(extension.text()).toContain("1 product needs your attention");
    expect(extension.text()).toContain("Bare bowl: no picture");
    const looks = extension.asked.length;
    await extension.pass(10_000);
    expect(extension.asked).toHaveLength(looks);
  });

  it.each([
    [{ missed: 2 }, "Shopify didn't send 2 of the selected products."],
    [{ putAway: 2 }, "so they were taken out of your lists"],
  ])("says what became of products that Shopify sent nothing of: %o", async (absent, sentence) => {
    extension.select(8, 9);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", { ...FINISHED, total: 0, done: 0, ...absent });

    await extension.render();

    expect(extension.text()).toContain(sentence);
    expect(extension.text()).not.toContain("0 of 0");
  });

  it("confirms them all", async () => {
    extension.select(7, 8, 9);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", FINISHED);
    extension.answer("POST", "/api/runs/5", {
      ...FINISHED,
      toConfirm: 0,
      categories: [
        { id: "11", path: ["Home", "Mugs"], permission: "available", products: 2, confirmed: 2 },
      ],
    });
    await extension.render();

    extension.press("Confirm all 2 products");
    await extension.pass(0);

    expect(extension.asked.at(-1)).toEqual({
      path: "/api/runs/5",
      body: { intent: "confirm-all", categoryIds: ["11"] },
    });
    expect(extension.text()).toContain("Every category is confirmed.");
  });

  it("says which of the categories TikTok Shop holds listings back in", async () => {
    const [mugs] = FINISHED.categories;
    extension.select(7, 8, 9);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", {
      ...FINISHED,
      categories: [{ ...mugs, permission: "invite-only" }],
    });

    await extension.render();

    expect(extension.text()).toContain("Home › Mugs · 2 products · by invitation only");
  });

  it("says when the confirmation was not saved", async () => {
    extension.select(7, 8, 9);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", FINISHED);
    extension.answer("POST", "/api/runs/5", 500);
    await extension.render();

    extension.press("Confirm all 2 products");
    await extension.pass(0);

    expect(extension.text()).toContain("The categories were not confirmed. Try again.");
    expect(extension.find("s-button", "Confirm all 2 products")).toBeDefined();
  });

  it.each([
    [409, "TikTok Shop is not connected. Open Leafwise and connect it."],
    [500, "The mapping did not start. Try again."],
  ])("says why it did not start (%i)", async (status, words) => {
    extension.select(7);
    extension.answer("POST", "/api/runs", status);

    await extension.render();

    expect(extension.text()).toContain(words);
  });

  it("starts again when asked", async () => {
    extension.select(7);
    extension.answer("POST", "/api/runs", 500);
    await extension.render();

    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", RUN);
    extension.press("Try again");
    await extension.pass(0);

    expect(extension.text()).toContain("1 of 3 products");
  });

  it("keeps what it showed while the app does not answer", async () => {
    extension.select(7, 8, 9);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", RUN);
    await extension.render();

    extension.answer("GET", "/api/runs/5", 503);
    await extension.pass(1_600);

    expect(extension.text()).toContain("1 of 3 products");
    expect(extension.text()).toContain("Leafwise does not answer at the moment.");
  });

  it("leaves the run alone when it is closed", async () => {
    extension.select(7);
    extension.answer("POST", "/api/runs", { id: 5 });
    extension.answer("GET", "/api/runs/5", RUN);
    await extension.render();
    const asked = extension.asked.length;

    extension.press("Close");

    expect(extension.closed()).toBe(true);
    expect(extension.asked).toHaveLength(asked);
  });
});
