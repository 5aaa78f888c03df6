import type { Recommendation } from "../../domain/recommendation";
import { titleForRecommendation } from "../../domain/product";
import { recommendCategory } from "../../tiktok-shop/recommend-category.server";
import type { MappingContext } from "../context";

export interface QuestionedProduct {
  title: string;
  description: string;
  productType: string;
  vendor: string;
  tags: string[];
  localCategory: string;
}

/** Guide steps 10 and 11 (manual 15 and 16): TikTok Shop's answer for one product. */
export function recommendForProduct(
  context: MappingContext,
  product: QuestionedProduct,
  imageUri: string | null,
): Promise<Recommendation> {
  const question = {
    title: titleForRecommendation(product.title),
    description: product.description,
    imageUris: imageUri === null ? [] : [imageUri],
    categoryVersion: context.seller.categoryVersion,
    sourceContext: context.sendsSourceContext
      ? { ...product, category: product.localCategory }
      : null,
  };
  return context.asSeller((caller) => recommendCategory(context.tikTokShop, caller, question));
}
