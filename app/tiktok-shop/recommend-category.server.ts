import { z } from "zod";
import { categoryIdSchema } from "../domain/asked";
import type { Recommendation } from "../domain/recommendation";
import type { Caller, TikTokShopClient } from "./client.server";
import { parseAnswer } from "./parse-answer";
import { RequestRefused, UnexpectedAnswer, UnknownRefusal } from "./errors";

export interface RecommendationQuestion {
  title: string;
  description: string;
  /** TikTok Shop images, by `uri`. */
  imageUris: string[];
  categoryVersion: string;
  /** Accepted since 2026-08-19, types and limits unknown (M): sent only where config says so. */
  sourceContext: SourceContext | null;
}

export interface SourceContext {
  productType: string;
  vendor: string;
  tags: string[];
  category: string;
}

const recommendedSchema = z.object({
  leaf_category_id: z.union([z.literal(""), categoryIdSchema]).nullish(),
  categories: z
    .array(
      z.object({
        id: categoryIdSchema,
        name: z.string(),
        is_leaf: z.boolean(),
        permission_statuses: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

/**
 * Asks for the leaf category of one product. An answer that cannot be used is this product's own.
 * @throws TikTokShopError other than a refusal of this product
 */
export async function recommendCategory(
  client: TikTokShopClient,
  caller: Caller,
  question: RecommendationQuestion,
): Promise<Recommendation> {
  try {
    return parseRecommendation(await ask(client, caller, question));
  } catch (error) {
    if (error instanceof UnexpectedAnswer) return notUnderstood(error, null);
    if (!(error instanceof RequestRefused)) throw error;
    if (question.sourceContext)
      return recommendCategory(client, caller, { ...question, sourceContext: null });
    return refusal(error);
  }
}

function ask(
  client: TikTokShopClient,
  caller: Caller,
  question: RecommendationQuestion,
): Promise<unknown> {
  return client.call(
    {
      api: "recommend-category",
      method: "POST",
      path: "/product/202309/categories/recommend",
      query: { category_version: question.categoryVersion },
      body: { json: questionBody(question) },
      isSafeToRepeat: true,
      timeoutMs: 20_000,
    },
    caller,
  );
}

function questionBody(question: RecommendationQuestion): Record<string, unknown> {
  const context = question.sourceContext;
  return {
    product_title: question.title,
    ...(question.description === "" ? {} : { description: question.description }),
    ...(question.imageUris.length === 0
      ? {}
      : { images: question.imageUris.map((uri) => ({ uri })) }),
    category_version: question.categoryVersion,
    listing_platform: "TIKTOK_SHOP",
    ...(context === null
      ? {}
      : {
          origin_platform_product_type: context.productType,
          origin_platform_vendor: context.vendor,
          origin_platform_tags: context.tags,
          origin_platform_category: context.category,
        }),
  };
}

function parseRecommendation(data: unknown): Recommendation {
  const { leaf_category_id, categories } = parseAnswer(recommendedSchema, data);
  // An empty leaf is a normal answer (tiktok-shop-api, Recommend category, H).
  if (!leaf_category_id) return { outcome: "none", reason: "no-recommendation", detail: null };
  const chain = (categories ?? []).map((category) => ({
    id: category.id,
    name: category.name,
    isLeaf: category.is_leaf,
    permissionStatuses: category.permission_statuses ?? [],
  }));
  return { outcome: "recommended", leafId: leaf_category_id, chain };
}

function refusal(error: RequestRefused): Recommendation {
  if (error instanceof UnknownRefusal) return notUnderstood(error, error.detail);
  // Short, cryptic titles are refused with these words (tiktok-shop-api, Recommend category, M).
  const reason = /not match any category/i.test(error.detail)
    ? "no-recommendation"
    : "product-refused";
  return { outcome: "none", reason, detail: error.detail, refusalCode: error.code };
}

/** @param detail TikTok Shop's own words, where there are some */
function notUnderstood(
  { code }: RequestRefused | UnexpectedAnswer,
  detail: string | null,
): Recommendation {
  return { outcome: "none", reason: "answer-unknown", detail, refusalCode: code };
}
