import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "../support/sql";
import { reportAccount, reportTried, reportZero, takeAccount } from "./account";
import { keepBusy, writeBack } from "./busy-merchants";
import { Decider } from "./decider";
import { deploy } from "./deployment";
import type { Faults } from "./faults";
import { inventedShop } from "./invented-shop";

const SECONDS = 60;
const PRODUCTS = 120;
const NOBODY = { hangUp: true } as const;
const OUTAGES = {
  "TikTok Shop": /tiktok/,
  "Shopify and the host of the pictures": /shopify|googleapis/,
};

/** A service answers nobody for a minute, in the middle of a run. */
export const faults: Faults = async (report, { seed }) => {
  for (const [service, host] of Object.entries(OUTAGES)) {
    const shop = inventedShop("outage-0", PRODUCTS);
    const deployment = await deploy({ shops: [shop], latencyMs: { recommend: 100 } });
    try {
      await writeBack(deployment, [shop]);
      const deciders = [new Decider(deployment, shop)];
      const merchants = await keepBusy(deployment, deciders);
      deployment.sandbox.requests.clear();
      const mend = deployment.sandbox.disturb({
        match: { host },
        share: 1,
        answers: [NOBODY],
        seed,
      });
      await sleep(SECONDS * 1_000);
      const asked = deployment.sandbox.requests.count({ host });
      mend();
      await merchants.end();
      const account = await takeAccount(deployment, deciders);
      const [marked] = await sql<{ count: number }>(
        deployment,
        "SELECT count(*)::int FROM product_mapping WHERE status = 'needs-attention'",
      );
      const name = `${SECONDS} s without ${service}`;
      reportTried(report, `${name}: requests that nobody answered`, { value: asked });
      reportAccount(report, name, account);
      reportZero(report, `${name}: products that need attention for it`, marked?.count ?? 0);
    } finally {
      await deployment.close();
    }
  }
};
