import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createProductId } from "../../app/domain/ids";
import { playApp, type PlayedApp } from "../support/play-app";

const HOUR_MS = 3_600_000;
/** Far more than a step takes, far less than the clocks differ. */
const ABOUT_S = 600;
const SHOP = "leafwise-demo.myshopify.com";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp();
  await app.install();
});

afterAll(() => app.close());

beforeEach(async () => {
  const { database } = await app.context();
  await database.$executeRaw`DELETE FROM pgboss.job WHERE NOT starts_with(name, '__')`;
  await database.changedProduct.deleteMany();
});

afterEach(() => {
  vi.useRealTimers();
});

/** In how many seconds, by the database's clock, jobs of this name are due. */
async function dueIn(name: string): Promise<number[]> {
  const { database } = await app.context();
  const rows = await database.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM start_after - now())::float8 AS seconds FROM pgboss.job
    WHERE name = ${name} ORDER BY 1`;
  return rows.map(({ seconds }) => seconds);
}

/** At the most so long, and not much less: time passes until one looks. */
function about(seconds: number): unknown {
  return expect.toSatisfy((due: number) => due <= seconds && due > seconds - ABOUT_S);
}

describe.each([
  ["an hour ahead", HOUR_MS],
  ["an hour behind", -HOUR_MS],
])("on a machine whose clock is %s", (_how, offMs) => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + offMs });
  });

  it("the time is the database's all the same", async () => {
    const { followDatabaseClock } = await import("../../app/context.server");
    const { databaseTime } = await import("../../app/tables/clock.server");
    const context = await app.context();

    await followDatabaseClock();
    const there = await databaseTime(context.database);
    const offByMs = context.now().getTime() - there.getTime();

    expect(Math.abs(offByMs)).toBeLessThan(ABOUT_S * 1_000);
  });

  it("a job that asks for itself again rests as long as it says", async () => {
    const { jobQueue } = await import("../../app/context.server");
    const { handlerOf } = await import("../../app/jobs/handler");
    const { takeChangesJob } = await import("../../app/jobs/catalog");
    const again = handlerOf(takeChangesJob, () =>
      Promise.resolve({ outcome: "again", afterMs: 30_000 }),
    );

    await again.run({ shop: SHOP }, await jobQueue());

    expect(await dueIn("take-changes")).toEqual([about(30)]);
  });

  it("a product that changed is read when it was quiet", async () => {
    const { noteProductEvent } = await import("../../app/flows/product-changes.server");
    await noteProductEvent(await app.context(), {
      topic: "products/update",
      eventId: `event-${offMs}`,
      productId: createProductId(1),
      updatedAt: null,
    });

    expect(await dueIn("take-changes")).toEqual([about(2)]);
  });

  it("what is due now is due now", async () => {
    const { jobQueue } = await import("../../app/context.server");
    const { takeChangesJob } = await import("../../app/jobs/catalog");
    await (await jobQueue()).send(takeChangesJob, { shop: SHOP });

    expect(await dueIn("take-changes")).toEqual([about(0)]);
  });
});
