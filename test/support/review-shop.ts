import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "./play-app";

export interface ReviewShop {
  app: PlayedApp;
  /** The biggest local category, whose products are split into answers. */
  localCategoryId: number;
  /** Leaves of the market that carry no catch. */
  leaves: string[];
  /** Lets the first products of the local category have these recommendations, in the order of their ids. */
  recommend(answers: (string | null)[]): Promise<bigint[]>;
}

/** A mapped shop whose recommendations a test chooses. */
export async function playReviewShop(products = 60): Promise<ReviewShop> {
  const app = await playApp({ catalog: generatedCatalog({ products }) });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
  const { database } = await app.context();
  const [biggest] = await database.productMapping.groupBy({
    by: ["localCategoryId"],
    _count: true,
    orderBy: { _count: { localCategoryId: "desc" } },
  });
  const localCategoryId = biggest?.localCategoryId ?? 0;
  const leaves = await database.tikTokShopCategory.findMany({
    where: { market: "US", isLeaf: true, permissionStatuses: { equals: ["AVAILABLE"] } },
    orderBy: { id: "asc" },
  });
  return {
    app,
    localCategoryId,
    leaves: leaves.map(({ id }) => id),
    async recommend(answers) {
      // One local category holds exactly these products; the rest goes to another.
      await database.mappingChange.deleteMany();
      await database.mappingDecision.deleteMany();
      await database.categoryMapping.deleteMany();
      const rows = await database.productMapping.findMany({ orderBy: { productId: "asc" } });
      const other = await database.localCategory.findFirstOrThrow({
        where: { NOT: { id: localCategoryId } },
      });
      const ids = rows.map(({ productId }) => productId);
      await database.productMapping.updateMany({
        data: {
          status: "confirmed",
          confirmedCategoryId: leaves[0]?.id ?? "",
          recommendedCategoryId: leaves[0]?.id ?? "",
          decisionSource: "merchant",
          isSetAside: false,
          decidedAt: null,
          decidedBy: null,
          ruleId: null,
          reason: null,
          localCategoryId: other.id,
        },
      });
      for (const [index, answer] of answers.entries())
        await database.productMapping.updateMany({
          where: { productId: ids[index] ?? 0n },
          data: {
            status: answer === null ? "needs-attention" : "recommended",
            reason: answer === null ? "no-recommendation" : null,
            recommendedCategoryId: answer,
            confirmedCategoryId: null,
            decisionSource: null,
            localCategoryId,
          },
        });
      return ids.slice(0, answers.length);
    },
  };
}
