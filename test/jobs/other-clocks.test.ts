import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createProductId, createShopDomain } from "../../app/domain/ids";
import { playApp, type PlayedApp } from "../support/play-app";

const HOUR_MS = 3_600_000;
/** Far more than a step takes, far less than the clocks differ. */
const ABOUT_S = 600;
const MONTH_S = 30 * 24 * 3_600;
const SHOP = "leafwise-demo.myshopify.com";
const OTHER_SHOP = "other.myshopify.com";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp();
  await app.install();
  await app.connect();
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

/** By the database's clock, so many seconds from now. */
async function inSeconds(seconds: number): Promise<Date> {
  const { databaseTime } = await import("../../app/tables/clock.server");
  const { database } = await app.context();
  return new Date((await databaseTime(database)).getTime() + seconds * 1_000);
}

/** Since a moment passed, by the database's clock. */
async function secondsSince(moment: Date): Promise<number> {
  return ((await inSeconds(0)).getTime() - moment.getTime()) / 1_000;
}

/** At the most so long, and not much less: time passes until one looks. */
function about(seconds: number): unknown {
  return expect.toSatisfy((due: number) => due <= seconds && due > seconds - ABOUT_S);
}

function sellerOf(shopId: number) {
  const endOf2099 = new Date("2099-12-31");
  return {
    shopId,
    openId: "a-seller",
    sellerName: "A seller",
    tokens: {
      accessToken: "access",
      accessTokenExpiresAt: endOf2099,
      refreshToken: "refresh",
      refreshTokenExpiresAt: endOf2099,
    },
    authorizedShops: [],
  };
}

function justNow(): unknown {
  return expect.toSatisfy((seconds: number) => Math.abs(seconds) < ABOUT_S);
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

  it("a shop is installed, and installed again, when the database says", async () => {
    const { markUninstalled, rememberShop } = await import("../../app/tables/shops.server");
    const { database } = await app.context();
    const domain = createShopDomain(`of-${Math.abs(offMs + 1)}.myshopify.com`);

    const first = await rememberShop(database, domain);
    await markUninstalled(database, first.id, first.installedAt);
    const again = await rememberShop(database, domain);

    expect(await secondsSince(first.installedAt)).toEqual(justNow());
    expect(await secondsSince(again.installedAt)).toEqual(justNow());
  });

  it("a seller is connected, and connected again, when the database says", async () => {
    const { connectSeller } = await import("../../app/tables/connections.server");
    const { connectContext } = await import("../../app/context.server");
    const { database, shop } = await app.context(OTHER_SHOP);
    const connect = async () => {
      const { id } = await connectSeller(database, connectContext().cipher, sellerOf(shop.id));
      const { connectedAt } = await database.tikTokShopConnection.findUniqueOrThrow({
        where: { id },
      });
      return secondsSince(connectedAt);
    };

    expect([await connect(), await connect()]).toEqual([justNow(), justNow()]);
    await database.tikTokShopConnection.deleteMany({ where: { shopId: shop.id } });
  });

  it("an authorization ends soon when the database says", async () => {
    const { connectionPageView } = await import("../../app/views/connection.server");
    const { database, shop } = await app.context();
    const endsIn = async (seconds: number) => {
      const authorizationEndsAt = await inSeconds(seconds);
      await database.tikTokShopConnection.updateMany({ data: { authorizationEndsAt } });
      return (await connectionPageView(database, shop.id)).connection;
    };

    expect(await endsIn(MONTH_S + ABOUT_S)).toMatchObject({ endsSoonAt: null });
    expect(await endsIn(MONTH_S - ABOUT_S)).not.toMatchObject({ endsSoonAt: null });
  });

  it("a token lapses when the database says", async () => {
    const { followDatabaseClock } = await import("../../app/context.server");
    const { database } = await app.context();
    await followDatabaseClock();
    const refreshesWhereItLapsesIn = async (seconds: number) => {
      const accessTokenExpiresAt = await inSeconds(seconds);
      await database.tikTokShopConnection.updateMany({ data: { accessTokenExpiresAt } });
      app.sandbox.requests.clear();
      const { asSeller } = await app.mappingContext();
      await asSeller(({ accessToken }) => Promise.resolve(accessToken));
      return app.sandbox.requests.count({ operation: /token\/refresh/ });
    };

    expect(await refreshesWhereItLapsesIn(ABOUT_S)).toBe(0);
    expect(await refreshesWhereItLapsesIn(-ABOUT_S)).toBe(1);
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
