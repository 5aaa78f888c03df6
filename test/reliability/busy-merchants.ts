import { setTimeout as sleep } from "node:timers/promises";
import { pick } from "../../sandbox/catalog/seeded";
import { sql } from "../support/sql";
import type { Decider } from "./decider";
import { merchantOf, type Deployment, type PlayedShop } from "./deployment";

const CHANGED_AT_ONCE = 30;
const LOOK_EVERY_MS = 50;

/** What is confirmed goes into the shops. */
export async function writeBack(deployment: Deployment, shops: PlayedShop[]): Promise<void> {
  for (const { domain } of shops)
    await merchantOf(deployment, domain).submitJson("/app/settings", "routes/app.settings", {
      intent: "save",
      settings: { writesBack: true },
    });
}

/** Merchants decide about one product after another, change some, and map again as soon as a run has ended. */
export async function keepBusy(deployment: Deployment, deciders: readonly Decider[]) {
  for (const decider of deciders) await decider.startRun();
  const categories = await categoriesOnceThere(deployment);
  let isOver = false;
  const busy = deciders.map(async (decider, number) => {
    for (let round = 0; !isOver; round += 1) {
      if (await decider.hasRunEnded()) {
        changeSome(deployment, decider, round);
        await decider.startRun();
      }
      await decider.decide(categories);
      await sleep(100 + 10 * number);
    }
  });
  return {
    end: async () => {
      isOver = true;
      await Promise.all(busy);
    },
  };
}

/** Leaves that every product may have. */
async function categoriesOnceThere(deployment: Deployment): Promise<string[]> {
  for (;;) {
    const rows = await sql<{ id: string }>(
      deployment,
      `SELECT id FROM tiktok_shop_category
       WHERE is_leaf AND removed_at IS NULL AND permission_statuses = '{AVAILABLE}' ORDER BY id LIMIT 3`,
    );
    if (rows.length === 3) return rows.map(({ id }) => id);
    await sleep(LOOK_EVERY_MS);
  }
}

function changeSome({ sandbox }: Deployment, { productIds, shop }: Decider, round: number): void {
  for (let index = 0; index < CHANGED_AT_ONCE; index += 1) {
    const id = pick(productIds, round * CHANGED_AT_ONCE + index);
    sandbox.shopify.updateProduct(id, { title: `Coffee mug ${id}, edition ${round}` }, shop.domain);
  }
}
