import { z } from "zod";
import { priorityOf, RUN_KINDS } from "../domain/run";

/** How often and how long a job is tried. */
export interface JobPolicy {
  retryLimit: number;
  retryDelaySeconds: number;
  /** The longest one go may take. */
  expireInSeconds: number;
  /** A worker that is silent for so long is dead, and the job is given to another. */
  heartbeatSeconds: number;
}

export interface JobDefinition<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
  policy: JobPolicy;
  /** While a job with the same key waits, another one is not added. */
  singletonKey?: (payload: Payload) => string;
  /** While a job with the same key is under way, another one waits: its work is paid for. */
  isDoneAlone?: boolean;
  /** Whose job it is, where owners take turns. */
  turn?: (payload: Payload) => Turn;
  /** Runs by itself, in cron's words, UTC. */
  schedule?: string;
}

export interface Turn {
  owner: string;
  /** Of an owner's jobs those of a higher rank do not wait for the others: 0, 1 or 2. */
  rank: number;
}

function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}

const POLICY: JobPolicy = {
  retryLimit: 8,
  retryDelaySeconds: 2,
  expireInSeconds: 3_600,
  heartbeatSeconds: 10,
};

const shopDomain = z.string();
const run = z.object({ shop: shopDomain, runId: z.number().int() });

/** Reads a run's products: asks Shopify for the catalog or for those selected, stores them, queues their batches. */
export const readCatalogJob = defineJob({
  name: "read-catalog",
  /** The webhook need not wait for the next look: whoever comes first reads, the other finds nothing to do. */
  payload: run.extend({ cause: z.enum(["look", "webhook"]) }),
  // A million products take their time; a go that is cut short goes on where it stopped.
  policy: { ...POLICY, expireInSeconds: 6 * 3_600 },
  singletonKey: ({ runId, cause }) => `run-${runId}-${cause}`,
});

/** Maps one batch of a run's products. Shops take turns. */
export const mapBatchJob = defineJob({
  name: "map-batch",
  payload: run.extend({ number: z.number().int(), kind: z.enum(RUN_KINDS).default("all") }),
  policy: POLICY,
  turn: ({ shop, kind }) => ({ owner: shop, rank: priorityOf(kind) }),
  singletonKey: ({ runId, number }) => `run-${runId}-batch-${number}`,
  isDoneAlone: true,
});

/** Decides about everything that a filter finds. */
export const decideMappingsJob = defineJob({
  name: "decide-mappings",
  payload: z.object({ shop: shopDomain, decisionId: z.number().int() }),
  policy: POLICY,
  singletonKey: ({ decisionId }) => `decision-${decisionId}`,
});

/** Confirms what a run recommended, as far as the shop's error budget covers it. */
export const confirmConfidentJob = defineJob({
  name: "confirm-confident",
  payload: z.object({ shop: shopDomain }),
  policy: POLICY,
  singletonKey: ({ shop }) => shop,
});

/** Applies a file of mappings that a merchant confirmed. */
export const applyImportJob = defineJob({
  name: "apply-import",
  payload: z.object({ shop: shopDomain, importId: z.number().int(), by: z.string() }),
  policy: POLICY,
  singletonKey: ({ importId }) => `import-${importId}`,
});

/** Lets the metafields of a shop's products hold what is confirmed. */
export const writeBackJob = defineJob({
  name: "write-back",
  payload: z.object({ shop: shopDomain }),
  // A hundred thousand products take some minutes; a go that is cut short goes on where it stopped.
  policy: { ...POLICY, expireInSeconds: 6 * 3_600 },
  singletonKey: ({ shop }) => shop,
});

/** Asks for the write-back of every shop where something is to be written. */
export const writeBackAllJob = defineJob({
  name: "write-back-all",
  payload: z.object({}),
  policy: POLICY,
  schedule: "* * * * *",
});

/** Reads products again that the shop changed, and has those recommended whose content is another. */
export const takeChangesJob = defineJob({
  name: "take-changes",
  payload: z.object({ shop: shopDomain }),
  policy: POLICY,
  singletonKey: ({ shop }) => shop,
});

/** Asks for a comparison of every shop's catalog with what is stored. */
export const reconcileAllJob = defineJob({
  name: "reconcile-all",
  payload: z.object({}),
  policy: POLICY,
  schedule: "41 2 * * *",
});

/** Finds the changes of one shop that no webhook told, in the file of a bulk operation once there is one. */
export const reconcileJob = defineJob({
  name: "reconcile",
  payload: z.object({ shop: shopDomain, bulkOperationId: z.string().nullable() }),
  policy: { ...POLICY, expireInSeconds: 6 * 3_600 },
  singletonKey: ({ shop }) => shop,
});

/** Fetches TikTok Shop's category tree of a market. */
export const syncCategoriesJob = defineJob({
  name: "sync-categories",
  payload: z.object({
    market: z.string(),
    /** Does nothing where the tree was listed within this time. */
    unlessListedWithinMinutes: z.number().default(0),
    /** The check of a list that was not believed, or of what it turned. */
    check: z.uuid().optional(),
  }),
  policy: POLICY,
  // A check that waits for its time does not keep others from listing.
  singletonKey: ({ market, check }) => (check === undefined ? market : `${market}-${check}`),
});

/** Asks for the sync of every market that is in use. */
export const syncAllCategoriesJob = defineJob({
  name: "sync-all-categories",
  payload: z.object({ unlessListedWithinMinutes: z.number().default(0) }),
  policy: POLICY,
  schedule: "41 2 * * *",
});

/** Fetches the names of a market's categories in a merchant's language. */
export const fetchCategoryNamesJob = defineJob({
  name: "fetch-category-names",
  payload: z.object({ market: z.string(), locale: z.string() }),
  policy: POLICY,
  singletonKey: ({ market, locale }) => `${market}-${locale}`,
});

/** Asks TikTok Shop again about a shop's products whose category cannot be used any more. */
export const replaceStaleJob = defineJob({
  name: "replace-stale",
  payload: z.object({ shop: shopDomain, market: z.string() }),
  policy: POLICY,
  singletonKey: ({ shop }) => shop,
});

/** Refreshes tokens before they lapse. */
export const refreshTokensJob = defineJob({
  name: "refresh-tokens",
  payload: z.object({}),
  policy: POLICY,
  schedule: "*/15 * * * *",
});

/** Deletes every row of a shop that asked to be forgotten. */
export const forgetShopJob = defineJob({
  name: "forget-shop",
  payload: z.object({ shop: shopDomain }),
  policy: POLICY,
  singletonKey: ({ shop }) => shop,
});

/** Deletes what is only kept for a while. */
export const sweepJob = defineJob({
  name: "sweep",
  payload: z.object({}),
  policy: POLICY,
  schedule: "17 3 * * *",
});

/** Deletes drafts of new products that nobody came back to, and the files they left in the cloud storage. */
export const sweepDraftsJob = defineJob({
  name: "sweep-drafts",
  payload: z.object({}),
  policy: POLICY,
  schedule: "41 * * * *",
});

/** Every job there is: a queue for each is made at the start of a worker. */
export const JOBS = [
  readCatalogJob,
  mapBatchJob,
  decideMappingsJob,
  confirmConfidentJob,
  applyImportJob,
  writeBackJob,
  writeBackAllJob,
  takeChangesJob,
  reconcileAllJob,
  reconcileJob,
  syncCategoriesJob,
  syncAllCategoriesJob,
  fetchCategoryNamesJob,
  replaceStaleJob,
  refreshTokensJob,
  forgetShopJob,
  sweepJob,
  sweepDraftsJob,
];
