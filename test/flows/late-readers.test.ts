import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Run } from "../../app/tables/runs.server";
import { catalogOfMugs } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 3;
const START = { operation: "StartCatalogRead" };
const WAIT = { timeout: 60_000, interval: 20 };

let app: PlayedApp;
let runId: number;

beforeAll(async () => {
  app = await playApp({ catalog: catalogOfMugs(PRODUCTS) });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

beforeEach(async () => {
  const { database, shop } = await app.context();
  await database.mappingRun.deleteMany({ where: { shopId: shop.id } });
  ({ id: runId } = await app.startRun());
});

async function currentRun(): Promise<Run> {
  const { findRun } = await import("../../app/tables/runs.server");
  const { database, shop } = await app.context();
  const run = await findRun(database, shop.id, runId);
  if (!run) throw new Error("No run");
  return run;
}

/** Goes on with reading as a worker does that found the run like this. */
async function read(run: Run) {
  const { readCatalog } = await import("../../app/flows/read-catalog.server");
  return readCatalog(await app.context(), run);
}

const lastOperation = () => app.sandbox.shopify.shop().bulkOperations.all().at(-1);

/** Asks for a file, and waits until it is written. Returns the run with it. */
async function ask(): Promise<Run> {
  await read(await currentRun());
  await vi.waitFor(() => expect(lastOperation()?.status).toBe("COMPLETED"), WAIT);
  return currentRun();
}

describe("a reader that is late", () => {
  it("does not go on with a file where another one was asked for", async () => {
    const { noteFailedRead } = await import("../../app/tables/runs.server");
    const { database } = await app.context();
    const late = await ask();
    await noteFailedRead(database, late, late.bulkOperationId ?? "");
    const current = await ask();

    await read(late);

    expect(await currentRun()).toMatchObject({ linesStored: 0, readAt: null });
    await read(current);
    expect((await currentRun()).readAt).not.toBeNull();
  });

  it("does not put its operation in the place of the one that was asked for since", async () => {
    const { claimCatalogRead, noteBulkOperation } = await import("../../app/tables/runs.server");
    const { database } = await app.context();
    const release = app.sandbox.hold(START);
    const late = read(await currentRun());
    await vi.waitFor(async () => {
      expect(await database.mappingRun.count({ where: { NOT: { askingUntil: null } } })).toBe(1);
    }, WAIT);
    await database.$executeRaw`UPDATE mapping_run SET asking_until = clock_timestamp() - interval '1 second'`;
    const claimedUntil = await claimCatalogRead(database, await currentRun());
    if (!claimedUntil) throw new Error("Nobody may ask");
    const bulkOperationId = "gid://shopify/BulkOperation/1";
    await noteBulkOperation(database, await currentRun(), { claimedUntil, bulkOperationId });

    release();
    await late;

    expect((await currentRun()).bulkOperationId).toBe(bulkOperationId);
    await vi.waitFor(() => expect(lastOperation()?.status).toBe("CANCELED"), WAIT);
  });
});
