import type { ShopSettings } from "../domain/shop-settings";
import { apiTokens } from "../tables/api-tokens.server";
import type { Database } from "../tables/database.server";
import { marketInUse } from "../tables/market-in-use.server";
import { sampling, shopSettings, type Sampling } from "../tables/shop-settings.server";
import { countUnwritten, writeBackState, writeProblems } from "../tables/write-back.server";

/** A key of the shop's own systems, as the page lists it. */
export interface TokenView {
  id: number;
  name: string;
  hint: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** How far writing confirmed categories to metafields is. */
export interface WriteBackView {
  /** What was written is being removed. */
  isRemoving: boolean;
  /** Products with a confirmed category. */
  confirmed: number;
  /** Products whose metafield is not what it should be. */
  waiting: number;
  /** Why nothing can be written at all: Shopify's code. */
  problem: string | null;
  refused: { total: number; first: { productId: string; title: string; message: string }[] };
}

export interface SettingsView {
  settings: ShopSettings;
  sampling: Sampling;
  tokens: TokenView[];
  /** Null while it is off and nothing is left of it. */
  writeBack: WriteBackView | null;
}

const SHOWN_REFUSED = 5;

export async function settingsView(database: Database, shopId: number): Promise<SettingsView> {
  const [settings, asked, tokens, writeBack] = await Promise.all([
    shopSettings(database, shopId),
    sampling(database, shopId),
    apiTokens(database, shopId),
    writeBackView(database, shopId),
  ]);
  return {
    settings,
    sampling: asked,
    tokens: tokens.map(({ createdAt, lastUsedAt, ...token }) => ({
      ...token,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    writeBack,
  };
}

async function writeBackView(database: Database, shopId: number): Promise<WriteBackView | null> {
  const { writesBack, writtenMarket, problem } = await writeBackState(database, shopId);
  if (!writesBack && writtenMarket === null) return null;
  const market = await marketInUse(database, shopId);
  const counted =
    writesBack && market !== null
      ? await countUnwritten(database, { shopId, market })
      : { confirmed: 0, waiting: 0 };
  const { total, first } = await writeProblems(database, shopId, SHOWN_REFUSED);
  return {
    isRemoving: !writesBack,
    ...counted,
    problem,
    refused: {
      total,
      first: first.map(({ productId, ...each }) => ({ productId: productId.toString(), ...each })),
    },
  };
}
