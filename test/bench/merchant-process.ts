import { setTimeout as sleep } from "node:timers/promises";
import { redirectToSandbox } from "../../sandbox/network.mjs";
import { installAndConnect } from "./install-and-connect";
import type { BenchSandboxAddress } from "./sandbox-process";

// Installs, connects, starts "map all" and waits until it ends: what a merchant does, outside the worker's process.
process.once("message", (sandbox: BenchSandboxAddress) => void mapAll(sandbox));
process.send?.("ready");
// The preload that ends us with our parent lets go of the channel: hold it until the order is there.
process.channel?.ref();

async function mapAll(sandbox: BenchSandboxAddress): Promise<void> {
  redirectToSandbox(sandbox.url);
  const context = await installAndConnect(sandbox);
  const { currentSeller } = await import("../../app/context.server");
  const { startMapAll } = await import("../../app/flows/control-run.server");
  const { findRun } = await import("../../app/tables/runs.server");
  const seller = await currentSeller(context);
  if (!seller) throw new Error("not connected");
  const { id } = await startMapAll(context, { seller, by: "bench" });
  for (;;) {
    const run = await findRun(context.database, context.shop.id, id);
    if (run?.status === "finished" && run.finishedAt) {
      process.send?.((run.finishedAt.getTime() - run.startedAt.getTime()) / 1000);
      return;
    }
    if (run?.status !== "reading" && run?.status !== "mapping")
      throw new Error(`The run is ${run?.status}`);
    await sleep(250);
  }
}
