import type { Database } from "./database.server";

/** A decision that was made by confidence, and how it stands. */
interface ConfidenceDecision {
  id: number;
  /** The share of wrong products that it kept to. */
  budget: string;
  decided: number;
  isFinished: boolean;
  isUndone: boolean;
  decidedBy: string;
  startedAt: Date;
}

/** The latest ones, the newest first. */
export async function confidenceDecisions(
  database: Database,
  { shopId, market }: { shopId: number; market: string },
  limit: number,
): Promise<ConfidenceDecision[]> {
  return database.$queryRaw<ConfidenceDecision[]>`
    SELECT id, coalesce(scope_detail ->> 'name', '') AS budget, decided, status = 'finished' AS "isFinished",
      undone_at IS NOT NULL AS "isUndone", decided_by AS "decidedBy", started_at AS "startedAt"
    FROM mapping_decision
    WHERE shop_id = ${shopId} AND market = ${market} AND scope = 'confidence' AND kind = 'confirm'
    ORDER BY id DESC LIMIT ${limit}`;
}
