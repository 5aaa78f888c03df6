import { z } from "zod";
import type { Caller, TikTokShopClient } from "./client.server";
import { parseAnswer } from "./parse-answer";

const TIMEOUT_MS = 15_000;
const flag = z
  .object({ is_required: z.boolean().nullish() })
  .nullish()
  .transform((rule) => rule?.is_required === true);

const rulesSchema = z
  .object({
    product_certifications: z
      .array(
        z.object({
          name: z.string(),
          is_required: z.boolean().nullish(),
          document_details: z.string().nullish(),
        }),
      )
      .nullish(),
    size_chart: z
      .object({ is_supported: z.boolean().nullish(), is_required: z.boolean().nullish() })
      .nullish(),
    package_dimension: flag,
    epr: flag,
    responsible_person: flag,
    manufacturer: flag,
  })
  .transform((rules) => ({
    certifications: (rules.product_certifications ?? []).map((certification) => ({
      name: certification.name,
      isRequired: certification.is_required === true,
      details: certification.document_details ?? "",
    })),
    isSizeChartRequired: rules.size_chart?.is_required === true,
    isSizeChartSupported: rules.size_chart?.is_supported === true,
    needsPackageDimensions: rules.package_dimension,
    needsEpr: rules.epr,
    needsResponsiblePerson: rules.responsible_person,
    needsManufacturer: rules.manufacturer,
  }));

const attributesSchema = z.object({
  attributes: z
    .array(
      z
        .object({
          name: z.string(),
          type: z.string(),
          // The API's own spelling (tiktok-shop-api, Categories, H); the right one, should it ever be mended.
          is_requried: z.boolean().nullish(),
          is_required: z.boolean().nullish(),
          is_customizable: z.boolean().nullish(),
          values: z.array(z.object({ name: z.string() })).nullish(),
        })
        .transform((attribute) => ({
          name: attribute.name,
          isSales: attribute.type === "SALES_PROPERTY",
          isRequired: (attribute.is_requried ?? attribute.is_required) === true,
          isCustomizable: attribute.is_customizable === true,
          values: (attribute.values ?? []).map(({ name }) => name),
        })),
    )
    .nullish()
    .transform((attributes) => attributes ?? []),
});

/** Certifications and papers that a listing in the category needs. @throws TikTokShopError */
export async function categoryRules(
  client: TikTokShopClient,
  caller: Caller,
  about: DescribedCategory,
) {
  return parseAnswer(rulesSchema, await ask(client, caller, { ...about, what: "rules" }));
}

/** Attributes of listings in the category. @throws TikTokShopError */
export async function categoryAttributes(
  client: TikTokShopClient,
  caller: Caller,
  about: DescribedCategory,
) {
  const answer = await ask(client, caller, { ...about, what: "attributes" });
  return parseAnswer(attributesSchema, answer).attributes;
}

export interface DescribedCategory {
  categoryId: string;
  categoryVersion: string;
  locale: string;
}

function ask(
  client: TikTokShopClient,
  caller: Caller,
  about: DescribedCategory & { what: "rules" | "attributes" },
): Promise<unknown> {
  return client.call(
    {
      api: `category-${about.what}`,
      method: "GET",
      path: `/product/202309/categories/${about.categoryId}/${about.what}`,
      query: { category_version: about.categoryVersion, locale: about.locale },
      isSafeToRepeat: true,
      timeoutMs: TIMEOUT_MS,
    },
    caller,
  );
}
