import { setTimeout as sleep } from "node:timers/promises";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { Decider } from "../reliability/decider";
import { deploy } from "../reliability/deployment";
import { inventedShop } from "../reliability/invented-shop";
import type { Report } from "./figure";

const BIG = 10_000;
const SMALL = 30;
/** How much longer the small shop may take than alone. */
const TIMES = 2;
const SECONDS_MORE = 5;
const LOOK_EVERY_MS = 50;
/** The big shop's run is well under way. */
const HEAD_START_MS = 10_000;

/** What a small shop waits for that presses "Map all" while a big one is mapped. */
export async function bench(report: Report): Promise<void> {
  const shops = [
    { domain: "big.myshopify.com", catalog: generatedCatalog({ products: BIG }) },
    inventedShop("alone", SMALL),
    inventedShop("beside", SMALL),
  ] as const;
  const deployment = await deploy({
    shops: [...shops],
    latencyMs: { upload: 100, recommend: 100 },
  });
  try {
    const [big, alone, beside] = shops.map((shop) => new Decider(deployment, shop));
    if (!big || !alone || !beside) return;
    const secondsAlone = await secondsToMap(alone);
    await big.startRun();
    await sleep(HEAD_START_MS);
    const secondsBeside = await secondsToMap(beside);
    const isBusyStill = (await big.hasRunEnded()) === false;
    const most = TIMES * secondsAlone + SECONDS_MORE;
    report(secondsOf(`shop of ${SMALL} products, alone`, secondsAlone));
    report({
      ...secondsOf(`the same, beside a shop of ${BIG} products`, secondsBeside),
      target: `at most ${most.toFixed(1)}`,
      ok: isBusyStill && secondsBeside <= most,
    });
  } finally {
    await deployment.close();
  }
}

async function secondsToMap(decider: Decider): Promise<number> {
  const startedAt = performance.now();
  await decider.startRun();
  while ((await decider.hasRunEnded()) !== true) await sleep(LOOK_EVERY_MS);
  return (performance.now() - startedAt) / 1_000;
}

function secondsOf(name: string, value: number) {
  return { name, value: Number(value.toFixed(2)), unit: "s", target: null, ok: null };
}
