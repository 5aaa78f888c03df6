import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Page } from "@shopify/polaris";
import { randomUUID } from "node:crypto";
import { useTranslation } from "react-i18next";
import { currentSeller } from "../context.server";
import { NewProductForm } from "../components/new-product/new-product-form";
import { authenticateMerchant } from "../session.server";
import { newProductView } from "../views/new-product.server";
import type { loader as appLoader } from "./app";

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const user = { shopId: context.shop.id, userId };
  const view = await newProductView(context.database, user, await currentSeller(context));
  return { view, newKey: randomUUID() };
}

// The form keeps its own state; loading it anew would throw away what is being typed.
export function shouldRevalidate() {
  return false;
}

export const meta: MetaFunction<typeof loader, { "routes/app": typeof appLoader }> = ({
  matches,
}) => {
  const app = matches.find(({ id }) => id === "routes/app");
  return [{ title: app?.data.texts.newProduct.heading }];
};

export default function NewProduct() {
  const { t } = useTranslation();
  const { view, newKey } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t("newProduct.heading")}
      backAction={{ content: t("newProduct.back"), url: "/app" }}
    >
      <TitleBar title={t("newProduct.heading")} />
      <NewProductForm view={view} newKey={newKey} />
    </Page>
  );
}
