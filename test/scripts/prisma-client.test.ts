import { createRequire } from "node:module";
import { PrismaClientKnownRequestError } from "@prisma/client/runtime/client";
import { expect, it } from "vitest";

it("the session storage compares with the errors that the generated client throws", () => {
  const storage = createRequire(import.meta.url).resolve(
    "@shopify/shopify-app-session-storage-prisma",
  );
  const { Prisma } = createRequire(storage)("@prisma/client");

  expect(Prisma.PrismaClientKnownRequestError).toBe(PrismaClientKnownRequestError);
});
