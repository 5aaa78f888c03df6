import { expect, it } from "vitest";
import { messageWith, referenceIn, referenceOf } from "./failure-reference";

it("a reference is found in the message that was made with it", () => {
  const reference = referenceOf("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");

  expect(reference).toBe("1b9d6bcd");
  expect(referenceIn(messageWith(reference))).toBe(reference);
});

it.each(["Failed to fetch", "reference:", "reference:1b9d6bcd and more"])(
  "there is no reference in %s",
  (message) => {
    expect(referenceIn(message)).toBeNull();
  },
);
