import { batchDelayMs } from "../domain/batch-delay";
import { PictureHostAway } from "../shopify/errors";
import { noteFailedGo, type RunBatch } from "../tables/run-batches.server";
import { noteServices, type Heard, type Run } from "../tables/runs.server";
import {
  BudgetExhausted,
  GatewayTrouble,
  TooManyRequests,
  WrongCategoryVersion,
} from "../tiktok-shop/errors";
import type { MappingContext } from "./context";
import { isAnswered, type MappedProduct } from "./steps/7-save-mapping.server";

/** What one go at a batch came to. */
export interface BatchGo {
  mapped: MappedProduct[];
  /** Of products that got no answer. */
  failures: unknown[];
}

export type AfterFailures =
  | { outcome: "later"; afterMs: number }
  /** Nobody answered for so long that the rest of the batch is left to the next run. */
  | { outcome: "give-up" };

/**
 * What becomes of the rest of a batch, where waiting helps: it waits for the budget of calls, or for a service that
 * fails or changes its categories, up to a limit.
 * @throws the worst failure that waiting does not help against
 */
export async function restAfter(
  context: MappingContext,
  batch: RunBatch,
  { mapped, failures }: BatchGo,
): Promise<AfterFailures> {
  if (failures.some(isOfAnotherVersion)) await context.jobs.syncCategories(context.seller.market);
  const worst = failures.find(
    (error) => !(error instanceof BudgetExhausted) && !isPassingFailure(error),
  );
  if (worst !== undefined) throw worst;
  const budgetMs = failures.map((error) =>
    error instanceof BudgetExhausted ? error.retryAfterMs : 0,
  );
  const afterMs = Math.max(...budgetMs);
  if (!failures.some(isPassingFailure)) return { outcome: "later", afterMs };
  const { limitMs, firstDelayMs } = context.patience;
  const isProgress = mapped.some(isAnswered);
  const failed = await noteFailedGo(context.database, batch, { isProgress, limitMs });
  if (failed.isOver) return { outcome: "give-up" };
  const restMs = batchDelayMs({ goes: failed.goes, firstDelayMs, random: Math.random() });
  return { outcome: "later", afterMs: Math.max(afterMs, restMs, ...failures.map(askedFor)) };
}

/** A failure of network, gateway or picture host, or of our tree: the same question may be answered a little later. */
function isPassingFailure(error: unknown): boolean {
  return (
    error instanceof GatewayTrouble ||
    error instanceof TooManyRequests ||
    error instanceof PictureHostAway ||
    isOfAnotherVersion(error)
  );
}

/** Nothing is answered until the tree is listed in the version that the market uses by now. */
function isOfAnotherVersion(error: unknown): boolean {
  return error instanceof WrongCategoryVersion;
}

function askedFor(error: unknown): number {
  return error instanceof TooManyRequests ? (error.retryAfterMs ?? 0) : 0;
}

/** Lets the run say which service does not answer, until it answers again. */
export async function hearServices(
  { database }: MappingContext,
  run: Run,
  { mapped, failures }: BatchGo,
): Promise<void> {
  await noteServices(database, run, {
    tikTokShop: heard(
      mapped.some(isAnswered),
      failures.some((error) => error instanceof GatewayTrouble || isOfAnotherVersion(error)),
    ),
    pictureHost: heard(
      mapped.some(({ isPictureFetched }) => isPictureFetched),
      failures.some((error) => error instanceof PictureHostAway),
    ),
  });
}

function heard(hasAnswered: boolean, hasFailed: boolean): Heard {
  if (hasAnswered) return "answer";
  return hasFailed ? "failure" : "nothing";
}
