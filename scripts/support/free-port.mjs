import { randomInt } from "node:crypto";
import net from "node:net";

/** Below the ports that systems draw for outgoing connections (32768 on Linux, 49152 on others). */
const OURS = { from: 15_000, to: 32_000 };
const TRIES = 20;

/**
 * A port that nobody listens at. What starts there may be late by seconds, and another process that looks for a port
 * meanwhile must not find the same one: any is drawn by chance, not the next of the system's.
 * @param {number} [wanted] 0: any
 * @returns {Promise<number>} rejects when the wanted one is taken
 */
export async function freePort(wanted = 0) {
  if (wanted !== 0) return listenOnce(wanted);
  for (let tried = 1; ; tried += 1)
    try {
      return await listenOnce(randomInt(OURS.from, OURS.to));
    } catch (error) {
      if (tried === TRIES) throw error;
    }
}

/** @param {number} port */
function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on("error", reject);
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(port)));
  });
}
