import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/core/sandbox";
import { catalogWith, product } from "../support/catalog-with";
import { connectMarket } from "../support/connect-seller";
import type { RunView } from "../../app/views/run.server";
import { playApp, type PlayedApp } from "../support/play-app";
import { rememberRows } from "../support/remember-rows";

let app: PlayedApp;
let run: RunView;
let restoreRows: () => Promise<void>;

beforeAll(async () => {
  const { refreshToken, cipher } = await operatorsShop();
  app = await playApp({
    catalog: catalogWith(product("Coffee mug")),
    environment: {
      TIKTOK_CATALOG_REFRESH_TOKEN: refreshToken,
      TIKTOK_CATALOG_SHOP_CIPHER: cipher,
      TIKTOK_CATALOG_MARKET: "US",
    },
  });
  await app.install();
  await app.startWorker();
  run = await app.mapAll();
  restoreRows = await rememberRows();
});

beforeEach(() => restoreRows());
afterAll(() => app.close());

/** What the operator got from TikTok Shop on another day. */
async function operatorsShop() {
  const yesterday = await startSandbox();
  const seller = yesterday.tikTokShop.seller("maple");
  const { refreshToken } = yesterday.tikTokShop.authorizations.issueTokens(seller);
  await yesterday.close();
  return { refreshToken, cipher: seller.shops[0]?.cipher ?? "" };
}

async function pageView() {
  const { connectionPageView } = await import("../../app/views/connection.server");
  const { database, shop } = await app.context();
  return connectionPageView(database, shop.id);
}

describe("the operator's catalog credential", () => {
  it("a shop without a connection is mapped with the operator's credential, and is told so", async () => {
    const { mappingsView } = await import("../../app/views/mappings.server");
    const { database, shop } = await app.context();

    const { rows } = await mappingsView(database, shop.id, null);

    expect(run).toMatchObject({ status: "finished", progress: { recommended: 1 } });
    expect(rows[0]?.categoryPath.at(-1)).toBe("Coffee Mugs");
    expect(await pageView()).toMatchObject({ connection: null, catalogMarket: "US" });
    expect(app.sandbox.requests.count({ operation: /token\/refresh/ })).toBe(1);
  });

  it("its tokens are kept newer than the configured one, and encrypted", async () => {
    const { database } = await app.context();
    const row = await database.catalogCredential.findFirstOrThrow();

    expect(row.accessToken).toMatch(/^v1\./);
    expect(row.refreshToken).toMatch(/^v1\./);
    expect(row.accessTokenExpiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  it("once TikTok Shop does not accept it any more, a shop is told to connect, and sees its mappings", async () => {
    const { mappingsView } = await import("../../app/views/mappings.server");
    const { currentSeller } = await import("../../app/context.server");
    const { database, shop } = await app.context();
    await database.catalogCredential.updateMany({ data: { status: "needs-reauthorization" } });

    expect(await pageView()).toMatchObject({ connection: null, catalogMarket: null });
    expect(await currentSeller(await app.context())).toBeNull();
    expect((await mappingsView(database, shop.id, null)).rows).toHaveLength(1);
  });

  it("a connection takes over from it", async () => {
    const { currentSeller } = await import("../../app/context.server");
    await connectMarket(app, { sellerId: "nordlicht", market: "DE" });

    const seller = await currentSeller(await app.context());

    expect(seller).toMatchObject({ market: "DE" });
    expect(seller?.connectionId).not.toBeNull();
    expect(await pageView()).toMatchObject({ catalogMarket: null });
  });
});
