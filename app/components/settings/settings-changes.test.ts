import { describe, expect, it } from "vitest";
import { changedSince } from "./settings-changes";

describe("what is still to be saved after a save", () => {
  it("is nothing where nothing was changed meanwhile", () => {
    expect(changedSince({ writesBack: true }, { writesBack: true })).toEqual({});
  });

  it("is what was switched back meanwhile", () => {
    expect(changedSince({ writesBack: true }, { writesBack: false })).toEqual({
      writesBack: false,
    });
  });

  it("is what was switched for the first time meanwhile", () => {
    const changes = { writesBack: true, allowTitleOnly: false };

    expect(changedSince({ writesBack: true }, changes)).toEqual({ allowTitleOnly: false });
  });
});
