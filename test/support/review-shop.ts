import type { PrismaClient } from "../../app/tables/database.server";
import { catalogWith, product } from "./catalog-with";
import { playApp, type PlayedApp } from "./play-app";

export interface ReviewShop {
  app: PlayedApp;
  /** The local category whose products a test gives their recommendations. */
  localCategoryId: number;
  /** Leaves of the market that carry no catch: three of one branch, and one of another root. */
  leaves: string[];
  /** Lets the first products be those of the local category, each with its recommendation, and nobody has decided yet. */
  recommend(answers: (string | null)[]): Promise<bigint[]>;
}

const PRODUCTS = 60;
const LEAVES = [
  ["700001", "Home", "Kitchen", "Mugs", "AVAILABLE"],
  ["700002", "Home", "Kitchen", "Bowls", "AVAILABLE"],
  ["700003", "Home", "Kitchen", "Cups", "AVAILABLE"],
  ["700004", "Pets", "Dogs", "Dog Beds", "AVAILABLE"],
  ["700005", "Home", "Garden", "Fireworks", "INVITE_ONLY"],
] as const;

/** A shop with sixty products in two local categories, and the few TikTok Shop categories that they may have. */
export async function playReviewShop(): Promise<ReviewShop> {
  const app = await playApp({ catalog: catalogWith(product("Stoneware mug")) });
  await app.install();
  const { database, shop } = await app.context();
  await storeMarket(database, shop.id);
  const localCategoryId = await storeProducts(database, shop.id);
  return {
    app,
    localCategoryId,
    leaves: LEAVES.slice(0, 4).map(([id]) => id),
    recommend: (answers) => recommend(database, { shopId: shop.id, localCategoryId, answers }),
  };
}

async function storeMarket(database: PrismaClient, shopId: number): Promise<void> {
  await database.tikTokShopConnection.create({
    data: {
      shopId,
      openId: "seller",
      sellerName: "Kiln",
      status: "connected",
      tikTokShopId: "1",
      market: "US",
      shopCipher: "cipher",
    },
  });
  await database.categoryTree.create({
    data: { market: "US", categoryVersion: "v2", isCurrent: true, revision: 1 },
  });
  await database.tikTokShopCategory.createMany({
    data: LEAVES.map(([id, root, branch, name, permission]) => ({
      market: "US",
      categoryVersion: "v2",
      id,
      parentId: branch,
      name,
      isLeaf: true,
      permissionStatuses: [permission],
      path: [root, branch, id],
      pathNames: [root, branch, name],
      source: "tree",
      updatedAt: new Date(),
    })),
  });
}

async function storeProducts(database: PrismaClient, shopId: number): Promise<number> {
  const [chosen, other] = await database.localCategory.createManyAndReturn({
    data: ["Tableware", "Others"].map((name) => ({
      shopId,
      key: `type:${name}`,
      name,
      fullName: name,
    })),
  });
  const image = await database.localImage.create({
    data: { shopId, url: "https://cdn.shopify.com/mug.jpg?v=1" },
  });
  const numbers = Array.from({ length: PRODUCTS }, (_, index) => index + 1);
  await database.product.createMany({
    data: numbers.map((number) => ({
      shopId,
      id: BigInt(number),
      title: `Thing ${String(number).padStart(2, "0")}`,
      description: "",
      productType: "",
      vendor: "Kiln",
      status: "ACTIVE",
      localCategoryId: other?.id ?? 0,
      mainMediaId: BigInt(number),
      contentHash: String(number),
      seenAt: new Date(),
    })),
  });
  await database.productImage.createMany({
    data: numbers.map((number) => ({
      shopId,
      productId: BigInt(number),
      mediaId: BigInt(number),
      position: 0,
      name: "",
      localImageId: image.id,
    })),
  });
  await database.productMapping.createMany({
    data: numbers.map((number) => ({
      shopId,
      market: "US",
      productId: BigInt(number),
      status: "new",
      categoryVersion: "v2",
      title: `Thing ${String(number).padStart(2, "0")}`,
      localCategoryId: other?.id ?? 0,
      updatedAt: new Date(),
    })),
  });
  return chosen?.id ?? 0;
}

async function recommend(
  database: PrismaClient,
  asked: { shopId: number; localCategoryId: number; answers: (string | null)[] },
): Promise<bigint[]> {
  const { shopId, localCategoryId, answers } = asked;
  await database.mappingChange.deleteMany();
  await database.mappingDecision.deleteMany();
  await database.categoryMapping.deleteMany();
  await database.product.updateMany({ where: { shopId }, data: { productType: "" } });
  await database.$executeRaw`
    UPDATE product_mapping SET status = 'confirmed', recommended_category_id = ${LEAVES[0][0]},
      confirmed_category_id = ${LEAVES[0][0]}, decision_source = 'merchant', decided_by = NULL, decided_at = NULL,
      rule_id = NULL, reason = NULL, is_set_aside = false, product_type = '',
      local_category_id = (SELECT id FROM local_category WHERE shop_id = ${shopId} AND id <> ${localCategoryId})
    WHERE shop_id = ${shopId}`;
  await database.$executeRaw`
    UPDATE product_mapping SET status = CASE WHEN answer IS NULL THEN 'needs-attention' ELSE 'recommended' END,
      reason = CASE WHEN answer IS NULL THEN 'no-recommendation' END, recommended_category_id = answer,
      confirmed_category_id = NULL, decision_source = NULL, local_category_id = ${localCategoryId}
    FROM unnest(${answers}::text[]) WITH ORDINALITY AS a(answer, number)
    WHERE shop_id = ${shopId} AND product_id = a.number`;
  return answers.map((_, index) => BigInt(index + 1));
}
