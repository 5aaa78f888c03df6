import { expect, it } from "vitest";
import { isRecent } from "../../scripts/support/project-node.mjs";

it.each(["v22.12.0", "v22.13.1", "v24.0.0", "v26.10.0"])(
  "%s is recent enough for 22.12",
  (version) => {
    expect(isRecent(version, "22.12")).toBe(true);
  },
);

it.each(["v22.11.9", "v20.20.2", "v18.20.8"])("%s is too old for 22.12", (version) => {
  expect(isRecent(version, "22.12")).toBe(false);
});
