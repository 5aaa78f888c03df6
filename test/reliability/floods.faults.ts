import { readFileSync } from "node:fs";
import { peakMemoryMb } from "../bench/process-figures";
import { reportTried, reportZero } from "./account";
import { Decider } from "./decider";
import { deploy } from "./deployment";
import type { Faults } from "./faults";
import { inventedShop } from "./invented-shop";

const FLOODS = 20;
const FLOOD_MB = 300;
const MOST_MB_MORE = 150;
const PART = new Uint8Array(1024 * 1024);
const DOORS = [
  "/webhooks/products",
  "/webhooks/app",
  "/webhooks/compliance",
  "/webhooks/bulk",
  "/webhooks/tiktok",
  "/app/import",
  "/app/settings",
  "/app/failures",
  "/auth/login",
  "/app/new-product/pictures",
];

/** Bodies of 300 MB from nobody, twenty at a time, at every door that takes a body. */
export const faults: Faults = async (report) => {
  const deployment = await deploy({ shops: [inventedShop("floods", 10)] });
  try {
    const pid = deployment.webProcessId();
    const before = memoryMb(pid);
    let failures = 0;
    for (const door of DOORS) {
      const answers = await Promise.all(
        Array.from({ length: FLOODS }, () => flood(deployment.appUrl + door)),
      );
      failures += answers.filter((status) => status === 500).length;
    }
    const more = Math.round(peakMemoryMb(pid) - before);
    const merchant = new Decider(deployment, {
      domain: "floods.myshopify.com",
      catalog: inventedShop("floods", 10).catalog,
    });
    const answers = (await merchant.hasRunEnded()) !== undefined;
    reportTried(report, `bodies of ${FLOOD_MB} MB`, { value: FLOODS * DOORS.length });
    reportZero(report, "floods: answers of 500", failures);
    reportZero(report, "floods: after which the web server does not answer", answers ? 0 : 1);
    report({
      name: "floods: memory of the web server, more than before",
      value: more,
      unit: "MB",
      target: `at most ${MOST_MB_MORE}`,
      ok: more <= MOST_MB_MORE,
    });
  } finally {
    await deployment.close();
  }
};

/** The answer's status; null where the connection was cut. */
async function flood(address: string): Promise<number | null> {
  let sentMb = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sentMb === FLOOD_MB) return controller.close();
      sentMb += 1;
      controller.enqueue(PART);
    },
  });
  try {
    const answer = await fetch(address, { method: "POST", body, duplex: "half" } as RequestInit);
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
}

function memoryMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
