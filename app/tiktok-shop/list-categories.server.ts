import { z } from "zod";
import type { CategoryList, ListedCategory } from "../domain/category-tree";
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
  .transform(({ categories }) => readRows(categories))
  .refine(
    ({ categories, unreadIds }) => categories.length > 0 || unreadIds.length === 0,
    "no row can be read",
  );

/** What is no category's id is at least none of a category that was stored. */
const rowIdSchema = z.object({ id: z.union([z.string().min(1), z.number()]).transform(String) });

/** Of two rows of one category the later counts, as far as it can be read. */
function readRows(rows: unknown[]): CategoryList {
  const read = new Map<string, ListedCategory>();
  const unreadIds: CategoryList["unreadIds"] = [];
  for (const row of rows) {
    const { success, data } = categorySchema.safeParse(row);
    if (success) read.set(data.id, data);
    else unreadIds.push(rowIdSchema.safeParse(row).data?.id ?? null);
  }
  return {
    categories: [...read.values()],
    unreadIds: unreadIds.filter((id) => id === null || !read.has(id)),
  };
}

/** The whole tree of a market as one flat list, each category once. @throws TikTokShopError */
export async function listCategories(
  client: TikTokShopClient,
  caller: Caller,
  options: { categoryVersion: string; locale: string },
): Promise<CategoryList> {
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
  return parseAnswer(categoriesSchema, data);
}
