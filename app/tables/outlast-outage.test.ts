import { expect, it, vi } from "vitest";
import { outlastOutage } from "./outlast-outage";

const failing = (fields: object) => Object.assign(new Error("failed"), fields);
const AWAY = failing({ code: "ECONNREFUSED" });

/** Fails so often, then answers. */
function workFailing(times: number, error: Error) {
  const work = vi.fn(() => Promise.resolve("done"));
  for (let time = 0; time < times; time += 1) work.mockRejectedValueOnce(error);
  return work;
}

it.each([
  ["refuses connections", AWAY],
  ["closes the connection", failing({ message: "Connection terminated unexpectedly" })],
  ["ends", failing({ code: "57P01", severity: "FATAL" })],
  ["keeps a transaction waiting for too long", failing({ code: "P2028" })],
  ["is disturbed by others", failing({ code: "40P01", severity: "ERROR" })],
])("work is done again while the database %s", async (_what, error) => {
  const work = workFailing(2, error);

  const done = await outlastOutage(work);

  expect(done).toBe("done");
  expect(work).toHaveBeenCalledTimes(3);
});

it("work that fails by itself is not done again", async () => {
  const work = workFailing(1, failing({ code: "23505", severity: "ERROR" }));

  await expect(outlastOutage(work)).rejects.toThrow("failed");

  expect(work).toHaveBeenCalledTimes(1);
});

it("work is given up after the longest outage", async () => {
  const work = workFailing(1_000, AWAY);

  await expect(outlastOutage(work, 100)).rejects.toBe(AWAY);
});
