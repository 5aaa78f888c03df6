import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Figure, Report } from "../../test/bench/figure";
import { ensureBuild } from "./build.mjs";
import { inProject } from "./project.mjs";
import { end, endOnSignals } from "./shutdown.mjs";

export interface FigureFiles<Module> {
  /** What the module of one of them is called. */
  what: string;
  folder: string;
  /** Of the files, behind their names. */
  ending: string;
  measure(module: Module, report: Report, options: { seed: number }): Promise<void>;
  /** Whether a figure that misses its target makes the command fail. */
  isStrict?: boolean;
}

/** `npm run COMMAND [-- NAME...] [--json] [--seed N]`: measures what all the files of a folder do, or those named. */
export async function reportFigures<Module>(files: FigureFiles<Module>): Promise<void> {
  const { folder, ending, what, measure, isStrict = false } = files;
  const names = readdirSync(inProject(folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  const { json, seed, chosen } = readArguments(names, what);
  let missed = 0;
  endOnSignals();
  await ensureBuild();
  if (!json) printRow([what, "figure", "value", "target", ""]);
  for (const name of chosen) {
    const module = (await import(inProject(folder, name + ending))) as Module;
    const report: Report = (figure) => {
      if (figure.ok === false) missed += 1;
      print({ bench: name, ...figure }, json);
    };
    await measure(module, report, { seed });
  }
  await end(isStrict && missed > 0 ? 1 : 0);
}

function readArguments(names: string[], what: string) {
  try {
    const { values, positionals } = parseArgs({
      options: {
        json: { type: "boolean", default: false },
        seed: { type: "string", default: "1" },
      },
      allowPositionals: true,
    });
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw new Error(`There is no ${what} "${unknown}"; there are ${names.join(", ")}.`);
    const seed = Number(values.seed);
    if (!Number.isSafeInteger(seed)) throw new Error("--seed must be a whole number.");
    return { json: values.json, seed, chosen: positionals.length > 0 ? positionals : names };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

function print(figure: Figure, json: boolean): void {
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
  const widths = [10, 64, 22, 24, 6];
  console.log(cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" "));
}
