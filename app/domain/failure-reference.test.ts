import { expect, it } from "vitest";
import { messageWith, referenceIn, referenceOf, saysAway } from "./failure-reference";

it.each([true, false])("a reference is found in the message that was made with it", (isAway) => {
  const reference = referenceOf("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");
  const message = messageWith(reference, { isAway });

  expect(reference).toBe("1b9d6bcd");
  expect(referenceIn(message)).toBe(reference);
  expect(saysAway(message)).toBe(isAway);
});

it.each(["Failed to fetch", "reference:", "reference:1b9d6bcd and more"])(
  "there is no reference in %s",
  (message) => {
    expect(referenceIn(message)).toBeNull();
    expect(saysAway(message)).toBe(false);
  },
);
