import { once } from "node:events";
import { startProgram } from "../../scripts/support/children.mjs";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { imageUrl } from "../../sandbox/shopify/image-url";
import type { Report } from "./figure";
import { mapCatalog, withSandbox } from "./map-in-processes";

const LATENCY_MS = { image: 60, upload: 300, recommend: 400 };
const PRODUCTS = 2_000;
/** Enough for a steady mean: one product after the other is the same for the first as for the last. */
const LOOP_PRODUCTS = 20;
const LIMIT_PER_SECOND = 50;

/** The automated flow: against the guide's loop, against a limit, and what it costs. */
export async function bench(report: Report): Promise<void> {
  await againstTheLoop(report);
  await againstALimit(report);
  await costs(report);
}

async function againstTheLoop(report: Report): Promise<void> {
  const loop = await guideLoop();
  const mapped = await mapCatalog({
    products: PRODUCTS,
    options: { latencyMs: LATENCY_MS },
    requestsPerSecond: 0,
  });
  const ratio = mapped.productsPerSecond / loop;
  report({
    name: "guide's loop, one by one",
    value: round(loop),
    unit: "products/s",
    target: null,
    ok: null,
  });
  report(figure("map all, same latencies", mapped.productsPerSecond, "products/s"));
  report({
    name: "times faster than the loop",
    value: round(ratio),
    unit: "x",
    target: "at least 30",
    ok: ratio >= 30,
  });
}

async function againstALimit(report: Report): Promise<void> {
  const { productsPerSecond } = await mapCatalog({
    products: PRODUCTS,
    options: { latencyMs: LATENCY_MS, rate: { requestsPerSecond: LIMIT_PER_SECOND } },
    requestsPerSecond: LIMIT_PER_SECOND,
  });
  const share = (productsPerSecond / LIMIT_PER_SECOND) * 100;
  report(
    figure(
      `map all, limit of ${LIMIT_PER_SECOND} requests/s per API`,
      productsPerSecond,
      "products/s",
    ),
  );
  report({
    name: "of what the limit allows",
    value: round(share),
    unit: "%",
    target: "at least 90",
    ok: share >= 90,
  });
}

async function costs(report: Report): Promise<void> {
  const small = await mapCatalog({ products: PRODUCTS, options: {}, requestsPerSecond: 0 });
  report(figure("map all, no latency, no limit", small.productsPerSecond, "products/s"));
  report(figure("CPU of the worker per product", small.cpuMsPerProduct, "ms"));
  const large = await mapCatalog({ products: 50_000, options: {}, requestsPerSecond: 0 });
  report(figure("map all, 50,000 products, no latency", large.productsPerSecond, "products/s"));
  report(figure("peak memory of the worker, 2,000 products", small.peakMemoryMb, "MB"));
  report(figure("peak memory of the worker, 50,000 products", large.peakMemoryMb, "MB"));
  const apart = large.peakMemoryMb - small.peakMemoryMb;
  report({ name: "apart", value: round(apart), unit: "MB", target: "at most 60", ok: apart <= 60 });
}

/** Products per second of the guide's loop. */
function guideLoop(): Promise<number> {
  const order = { products: LOOP_PRODUCTS, options: { latencyMs: LATENCY_MS } };
  return withSandbox(order, async (sandbox, environment) => {
    const program = startProgram({
      name: "The loop",
      args: ["--import", "tsx", "test/bench/guide-loop-process.ts"],
      env: { ...environment, TIKTOK_REQUESTS_PER_SECOND: "0" },
    });
    const catalog = generatedCatalog({ products: LOOP_PRODUCTS });
    const imageUrls = Array.from({ length: LOOP_PRODUCTS }, (_, index) => {
      const [image] = catalog.at(index).images;
      if (!image) throw new Error(`Product ${index} has no picture`);
      return `${imageUrl(1, image)}&width=1200&format=jpg`;
    });
    try {
      await once(program.child, "message");
      program.child.send({ sandbox, imageUrls });
      const [seconds] = (await once(program.child, "message")) as [number];
      return LOOP_PRODUCTS / seconds;
    } finally {
      await program.stop();
    }
  });
}

function figure(name: string, value: number, unit: string) {
  return { name, value: round(value), unit, target: null, ok: null };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
