import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CategoryCard } from "../components/category-card";
import { ProductDecision } from "../components/product/product-decision";
import { ProductHistory } from "../components/product/product-history";
import { ProductSummary } from "../components/product/product-summary";
import { useWhileRecommending } from "../components/product/use-while-recommending";
import { currentSeller } from "../context.server";
import { productIdSchema } from "../domain/asked";
import { productDecisionSchema } from "../domain/product-decision";
import { decideAboutProduct } from "../flows/decide-product.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { productHistory, productView } from "../views/product.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { context, userId, locale } = await authenticateMerchant(request);
  const id = productIdSchema.safeParse(params.id);
  const { database, shop } = context;
  const looker = { shopId: shop.id, locale };
  const seenAt = context.now().toISOString();
  const product = id.success ? await productView(database, looker, id.data) : null;
  if (!id.success || !product) throw refusal("not-found");
  const history = await productHistory(database, looker, id.data);
  return { product, history, userId, seenAt };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { context, userId: by, locale } = await authenticateMerchant(request);
  const id = productIdSchema.safeParse(params.id);
  const asked = await askedByForm(request, productDecisionSchema);
  if (!id.success) return refusal("bad-request");
  if (!asked.success) return refusal(asked.refusal);
  if (!(await productView(context.database, { shopId: context.shop.id, locale }, id.data)))
    return refusal("not-found");
  const seller = await currentSeller(context);
  if (!seller) return refusal("not-connected");
  const about = { productId: id.data, decision: asked.data };
  const decided = await decideAboutProduct(context, { seller, by }, about);
  if (decided.outcome === "done") return { error: null };
  // The request is in order, and the page shows what was decided meanwhile.
  if (decided.outcome === "decided-since" || decided.outcome === "recommended-since")
    return { error: decided.outcome };
  return refusal(decided.outcome);
}

export default function ProductPage() {
  const { t } = useTranslation();
  const { product, history, userId, seenAt } = useLoaderData<typeof loader>();
  useWhileRecommending(product.isRecommending);
  return (
    <Page title={product.title} backAction={{ url: "/app/mappings", content: t("mappings.title") }}>
      <TitleBar title={product.title} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ProductDecision product={product} seenAt={seenAt} />
            {product.category ? (
              <CategoryCard categoryId={product.category.id} productId={product.productId} />
            ) : null}
            <ProductHistory history={history} userId={userId} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <ProductSummary product={product} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}
