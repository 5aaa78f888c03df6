import { describe, expect, it } from "vitest";
import { batchDelayMs } from "./batch-delay";

describe("batchDelayMs", () => {
  it("rests twice as long each time, and a minute at most", () => {
    const delays = [1, 2, 3, 10, 5_000].map((goes) =>
      batchDelayMs({ goes, firstDelayMs: 2_000, random: 1 }),
    );

    expect(delays).toEqual([2_000, 4_000, 8_000, 60_000, 60_000]);
  });

  it("spreads its rests", () => {
    expect(batchDelayMs({ goes: 1, firstDelayMs: 2_000, random: 0 })).toBe(1_000);
  });
});
