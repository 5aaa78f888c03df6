import { describe, expect, it } from "vitest";
import { chooseTests } from "../../scripts/test/choose-tests";

describe("the tests for a change", () => {
  it.each([
    ["a module", "app/domain/wilson.ts", "app/domain/wilson.test.ts"],
    ["a test", "test/tables/rate-budgets.test.ts", "test/tables/rate-budgets.test.ts"],
    ["a page's route", "app/routes/app.rules.tsx", "test/browser/rules.test.ts"],
    [
      "an extension",
      "extensions/map-selected-action/src/action.tsx",
      "test/extensions/map-selected-action.test.ts",
    ],
    ["the sandbox", "sandbox/tiktok-shop/signature.ts", "test/sandbox/tiktok-gateway.test.ts"],
  ])("are the nearest to %s first", async (_what, changed, nearest) => {
    expect((await chooseTests([changed])).files[0]).toBe(nearest);
  });

  it("are none for a text that nothing reads", async () => {
    const { files } = await chooseTests(["README.md", "docs/decisions/0001.md"]);

    expect(files).toEqual([]);
  });

  it("are all for what everything is made with", async () => {
    const { files } = await chooseTests(["package-lock.json"]);

    expect(files).toContain("test/browser/rules.test.ts");
    expect(files).toContain("app/domain/wilson.test.ts");
  });
});
