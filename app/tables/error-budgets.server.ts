import type { Database } from "./database.server";

/** How many wrong products a merchant allows among those that are confirmed by themselves. */
export interface StoredErrorBudget {
  budget: number;
  isOn: boolean;
  auditedSince: Date;
  stoppedAt: Date | null;
}

/** The shop's budget, or null if it never had one. */
export async function errorBudgetOf(
  database: Database,
  shopId: number,
): Promise<StoredErrorBudget | null> {
  return database.errorBudget.findUnique({
    where: { shopId },
    select: { budget: true, isOn: true, auditedSince: true, stoppedAt: true },
  });
}

/** Stores what the merchant allows. The audit goes on as it was. */
export async function storeErrorBudget(
  database: Database,
  shopId: number,
  chosen: { budget: number; isOn: boolean; by: string; now: Date },
): Promise<void> {
  const { budget, isOn, by: changedBy, now: changedAt } = chosen;
  const row = { budget, isOn, changedBy, changedAt };
  await database.errorBudget.upsert({
    where: { shopId },
    create: { shopId, ...row, auditedSince: changedAt },
    update: row,
  });
}

/** Stops confirming; where it is stopped already, nothing changes. */
export async function stopConfirming(database: Database, shopId: number, now: Date): Promise<void> {
  await database.errorBudget.updateMany({
    where: { shopId, stoppedAt: null },
    data: { stoppedAt: now },
  });
}

/** Goes on, with an audit that begins anew: what was found before was answered by the merchant. */
export async function resumeConfirming(
  database: Database,
  shopId: number,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await database.errorBudget.updateMany({
    where: { shopId },
    data: { stoppedAt: null, auditedSince: now, changedBy: by, changedAt: now },
  });
}
