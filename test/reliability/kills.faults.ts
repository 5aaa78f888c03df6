import { setTimeout as sleep } from "node:timers/promises";
import { hashOf, pick } from "../../sandbox/catalog/seeded";
import { sql } from "../support/sql";
import { reportAccount, reportTried, reportZero, takeAccount } from "./account";
import { keepBusy, writeBack } from "./busy-merchants";
import { Decider } from "./decider";
import { deploy, type Deployment, type Victim } from "./deployment";
import type { Faults } from "./faults";
import { inventedShop } from "./invented-shop";

const KILLS = 100;
const SHOPS = 4;
const PRODUCTS = 120;
const LOOK_EVERY_MS = 15;
/** What a kill waits for at the most before it comes all the same. */
const LONGEST_WAIT_MS = 6_000;
const VICTIMS: readonly Victim[] = ["worker", "worker", "postgres", "web"];
/** What is to be under way at a kill, by the names of the jobs that do it. */
const WORK = {
  reading: ["read-catalog", "take-changes"],
  mapping: ["map-batch"],
  deciding: [],
  "write-back": ["write-back"],
} as const;
type Work = keyof typeof WORK;
const KINDS = Object.keys(WORK) as Work[];

/** Processes and the database are killed again and again while merchants map and decide. */
export const faults: Faults = async (report, { seed }) => {
  const shops = Array.from({ length: SHOPS }, (_, number) =>
    inventedShop(`kills-${number}`, PRODUCTS),
  );
  const deployment = await deploy({ shops, latencyMs: { upload: 60, recommend: 60, image: 20 } });
  try {
    await writeBack(deployment, shops);
    const deciders = shops.map((shop) => new Decider(deployment, shop));
    const merchants = await keepBusy(deployment, deciders);
    const met: Record<Work, number> = { reading: 0, mapping: 0, deciding: 0, "write-back": 0 };
    let mayRepeat = 0;
    let lastKill = new Date();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const wanted = pick(KINDS, kill);
      const victim = pick(VICTIMS, hashOf(`victim ${seed} ${kill}`));
      const underWay = await untilUnderWay(deployment, { deciders, wanted, since: lastKill });
      for (const work of underWay) met[work] += 1;
      await sleep(hashOf(`when ${seed} ${kill}`) % 40);
      mayRepeat += await deployment.kill(victim);
      lastKill = new Date();
    }
    await merchants.end();
    const account = await takeAccount(deployment, deciders);
    const { uploads } = deployment.sandbox.tikTokShop;
    for (const work of KINDS)
      reportTried(report, `kills that met ${work}`, { value: met[work], atLeast: 10 });
    const decisions = deciders.reduce((sum, decider) => sum + decider.decisions, 0);
    reportTried(report, "kills: decisions made meanwhile", { value: decisions, atLeast: 100 });
    reportAccount(report, `${KILLS} kills`, account);
    reportZero(
      report,
      `${KILLS} kills: pictures uploaded twice beyond those in flight`,
      Math.max(0, uploads.count - uploads.distinctPictures - mayRepeat),
    );
  } finally {
    await deployment.close();
  }
};

/**
 * What is under way once the wanted work is, or when nobody wants to wait any longer. Jobs that began before the last
 * kill may be those of the dead, and do not count.
 */
async function untilUnderWay(
  deployment: Deployment,
  { deciders, wanted, since }: { deciders: readonly Decider[]; wanted: Work; since: Date },
): Promise<Work[]> {
  const giveUpAt = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const active = await sql<{ name: string }>(
      deployment,
      "SELECT DISTINCT name FROM pgboss.job WHERE state = 'active' AND started_on > $1",
      [since],
    );
    const names = new Set(active.map(({ name }) => name));
    const underWay = KINDS.filter((work) =>
      work === "deciding"
        ? deciders.some(({ isDeciding }) => isDeciding)
        : WORK[work].some((name) => names.has(name)),
    );
    if (underWay.includes(wanted) || Date.now() > giveUpAt) return underWay;
    await sleep(LOOK_EVERY_MS);
  }
}
