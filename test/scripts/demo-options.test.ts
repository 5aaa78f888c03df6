import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { chooseCatalog } from "../../scripts/demo/choose-catalog";
import { readDemoOptions, UsageError } from "../../scripts/demo/demo-options";

it("without arguments the demo shows the sample, without limits or delays", async () => {
  const options = readDemoOptions([]);

  expect(options).toMatchObject({
    maps: false,
    json: false,
    latencyMs: 0,
    requestsPerSecond: null,
    noise: 0,
    dataFolder: null,
  });
  expect((await chooseCatalog(options, () => undefined)).size).toBeGreaterThan(200);
});

it("every flag is understood", () => {
  const args =
    "--map --json --catalog a.csv --catalog b.csv --products 5 --seed 2 --latency 10 --rate 0.5 --noise 0.25 --data here".split(
      " ",
    );

  expect(readDemoOptions(args)).toEqual({
    maps: true,
    json: true,
    catalogFiles: ["a.csv", "b.csv"],
    generatedProducts: 5,
    seed: 2,
    latencyMs: 10,
    requestsPerSecond: 0.5,
    noise: 0.25,
    dataFolder: "here",
  });
});

it.each([
  ["--nonsense"],
  ["--products", "many"],
  ["--products", "0"],
  ["--products", "1.5"],
  ["--latency=-1"],
  ["--rate", "0"],
  ["--noise", "2"],
  ["--noise", "half"],
  ["--catalog"],
  ["stray"],
])("wrong arguments are named in one line: %s %s", (...args) => {
  const read = () => readDemoOptions(args.filter((arg) => typeof arg === "string"));

  expect(read).toThrow(UsageError);
  expect(read).toThrow(/^[^\n]+$/);
});

it("a file that is missing or no product CSV is the caller's mistake", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-options-"));
  const noProducts = path.join(folder, "no.csv");
  writeFileSync(noProducts, "a,b\n1,2\n");

  for (const file of [noProducts, path.join(folder, "missing.csv"), folder]) {
    await expect(
      chooseCatalog(readDemoOptions(["--catalog", file]), () => undefined),
    ).rejects.toThrow(UsageError);
  }
  rmSync(folder, { recursive: true });
});

it("a file in which no row can be read is refused, and says why for each row", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-options-"));
  const file = path.join(folder, "shifted.csv");
  writeFileSync(file, "Handle,Title\nmug,Mug,blue\nsofa,Sofa,red,large\n");
  const heard: string[] = [];

  const choosing = chooseCatalog(readDemoOptions(["--catalog", file]), (line) => heard.push(line));

  await expect(choosing).rejects.toThrow(new UsageError(`${file}: no product could be read.`));
  rmSync(folder, { recursive: true });
  expect(heard).toMatchObject([/row 2: The row has 3/, /row 3: The row has 4/].map(matching));
});

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

it("files and generated products make one catalog", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-options-"));
  const file = path.join(folder, "yes.csv");
  writeFileSync(file, "Handle,Title\nmug,Mug\nsofa,Sofa\n");

  const catalog = await chooseCatalog(
    readDemoOptions(["--catalog", file, "--products", "3"]),
    () => undefined,
  );
  rmSync(folder, { recursive: true });

  expect(catalog.size).toBe(5);
});
