import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogWith } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith() });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

/** Everything that is encrypted at rest. */
async function stored(): Promise<string[]> {
  const { database } = await app.context();
  const [connections, sessions] = await Promise.all([
    database.tikTokShopConnection.findMany(),
    database.session.findMany(),
  ]);
  return [...connections, ...sessions].flatMap(({ accessToken, refreshToken }) =>
    [accessToken, refreshToken].filter((token) => token !== null),
  );
}

it("everything is read with both keys, and written again with the first", async () => {
  const { TokenCipher } = await import("../../app/tables/token-cipher.server");
  const { rotateKeys } = await import("../../app/tables/rotate-keys.server");
  const { database } = await app.context();
  const oldKey = Buffer.from(process.env.ENCRYPTION_KEYS ?? "", "base64");
  const newKey = randomBytes(32);
  const newest = new TokenCipher([newKey, oldKey]);
  const before = await stored();

  const first = await rotateKeys(database, newest);
  const second = await rotateKeys(database, newest);
  const withoutOld = await rotateKeys(database, new TokenCipher([newKey]));
  const onlyOld = await rotateKeys(database, new TokenCipher([oldKey]));

  expect(before.length).toBeGreaterThanOrEqual(4);
  expect(before.every((token) => !newest.isCurrent(token))).toBe(true);
  expect((await stored()).every((token) => newest.isCurrent(token))).toBe(true);
  expect(first).toEqual({ rewritten: 2, unreadable: 0 });
  expect(second).toEqual({ rewritten: 0, unreadable: 0 });
  expect(withoutOld).toEqual({ rewritten: 0, unreadable: 0 });
  expect(onlyOld).toEqual({ rewritten: 0, unreadable: 2 });
});
