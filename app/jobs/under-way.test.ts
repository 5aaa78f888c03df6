import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DONE, type JobOutcome } from "./handler";
import { UnderWay } from "./under-way";

const job = { id: "job-1", expireInSeconds: 60 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function neverEnding() {
  return vi.fn(() => new Promise<JobOutcome>(() => undefined));
}

describe("a job that is handed out again", () => {
  it("is not begun twice while this process does it", async () => {
    const { promise, resolve } = Promise.withResolvers<JobOutcome>();
    const [underWay, begin] = [new UnderWay(), vi.fn(() => promise)];

    const both = [underWay.join(job, begin), underWay.join(job, begin)];
    resolve(DONE);

    expect(await Promise.all(both)).toEqual([DONE, DONE]);
    expect(begin).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["ended", () => Promise.resolve(DONE)],
    ["failed", () => Promise.reject(new Error("failed"))],
  ])("is begun again once it %s", async (_what, first) => {
    const [underWay, begin] = [new UnderWay(), vi.fn(() => Promise.resolve(DONE))];

    await underWay.join(job, first).catch(() => undefined);
    await underWay.join(job, begin);

    expect(begin).toHaveBeenCalledTimes(1);
  });

  it("is begun again when its time has run out", () => {
    const [underWay, begin] = [new UnderWay(), neverEnding()];

    void underWay.join(job, begin);
    vi.advanceTimersByTime(job.expireInSeconds * 1_000);
    void underWay.join(job, begin);

    expect(begin).toHaveBeenCalledTimes(2);
  });

  it("does not keep another one waiting", () => {
    const [underWay, begin] = [new UnderWay(), neverEnding()];

    void underWay.join(job, begin);
    void underWay.join({ ...job, id: "job-2" }, begin);

    expect(begin).toHaveBeenCalledTimes(2);
  });
});
