import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { startProgram } from "../../scripts/support/children.mjs";
import { inProject } from "../../scripts/support/project.mjs";
import type { Sandbox } from "../../sandbox/core/sandbox";

export interface ProcessOfItsOwn {
  /** The next thing that it says. */
  message(): Promise<unknown>;
  /** Lets it go on. */
  tell(text: string): void;
  /** As a crash does it: no goodbye. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A script of the tests in a process of its own, with this process's environment and the same sandbox. */
export function runInProcess(sandbox: Sandbox, script: string): ProcessOfItsOwn {
  const network = pathToFileURL(inProject("sandbox/network.mjs")).href;
  const { child, stop } = startProgram({
    name: script,
    args: ["--import", network, "--import", "tsx", script],
    env: { SANDBOX_URL: sandbox.url },
  });
  return {
    stop,
    message: async () => ((await once(child, "message")) as unknown[])[0],
    tell: (text) => child.send(text),
    async kill() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}
