import { setTimeout as sleep } from "node:timers/promises";
import type { NextAnswer } from "../../sandbox/core/next-answers";
import { reportAccount, reportTried, takeAccount } from "./account";
import { keepBusy, writeBack } from "./busy-merchants";
import { Decider } from "./decider";
import { deploy } from "./deployment";
import type { Faults } from "./faults";
import { inventedShop } from "./invented-shop";

const SHARE = 0.3;
const SECONDS = 90;
const SHOPS = 2;
const PRODUCTS = 120;
/** Longer than anything of the app waits for an answer. */
const NEVER_MS = 90_000;

const HTML = "<!doctype html><title>Be right back</title>";
const FAULTS: readonly NextAnswer[] = [
  { status: 429, headers: { "retry-after": "0" }, body: { code: 36009002 } },
  { status: 500, body: "" },
  { status: 502, body: HTML },
  { status: 503, headers: { "retry-after": "0" }, body: HTML },
  { status: 504, body: "" },
  { status: 200, headers: { "content-type": "text/html" }, body: HTML },
  { hangUp: true },
  { hangUp: true, isCarriedOut: true },
  { hangUp: true, afterBytes: 100 },
];
/** What Shopify, TikTok Shop, the host of the pictures and the storage are called. */
const SERVICES = /^(?!admin$)/;

/** Three of ten requests to Shopify, TikTok Shop and the hosts of files fail, in every way that requests fail. */
export const faults: Faults = async (report, { seed }) => {
  const shops = Array.from({ length: SHOPS }, (_, number) =>
    inventedShop(`services-${number}`, PRODUCTS),
  );
  const deployment = await deploy({ shops });
  const { sandbox } = deployment;
  try {
    await writeBack(deployment, shops);
    sandbox.requests.clear();
    const mend = [
      sandbox.disturb({ match: { host: SERVICES }, share: SHARE, answers: FAULTS, seed }),
    ];
    const deciders = shops.map((shop) => new Decider(deployment, shop));
    const merchants = await keepBusy(deployment, deciders);
    // A few that never come: each is waited for as long as the app waits.
    for (const path of [/recommend/, /images\/upload/, /files/, /graphql/])
      mend.push(sandbox.nextAnswer({ path }, { delayMs: NEVER_MS, status: 504 }, 2));
    await sleep(SECONDS * 1_000);
    await merchants.end();
    const asked = sandbox.requests.count({ host: SERVICES });
    for (const undo of mend) undo();

    const account = await takeAccount(deployment, deciders);
    reportTried(report, "services: requests, three of ten of them disturbed", {
      value: asked,
      atLeast: 500,
    });
    reportAccount(report, "disturbed services", account);
  } finally {
    await deployment.close();
  }
};
