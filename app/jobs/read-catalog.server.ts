import type { z } from "zod";
import { contextForDomain } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { currentRun, failRun } from "../flows/control-run.server";
import { readSelected } from "../flows/map-selected.server";
import { readCatalog } from "../flows/read-catalog.server";
import { ShopifyAccessLost, ShopifyError } from "../shopify/errors";
import { readCatalogJob } from "./catalog";
import { DONE, handlerOf, type JobOutcome } from "./handler";

type Read = z.infer<typeof readCatalogJob.payload>;

export const readCatalogHandler = handlerOf(readCatalogJob, readForRun, giveUpReading);

async function readForRun({ shop, runId }: Read): Promise<JobOutcome> {
  const context = await contextForDomain(createShopDomain(shop));
  const run = context && (await currentRun(context, runId));
  if (!context || !run) return DONE;
  try {
    if (run.kind !== "all") {
      await readSelected(context, run);
      return DONE;
    }
    const read = await readCatalog(context, run);
    if (read.outcome === "done") return DONE;
    return { outcome: "again", afterMs: read.afterMs };
  } catch (error) {
    if (!(error instanceof ShopifyError) || error.retryable) throw error;
    const isLost = error instanceof ShopifyAccessLost;
    await failRun(context, run, isLost ? "shopify-access-lost" : "catalog-not-readable");
    return DONE;
  }
}

async function giveUpReading({ shop, runId }: Read): Promise<void> {
  const context = await contextForDomain(createShopDomain(shop));
  const run = context && (await currentRun(context, runId));
  if (context && run) await failRun(context, run, "catalog-not-readable");
}
