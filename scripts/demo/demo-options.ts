import { parseArgs, type ParseArgsConfig } from "node:util";

export interface DemoOptions {
  /** Map the whole catalog without a browser, say what came of it, and end. */
  maps: boolean;
  json: boolean;
  catalogFiles: string[];
  generatedProducts: number | null;
  seed: number;
  latencyMs: number;
  requestsPerSecond: number | null;
  noise: number;
  /** Keeps the database between calls. */
  dataFolder: string | null;
}

/** What the caller did wrong, in one sentence. */
export class UsageError extends Error {}

const OPTIONS = {
  map: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  catalog: { type: "string", multiple: true, default: [] },
  products: { type: "string" },
  seed: { type: "string", default: "1" },
  latency: { type: "string", default: "0" },
  rate: { type: "string" },
  noise: { type: "string", default: "0" },
  data: { type: "string" },
} satisfies ParseArgsConfig["options"];

/** @throws UsageError */
export function readDemoOptions(args: string[]): DemoOptions {
  const { values } = parse(args);
  return {
    maps: values.map,
    json: values.json,
    catalogFiles: values.catalog,
    generatedProducts:
      values.products === undefined ? null : wholeNumber("products", values.products, 1),
    seed: wholeNumber("seed", values.seed, 0),
    latencyMs: wholeNumber("latency", values.latency, 0),
    requestsPerSecond:
      values.rate === undefined ? null : number("rate", values.rate, { above: 0, max: 100_000 }),
    noise: number("noise", values.noise, { max: 1 }),
    dataFolder: values.data ?? null,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS });
  } catch (error) {
    const [sentence] = error instanceof Error ? error.message.split(/(?<=\.) /) : [];
    throw new UsageError(
      `${sentence ?? "Wrong arguments."} Options: ${Object.keys(OPTIONS)
        .map((name) => `--${name}`)
        .join(" ")}`,
    );
  }
}

function wholeNumber(name: string, text: string, min: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < min)
    throw new UsageError(`--${name} must be a whole number of at least ${min}, not "${text}".`);
  return Number(text);
}

function number(
  name: string,
  text: string,
  { above = -1, max }: { above?: number; max: number },
): number {
  const value = Number(text);
  if (text.trim() === "" || !(value > above) || value < 0 || value > max) {
    throw new UsageError(
      `--${name} must be a number ${above >= 0 ? `above ${above}` : "from 0"} to ${max}, not "${text}".`,
    );
  }
  return value;
}
