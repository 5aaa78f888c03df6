import type { CategoryRequirement } from "../domain/category-requirement";
import type { TreeKey } from "./category-trees.server";
import type { Database, Prisma } from "./database.server";

export interface RequirementKey extends TreeKey {
  categoryId: string;
  locale: string;
}

/** What a listing in the category needs, if TikTok Shop said so since. */
export async function storedRequirement(
  database: Database,
  { market, categoryVersion, categoryId, locale }: RequirementKey,
  since: Date,
): Promise<CategoryRequirement | null> {
  const row = await database.categoryRequirement.findFirst({
    where: { market, categoryVersion, categoryId, locale, fetchedAt: { gte: since } },
  });
  // Only storeRequirement writes it.
  return row ? (row.requirement as unknown as CategoryRequirement) : null;
}

export async function storeRequirement(
  database: Database,
  { market, categoryVersion, categoryId, locale }: RequirementKey,
  fetched: { requirement: CategoryRequirement; now: Date },
): Promise<void> {
  const key = { market, categoryVersion, categoryId, locale };
  const requirement = fetched.requirement as unknown as Prisma.InputJsonObject;
  await database.categoryRequirement.upsert({
    where: { market_categoryVersion_categoryId_locale: key },
    create: { ...key, requirement, fetchedAt: fetched.now },
    update: { requirement, fetchedAt: fetched.now },
  });
}
