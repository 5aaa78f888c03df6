import { z } from "zod";
import type { ListedCategory } from "../domain/category-tree";
import type { Caller, TikTokShopClient } from "./client.server";
import { parseAnswer } from "./parse-answer";

const categoriesSchema = z.object({
  categories: z.array(
    z
      .object({
        id: z.string(),
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
      })),
  ),
});

/** The whole tree of a market as one flat list. @throws TikTokShopError */
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
