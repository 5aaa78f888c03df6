import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "../support/merchant";
import { reportAccount, reportTried, takeAccount } from "./account";
import { keepBusy, writeBack } from "./busy-merchants";
import { Decider } from "./decider";
import { deploy, merchantOf } from "./deployment";
import type { Faults } from "./faults";
import { inventedShop } from "./invented-shop";

const PRODUCTS = 60;
const SECONDS = 12;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * The clocks of web and workers differ from each other's and from the database's, in the middle of everything. TikTok
 * Shop refuses requests of tomorrow, and takes no others until the clock is right and the merchant has connected again.
 */
export const faults: Faults = async (report) => {
  const shop = inventedShop("clocks-0", PRODUCTS);
  const deployment = await deploy({ shops: [shop] });
  try {
    await writeBack(deployment, [shop]);
    const decider = new Decider(deployment, shop);
    for (const side of ["web", "worker"] as const)
      for (const aheadMs of [MINUTE_MS, -MINUTE_MS, HOUR_MS, -HOUR_MS]) {
        const decisionsBefore = decider.decisions;
        const merchants = await keepBusy(deployment, [decider]);
        await deployment.setClock(side, aheadMs);
        // A web server that is an hour off knows no session token of now.
        if (side === "web") decider.tokensAheadMs = aheadMs;
        await sleep(SECONDS * 1_000);
        await deployment.setClock(side, 0);
        decider.tokensAheadMs = 0;
        await connect(merchantOf(deployment, shop.domain), { seller: "maple" });
        await merchants.end();
        const account = await takeAccount(deployment, [decider]);
        const name = `${side} ${Math.abs(aheadMs) / 1_000} s ${aheadMs > 0 ? "ahead" : "behind"}`;
        reportTried(report, `${name}: decisions made`, {
          value: decider.decisions - decisionsBefore,
          // Tokens live a minute: a web server that is an hour off lets nobody in.
          atLeast: side === "web" && Math.abs(aheadMs) === HOUR_MS ? 0 : 10,
        });
        reportAccount(report, name, account);
      }
  } finally {
    await deployment.close();
  }
};
