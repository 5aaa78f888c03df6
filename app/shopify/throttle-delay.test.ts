import { describe, expect, it } from "vitest";
import { throttleDelay } from "./throttle-delay";

describe("throttleDelay", () => {
  it("waits until the bucket holds what the query asks for", () => {
    const cost = {
      requestedQueryCost: 752,
      throttleStatus: { currentlyAvailable: 252, restoreRate: 100 },
    };

    expect(throttleDelay(cost)).toBe(5000);
  });

  it("waits a second at least", () => {
    const cost = {
      requestedQueryCost: 10,
      throttleStatus: { currentlyAvailable: 9, restoreRate: 100 },
    };

    expect(throttleDelay(cost)).toBe(1000);
  });

  it("waits a second where Shopify says nothing of the cost", () => {
    expect(throttleDelay(undefined)).toBe(1000);
  });
});
