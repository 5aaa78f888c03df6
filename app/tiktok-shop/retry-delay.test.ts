import { describe, expect, it } from "vitest";
import { GatewayTrouble, RequestRefused, TooManyRequests } from "./errors";
import { retryDelay } from "./retry-delay";

const DETAILS = { code: "1", message: "", requestId: null };
const TROUBLE = new GatewayTrouble(DETAILS);
const THROTTLED = new TooManyRequests(DETAILS, null);

function delay(error: unknown, attempt = 1, isSafeToRepeat = true): number | null {
  return retryDelay({ error, attempt, isSafeToRepeat, firstDelayMs: 250, random: 1 });
}

describe("retryDelay", () => {
  it("retries trouble at the gateway, longer each time", () => {
    expect([1, 2, 3, 4].map((attempt) => delay(TROUBLE, attempt))).toEqual([250, 500, 1000, 2000]);
  });

  it("gives up after five tries", () => {
    expect(delay(TROUBLE, 5)).toBeNull();
  });

  it("does not repeat what may not be repeated", () => {
    expect(delay(TROUBLE, 1, false)).toBeNull();
  });

  it("repeats a throttled call even then, since it was not run", () => {
    expect(delay(THROTTLED, 1, false)).toBe(250);
  });

  it("obeys the server's delay without jitter", () => {
    const error = new TooManyRequests(DETAILS, 3000);

    expect(
      retryDelay({ error, attempt: 1, isSafeToRepeat: true, firstDelayMs: 250, random: 0 }),
    ).toBe(3000);
  });

  it("spreads its own delays", () => {
    expect(
      retryDelay({
        error: TROUBLE,
        attempt: 1,
        isSafeToRepeat: true,
        firstDelayMs: 250,
        random: 0,
      }),
    ).toBe(125);
  });

  it("does not retry refusals", () => {
    expect(delay(new RequestRefused(DETAILS))).toBeNull();
  });

  it("does not retry bugs", () => {
    expect(delay(new TypeError("bug"))).toBeNull();
  });
});
