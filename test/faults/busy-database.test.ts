import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createProductId } from "../../app/domain/ids";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

/** More than any pool has. */
const HOLDERS = 30;
/** After so long a transaction that nobody told to be patient gives up: Prisma's two seconds, and some more. */
const TOO_LONG_MS = 3_000;
const PATIENT = { timeout: 60_000, maxWait: 60_000 };

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Coffee mug"), product("Tea mug")) });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

it("answers that were paid for are stored, however long no connection is free", async () => {
  const { readSelected, startMapSelected } = await import("../../app/flows/map-selected.server");
  const { mapProduct } = await import("../../app/flows/map-product.server");
  const { productsToMap } = await import("../../app/tables/product-mappings.server");
  const { saveMappings } = await import("../../app/flows/steps/7-save-mapping.server");
  const context = await app.mappingContext();
  const { database, seller, shop } = context;
  const productIds = [createProductId(8_000_000_000_000), createProductId(8_000_000_000_001)];
  const run = await startMapSelected(context, { seller, by: "1", productIds });
  await readSelected(context, run);
  const batch = { runId: run.id, shopId: shop.id, number: 1, refusalPauses: 0 };
  const products = await productsToMap(database, { ...batch, ...seller });
  const mapped = await Promise.all(products.map((each) => mapProduct(context, each, run.id)));

  const gate = Promise.withResolvers<undefined>();
  const holders = Array.from({ length: HOLDERS }, () =>
    database.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      await gate.promise;
    }, PATIENT),
  );
  const saved = saveMappings(context, batch, mapped);
  await sleep(TOO_LONG_MS);
  gate.resolve(undefined);
  await Promise.all([...holders, saved]);

  expect(mapped).toHaveLength(2);
  expect(await database.productMapping.count({ where: { status: "recommended" } })).toBe(2);
});
