import fc from "fast-check";
import { badRequest } from "../support/bad-requests";
import { sendBadRequest } from "../support/send-bad-request";
import { reportTried, reportZero, untilEnded } from "./account";
import { Decider } from "./decider";
import { deploy, merchantOf } from "./deployment";
import type { Faults } from "./faults";
import { inventedShop } from "./invented-shop";

const INPUTS = 10_000;
const AT_ONCE = 4;
const PRODUCTS = 20;
const OTHERS = "somebody-elses";

/** Requests of merchants, systems, Shopify, TikTok Shop and nobody, with something in them that makes no sense. */
export const faults: Faults = async (report, { seed }) => {
  const shops = [inventedShop("inputs", PRODUCTS), inventedShop(OTHERS, PRODUCTS)];
  const deployment = await deploy({ shops });
  try {
    for (const shop of shops) {
      const decider = new Decider(deployment, shop);
      await decider.startRun();
      await untilEnded(decider);
    }
    const created = await merchantOf(deployment, "inputs.myshopify.com").submitJson(
      "/app/settings",
      "routes/app.settings",
      { intent: "create-token", name: "Warehouse" },
    );
    const { token } = created as { token: string };
    const requests = fc.sample(badRequest, { numRuns: INPUTS, seed });
    let [failed, leaked, refused] = [0, 0, 0];
    const send = async () => {
      for (let request = requests.pop(); request; request = requests.pop()) {
        const answer = await sendBadRequest(deployment, token, request);
        const text = await answer.text();
        if (answer.status >= 500) {
          failed += 1;
          console.error(answer.status, JSON.stringify(request), text.slice(0, 300));
        }
        if (answer.status >= 400) refused += 1;
        if (text.includes(OTHERS)) leaked += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, send));
    reportTried(report, `${INPUTS} bad inputs: refused with 4xx`, {
      value: refused,
      atLeast: INPUTS / 10,
    });
    reportZero(report, `${INPUTS} bad inputs: answers of 500`, failed);
    reportZero(report, `${INPUTS} bad inputs: other shops' rows read`, leaked);
  } finally {
    await deployment.close();
  }
};
