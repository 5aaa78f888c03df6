/**
 * What must be ended before this process ends, last started first. Any end counts: a signal, the
 * death of the process that started us, or the end of the work.
 */
const SECOND_PRESS_MS = 500;

/** @type {(() => Promise<void> | void)[]} */
const steps = [];
/** @type {Promise<never> | undefined} */
let ending;
let endingSince = 0;

/** @param {() => Promise<void> | void} stop */
export function beforeEnd(stop) {
  steps.push(stop);
}

/**
 * @param {number} exitCode
 * @returns {Promise<never>}
 */
export function end(exitCode) {
  endingSince ||= Date.now();
  ending ??= stopAll().then(() => process.exit(exitCode));
  return ending;
}

export function isEnding() {
  return ending !== undefined;
}

/** Call once: the first signal ends in order, a second one at once. */
export function endOnSignals() {
  for (const [signal, exitCode] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])) {
    process.on(signal, () => {
      // One Ctrl-C may arrive twice, from the terminal and from npm: only a later one is a second press.
      if (ending && Date.now() - endingSince > SECOND_PRESS_MS) process.exit(exitCode);
      void end(exitCode);
    });
  }
  process.channel?.unref();
  process.on("disconnect", () => void end(1));
}

async function stopAll() {
  for (const stop of steps.reverse()) {
    try {
      await stop();
    } catch (error) {
      console.error(error);
    }
  }
}
