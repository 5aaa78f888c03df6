import type { Context } from "hono";
import { z } from "zod";
import { treeFor } from "./category-version";
import { success } from "./envelope";
import type { CallContext } from "./gateway";
import type { Recommender } from "./recommender";
import { refusals } from "./refusals";
import type { TikTokShopStore } from "./store";

/** Up to 255 characters; the facts name 300 for Mexico and Brazil (M). */
const TITLE_LIMITS: Record<string, number> = { MX: 300, BR: 300 };
const TITLE_LIMIT = 255;

/** Below this length a title that matches nothing gets an error instead of an empty answer (facts: M; length: L). */
const CRYPTIC_TITLE_LENGTH = 12;

const SOURCE_CONTEXT = {
  origin_platform_product_type: z.string().optional(),
  origin_platform_vendor: z.string().optional(),
  origin_platform_tags: z.union([z.string(), z.array(z.string())]).optional(),
  origin_platform_category: z.string().optional(),
  origin_platform_product_meta_data: z.unknown().optional(),
};

const requestSchema = z.object({
  product_title: z.string(),
  description: z.string().optional(),
  images: z.array(z.object({ uri: z.string() })).optional(),
  category_version: z.string().optional(),
  listing_platform: z.string().optional(),
  include_prohibited_categories: z.boolean().optional(),
  ...SOURCE_CONTEXT,
});

type RecommendRequest = z.infer<typeof requestSchema>;

/** POST /product/202309/categories/recommend: the chain from the root to the leaf, or no leaf (facts: H). */
export function recommendCategory(store: TikTokShopStore, recommender: Recommender) {
  return (context: Context<CallContext>) => {
    const { region } = context.get("shop");
    const request = parseRequest(context.get("body"));
    checkTitle(request.product_title, region);
    checkSourceContext(request, store);
    for (const { uri } of request.images ?? [])
      if (!store.uploads.knows(uri)) throw refusals.unknownImage(uri);

    const tree = treeFor(
      store,
      region,
      context.req.query("category_version") ?? request.category_version,
    );
    const leaf = recommender.recommend(tree, {
      title: request.product_title,
      description: request.description ?? "",
      sourceContext:
        request.origin_platform_category?.split(" > ").at(-1) ??
        request.origin_platform_product_type ??
        "",
      includeProhibited: request.include_prohibited_categories ?? false,
    });
    if (!leaf && request.product_title.trim().length < CRYPTIC_TITLE_LENGTH)
      throw refusals.noCategory();
    if (!leaf) return context.json(success({ leaf_category_id: "", categories: [] }));

    const categories = tree.pathTo(leaf.id).map(({ id, name, permission }, index, path) => ({
      id,
      name,
      level: index + 1,
      is_leaf: index === path.length - 1,
      permission_statuses: [permission],
    }));
    return context.json(success({ leaf_category_id: leaf.id, categories }));
  };
}

function parseRequest(body: string): RecommendRequest {
  const parsed = requestSchema.strict().safeParse(jsonOf(body));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name =
    issue?.path.join(".") || (issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : "body");
  throw refusals.badParameter(name, issue?.message ?? "it cannot be read");
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw refusals.notJson();
  }
}

function checkTitle(title: string, region: string): void {
  const limit = TITLE_LIMITS[region] ?? TITLE_LIMIT;
  if (!title.trim()) throw refusals.emptyTitle();
  if (title.length > limit) throw refusals.longTitle(limit);
}

function checkSourceContext(request: RecommendRequest, store: TikTokShopStore): void {
  if (store.knobs.acceptsSourceContext) return;
  const name = Object.keys(request).find((key) => key in SOURCE_CONTEXT);
  if (name) throw refusals.badParameter(name, "unknown parameter");
}
