import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inProject } from "../../scripts/support/project.mjs";
import { makeWhenStale } from "../../scripts/support/stale.mjs";

const folder = `.cache/stale-test-${process.pid}`;
const what = {
  name: `stale-test-${process.pid}`,
  inputs: [`${folder}/in`],
  outputs: [`${folder}/out`],
};
let made = 0;
const make = () => {
  made += 1;
  writeFileSync(inProject(folder, "out"), "made");
};

beforeEach(() => {
  made = 0;
  mkdirSync(inProject(folder, "in"), { recursive: true });
  writeFileSync(inProject(folder, "in", "a"), "1");
});
afterEach(() => {
  rmSync(inProject(folder), { recursive: true });
  rmSync(inProject(".cache/made", what.name), { force: true });
});

it("what was made from the same content is not made again", async () => {
  await makeWhenStale(what, make);
  writeFileSync(inProject(folder, "in", "a"), "1");
  await makeWhenStale(what, make);

  expect(made).toBe(1);
});

it.each([
  ["changed input", () => writeFileSync(inProject(folder, "in", "a"), "2")],
  ["new input", () => writeFileSync(inProject(folder, "in", "b"), "1")],
  ["missing output", () => rmSync(inProject(folder, "out"))],
])("a %s makes it again", async (_, change) => {
  await makeWhenStale(what, make);
  change();
  await makeWhenStale(what, make);

  expect(made).toBe(2);
});

it("two at once make it once", async () => {
  await Promise.all([makeWhenStale(what, make), makeWhenStale(what, make)]);

  expect(made).toBe(1);
});

it("what failed is made again", async () => {
  await expect(makeWhenStale(what, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await makeWhenStale(what, make);

  expect(made).toBe(1);
});
