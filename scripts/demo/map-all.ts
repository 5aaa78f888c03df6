import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { authorize } from "./authorize";
import { Merchant } from "./merchant";
import type { RunningDemo } from "./start-demo";

const POLL_MS = 250;
const PROGRESS_MS = 2000;

const count = z.number().int();
const answerSchema = z.object({
  counts: z.object({
    products: count,
    recommended: count,
    confirmed: count,
    needsImage: count,
    noRecommendation: count,
    failed: count,
  }),
  run: z
    .object({
      id: count,
      status: z.string(),
      reason: z.string().nullable(),
      isActive: z.boolean(),
      seconds: z.number(),
      progress: z.object({
        productsRead: count,
        productsDone: count,
        imagesUploaded: count,
        recommendCalls: count,
      }),
    })
    .nullable(),
  figures: z
    .object({ localCategories: count, distinctCategories: count, images: count })
    .nullable(),
});

type Answer = z.infer<typeof answerSchema>;

/** What came of mapping the whole catalog; seconds from the run's start to its end. */
export interface MapSummary {
  products: number;
  recommended: number;
  needsImage: number;
  noRecommendation: number;
  failed: number;
  localCategories: number;
  distinctCategories: number;
  images: number;
  imagesUploaded: number;
  recommendCalls: number;
  seconds: number;
  productsPerSecond: number;
}

/** Installs the app, connects TikTok Shop and maps all products, as a merchant does it with a browser. */
export async function mapAll(
  demo: RunningDemo,
  report: (message: string) => void,
): Promise<MapSummary> {
  const merchant = new Merchant(demo);
  await merchant.openPage("/app");
  report("Installed the app.");
  await authorize(merchant);
  report("Connected TikTok Shop.");
  await merchant.submit("/app?index", "routes/app._index", { intent: "map-all" });
  return summarize(await finishedRun(merchant, report));
}

async function finishedRun(merchant: Merchant, report: (message: string) => void): Promise<Answer> {
  for (let told = 0; ; await sleep(POLL_MS)) {
    const answer = answerSchema.parse(await merchant.getJson("/app/run"));
    const { run } = answer;
    if (!run) throw new Error("The app started no run.");
    if (run.status === "paused") throw new Error(`The run is paused: ${run.reason}.`);
    if (Date.now() - told > PROGRESS_MS || !run.isActive) {
      told = Date.now();
      report(
        `${run.status}: ${run.progress.productsDone} of ${run.progress.productsRead} products`,
      );
    }
    if (run.isActive) continue;
    if (run.status !== "finished")
      throw new Error(`The run ended as ${run.status}: ${run.reason}.`);
    return answerSchema.parse(await merchant.getJson("/app/run?figures"));
  }
}

function summarize({ counts, run, figures }: Answer): MapSummary {
  if (!run || !figures) throw new Error("The app gave no figures.");
  const { confirmed, ...ofProducts } = counts;
  const { imagesUploaded, recommendCalls } = run.progress;
  const seconds = Math.round(run.seconds * 100) / 100;
  return {
    ...ofProducts,
    recommended: counts.recommended + confirmed,
    ...figures,
    imagesUploaded,
    recommendCalls,
    seconds,
    productsPerSecond: seconds > 0 ? Math.round((counts.products / seconds) * 10) / 10 : 0,
  };
}
