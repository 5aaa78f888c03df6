import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Bench, Figure } from "../../test/bench/figure";
import { ensureBuild } from "../support/build.mjs";
import { inProject } from "../support/project.mjs";
import { end, endOnSignals } from "../support/shutdown.mjs";

// `npm run bench [-- NAME] [--json]`: a bench is a file `test/bench/NAME.bench.ts` that exports `bench`.

const ENDING = ".bench.ts";
const names = readdirSync(inProject("test/bench"))
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length));

const { json, chosen } = readArguments();
endOnSignals();
await ensureBuild();
if (!json) printRow(["bench", "figure", "value", "target", ""]);
for (const name of chosen) {
  const { bench } = (await import(inProject("test/bench", name + ENDING))) as { bench: Bench };
  await bench((figure) => print({ bench: name, ...figure }));
}
await end(0);

function readArguments(): { json: boolean; chosen: string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw new Error(`There is no bench "${unknown}"; there are ${names.join(", ")}.`);
    return { json: values.json, chosen: positionals.length > 0 ? positionals : names };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

function print(figure: Figure): void {
  if (json) {
    console.log(JSON.stringify(figure));
    return;
  }
  const verdict = figure.ok === null ? "" : figure.ok ? "ok" : "MISSED";
  printRow([
    figure.bench,
    figure.name,
    `${figure.value} ${figure.unit}`,
    figure.target ?? "",
    verdict,
  ]);
}

function printRow(cells: string[]): void {
  const widths = [10, 52, 22, 24, 6];
  console.log(cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" "));
}
