import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ChangedCategories } from "../components/changed-categories";
import { categoryIdSchema } from "../domain/asked";
import { CATEGORY_REASONS } from "../domain/attention-reason";
import { acceptReplacement } from "../flows/accept-replacement.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { categoryChangesView } from "../views/category-changes.server";
import { categoryIndex } from "../views/category-index.server";
import { marketOfShop } from "../views/connection.server";

const acceptedSchema = z.object({
  reason: z.enum(CATEGORY_REASONS),
  categoryId: categoryIdSchema,
  newCategoryId: categoryIdSchema,
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const { database, shop } = context;
  const market = await marketOfShop(database, shop.id);
  if (!market) return { changed: [] };
  const index = await categoryIndex(database, market, locale);
  return { changed: await categoryChangesView(database, index, shop.id) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const accepted = await askedByForm(request, acceptedSchema);
  if (!accepted.success) return refusal(accepted.refusal);
  return Response.json(await acceptReplacement(context, { ...accepted.data, by: userId }));
}

export default function CategoryChanges() {
  const { t } = useTranslation();
  const { changed } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t("changes.title")}
      {...(changed.length > 0 ? { subtitle: t("changes.explain") } : {})}
      backAction={{ url: "/app/connection", content: t("connection.title") }}
    >
      <TitleBar title={t("changes.title")} />
      <ChangedCategories changed={changed} />
    </Page>
  );
}
