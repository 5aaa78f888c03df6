import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { finishAll } from "../../scripts/support/finish-all.mjs";

it("results come in the order of their works", async () => {
  const results = await finishAll([sleep(2, "slow"), Promise.resolve("fast")]);

  expect(results).toEqual(["slow", "fast"]);
});

it("a failure waits for the others", async () => {
  let finished = false;
  const slow = sleep(5).then(() => (finished = true));

  await expect(finishAll([slow, Promise.reject(new Error("no"))])).rejects.toThrow("no");

  expect(finished).toBe(true);
});
