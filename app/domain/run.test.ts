import { describe, expect, it } from "vitest";
import { isActive, isMoving, statusesBefore } from "./run";

describe("a run", () => {
  it.each(["finished", "stopped", "failed"] as const)(
    "that is %s does not change any more",
    (status) => {
      expect(isActive(status)).toBe(false);
    },
  );

  it("that is paused is active, but its jobs rest", () => {
    expect(isActive("paused")).toBe(true);
    expect(isMoving("paused")).toBe(false);
  });

  it("can be paused while it moves only", () => {
    expect(statusesBefore("paused")).toEqual(["reading", "mapping"]);
  });
});
