import { z } from "zod";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";

const SEARCH = `#graphql
  query SearchTaxonomy($search: String!) {
    taxonomy {
      categories(search: $search, first: 20) { nodes { id name fullName } }
    }
  }
`;

const categorySchema = z.object({ id: z.string(), name: z.string(), fullName: z.string() });
const schema = z.object({
  taxonomy: z.object({ categories: z.object({ nodes: z.array(categorySchema) }) }).nullable(),
});

/** Categories of Shopify's product taxonomy that fit what the merchant typed. */
export async function searchTaxonomy(
  api: AdminApi,
  search: string,
): Promise<z.infer<typeof categorySchema>[]> {
  const { taxonomy } = await queryAdmin(api, {
    query: SEARCH,
    variables: { search },
    schema,
    isSafeToRepeat: true,
  });
  return taxonomy?.categories.nodes ?? [];
}
