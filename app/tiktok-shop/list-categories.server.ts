import { z } from "zod";
import type { ListedCategory } from "../domain/category-tree";
import { categoryIdSchema } from "../domain/asked";
import type { Caller, TikTokShopClient } from "./client.server";
import { parseAnswer } from "./parse-answer";

const categorySchema = z
  .object({
    id: categoryIdSchema,
    parent_id: z.string(),
    local_name: z.string(),
    is_leaf: z.boolean(),
    permission_statuses: z.array(z.string()).nullish(),
  })
  .transform((category) => ({
    id: category.id,
    parentId: category.parent_id === "0" ? null : category.parent_id,
    name: category.local_name,
    isLeaf: category.is_leaf,
    permissionStatuses: category.permission_statuses ?? [],
  }));

const categoriesSchema = z
  .object({ categories: z.array(z.unknown()) })
  .transform(({ categories }) => ({ rows: categories.length, categories: readable(categories) }))
  .refine(({ rows, categories }) => rows === 0 || categories.length > 0, "no row can be read");

/** A row that cannot be read is left out; of two rows of one category the later counts. */
function readable(rows: unknown[]): ListedCategory[] {
  const read = rows.flatMap((row) => {
    const { success, data } = categorySchema.safeParse(row);
    return success ? [data] : [];
  });
  return [...new Map(read.map((category) => [category.id, category])).values()];
}

/** The whole tree of a market as one flat list, each category once. @throws TikTokShopError */
export async function listCategories(
  client: TikTokShopClient,
  caller: Caller,
  options: { categoryVersion: string; locale: string },
): Promise<ListedCategory[]> {
  const data = await client.call(
    {
      api: "list-categories",
      method: "GET",
      path: "/product/202309/categories",
      query: {
        category_version: options.categoryVersion,
        locale: options.locale,
        listing_platform: "TIKTOK_SHOP",
        // Without it a category that gets prohibited looks as if it were gone.
        include_prohibited_categories: "true",
      },
      isSafeToRepeat: true,
      timeoutMs: 60_000,
    },
    caller,
  );
  return parseAnswer(categoriesSchema, data).categories;
}
