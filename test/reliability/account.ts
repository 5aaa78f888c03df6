import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "../support/sql";
import type { Report } from "../bench/figure";
import type { Decider } from "./decider";
import type { Deployment } from "./deployment";

const PATIENCE_MS = 300_000;
const LOOK_EVERY_MS = 500;

/** What must not happen, counted. */
export interface Account {
  unaccounted: number;
  lost: number;
  wronglyWritten: number;
  standingStill: number;
  failures: number;
}

/**
 * Lets everything end that is under way, maps once more with nothing in the way, and counts what is not as the merchants
 * were told.
 */
export async function takeAccount(
  deployment: Deployment,
  deciders: readonly Decider[],
): Promise<Account> {
  const account = { unaccounted: 0, lost: 0, wronglyWritten: 0, standingStill: 0, failures: 0 };
  for (const decider of deciders) {
    if (!(await untilEnded(decider))) account.standingStill += 1;
    await decider.startRun();
    if (!(await untilEnded(decider))) account.standingStill += 1;
  }
  await untilWritten(deployment);
  for (const decider of deciders) {
    const stored = await storedOf(deployment, decider.shop.domain);
    const held = heldBy(deployment, decider.shop.domain);
    for (const id of decider.productIds) {
      const row = stored.get(id);
      if (!row || row.status === "new") account.unaccounted += 1;
      const possible = decider.decided.get(id);
      if (possible && !possible.has(row?.confirmed ?? "")) account.lost += 1;
      if ((row?.confirmed ?? null) !== (held.get(id) ?? null)) account.wronglyWritten += 1;
    }
    account.failures += decider.failures;
  }
  return account;
}

/** Each is a figure whose only right value is 0. */
export function reportAccount(report: Report, name: string, account: Account): void {
  reportZero(report, `${name}: products unaccounted for`, account.unaccounted);
  reportZero(report, `${name}: decisions lost`, account.lost);
  reportZero(report, `${name}: metafields that say something else`, account.wronglyWritten);
  reportZero(report, `${name}: runs that stand still`, account.standingStill);
  reportZero(report, `${name}: answers of 500`, account.failures);
}

export function reportZero(report: Report, name: string, value: number): void {
  report({ name, value, unit: "", target: "0", ok: value === 0 });
}

/** What was tried, so that zeros mean something. */
export function reportTried(
  report: Report,
  name: string,
  { value, atLeast = 1 }: { value: number; atLeast?: number },
): void {
  report({ name, value, unit: "", target: `at least ${atLeast}`, ok: value >= atLeast });
}

export async function untilEnded(decider: Decider): Promise<boolean> {
  return within(PATIENCE_MS, async () => (await decider.hasRunEnded()) === true);
}

/** Whether it became true in time. */
export async function within(limitMs: number, isThere: () => Promise<boolean>): Promise<boolean> {
  for (const giveUpAt = Date.now() + limitMs; Date.now() < giveUpAt; await sleep(LOOK_EVERY_MS))
    if (await isThere()) return true;
  return false;
}

async function untilWritten(deployment: Deployment): Promise<void> {
  await within(PATIENCE_MS, async () => {
    const [left] = await sql<{ count: number }>(
      deployment,
      "SELECT count(*)::int FROM product_mapping WHERE written_category_id IS DISTINCT FROM confirmed_category_id",
    );
    return left?.count === 0;
  });
}

async function storedOf({ databaseUrl }: Deployment, domain: string) {
  const rows = await sql<{ id: string; status: string; confirmed: string | null }>(
    { databaseUrl },
    `SELECT m.product_id::text AS id, m.status, m.confirmed_category_id AS confirmed FROM product_mapping m
     JOIN shop s ON s.id = m.shop_id WHERE s.domain = $1`,
    [domain],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The category that each product's metafield in Shopify names. */
function heldBy({ sandbox }: Deployment, domain: string): Map<string, string | undefined> {
  return new Map(
    [...sandbox.shopify.shop(domain).products.upwards()].map(({ id, metafields = [] }) => [
      String(id),
      metafields.find(({ key }) => key === "tiktok_category_id")?.value,
    ]),
  );
}
