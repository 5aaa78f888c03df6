import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { MappingsTable } from "../components/mappings-table";
import { authenticateMerchant } from "../session.server";
import { mappingsView } from "../views/mappings.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  return mappingsView(
    context.database,
    context.shop.id,
    new URL(request.url).searchParams.get("after"),
  );
}

export default function Mappings() {
  const { t } = useTranslation();
  const view = useLoaderData<typeof loader>();
  return (
    <Page
      title={t("mappings.title")}
      backAction={{ url: "/app" }}
      secondaryActions={[{ content: t("navigation.newProduct"), url: "/app/new-product" }]}
    >
      <MappingsTable view={view} />
    </Page>
  );
}
