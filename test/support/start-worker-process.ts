import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { startProgram } from "../../scripts/support/children.mjs";
import { inProject } from "../../scripts/support/project.mjs";
import type { Sandbox } from "../../sandbox/core/sandbox";

export interface WorkerProcess {
  /** As a crash does it: no goodbye. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** The worker as production runs it, in a process of its own, on this process's environment. */
export function startWorkerProcess(sandbox: Sandbox): WorkerProcess {
  const network = pathToFileURL(inProject("sandbox/network.mjs")).href;
  const { child, stop } = startProgram({
    name: "The worker",
    args: ["--import", network, "build/worker/index.js"],
    env: { SANDBOX_URL: sandbox.url },
  });
  return {
    stop,
    async kill() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}
