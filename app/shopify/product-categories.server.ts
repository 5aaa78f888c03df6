import { z } from "zod";
import { productGid, type ProductId } from "../domain/ids";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";

/** Shopify sets no more with one call, all or nothing (shopify-platform, section 3). */
export const METAFIELDS_A_CALL = 25;

/** Ours alone: Shopify puts the app's own id in the place of `$app`. Declared in shopify.app.toml. */
const METAFIELD = { namespace: "$app", key: "tiktok_category_id" };

const SET = `#graphql
  mutation SetProductCategories($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors { field message code elementIndex }
    }
  }
`;

const DELETE = `#graphql
  mutation DeleteProductCategories($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      userErrors { field message }
    }
  }
`;

const errorSchema = z
  .object({
    field: z.array(z.string()).nullable(),
    message: z.string(),
    code: z.string().nullish(),
    elementIndex: z.number().nullish(),
  })
  .transform(({ field, message, code, elementIndex }) => ({
    message,
    code: code ?? "INVALID",
    // `["metafields", "3", "value"]` says the same, where nothing else does.
    index: elementIndex ?? Number.parseInt(field?.[1] ?? "", 10),
  }));
const setSchema = z.object({ metafieldsSet: z.object({ userErrors: z.array(errorSchema) }) });
const deleteSchema = z.object({ metafieldsDelete: z.object({ userErrors: z.array(errorSchema) }) });

/** What a product's metafield should hold; null holds nothing. */
export interface ProductCategory {
  productId: ProductId;
  categoryId: string | null;
}

/** Shopify refused it for one product. */
export interface RefusedCategory extends ProductCategory {
  code: string;
  message: string;
}

type SendError = z.output<typeof errorSchema>;
type Send = (wanted: ProductCategory[]) => Promise<SendError[]>;

/**
 * Lets up to `METAFIELDS_A_CALL` products hold these categories. Answers those that Shopify refused; the others are
 * done. @throws ShopifyError
 */
export async function writeProductCategories(
  api: AdminApi,
  wanted: ProductCategory[],
): Promise<RefusedCategory[]> {
  const set = wanted.filter(({ categoryId }) => categoryId !== null);
  const removed = wanted.filter(({ categoryId }) => categoryId === null);
  return [
    ...(await withoutRefused(set, (some) => sendSet(api, some))),
    ...(await withoutRefused(removed, (some) => sendDelete(api, some))),
  ];
}

/** One bad product fails a whole call: it is sent again without it. */
async function withoutRefused(wanted: ProductCategory[], send: Send): Promise<RefusedCategory[]> {
  if (wanted.length === 0) return [];
  const errors = await send(wanted);
  const [first] = errors;
  if (!first) return [];
  const refused = wanted.flatMap((each, index) => {
    const error = errors.find((candidate) => candidate.index === index);
    return error ? [{ ...each, code: error.code, message: error.message }] : [];
  });
  if (refused.length > 0) {
    const rest = wanted.filter(
      (each) => !refused.some(({ productId }) => productId === each.productId),
    );
    return [...refused, ...(await withoutRefused(rest, send))];
  }
  // Nobody said which one it was: half of them at a time, it is found.
  if (wanted.length === 1)
    return wanted.map((each) => ({ ...each, code: first.code, message: first.message }));
  const middle = Math.ceil(wanted.length / 2);
  return [
    ...(await withoutRefused(wanted.slice(0, middle), send)),
    ...(await withoutRefused(wanted.slice(middle), send)),
  ];
}

async function sendSet(api: AdminApi, wanted: ProductCategory[]): Promise<SendError[]> {
  const { metafieldsSet } = await queryAdmin(api, {
    query: SET,
    variables: {
      metafields: wanted.map(({ productId, categoryId }) => ({
        ...METAFIELD,
        ownerId: productGid(productId),
        value: categoryId,
      })),
    },
    schema: setSchema,
    isSafeToRepeat: true,
  });
  return metafieldsSet.userErrors;
}

async function sendDelete(api: AdminApi, wanted: ProductCategory[]): Promise<SendError[]> {
  const { metafieldsDelete } = await queryAdmin(api, {
    query: DELETE,
    variables: {
      metafields: wanted.map(({ productId }) => ({ ...METAFIELD, ownerId: productGid(productId) })),
    },
    schema: deleteSchema,
    isSafeToRepeat: true,
  });
  return metafieldsDelete.userErrors;
}
