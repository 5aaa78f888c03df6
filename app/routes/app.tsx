import type {
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useMemo } from "react";
import { I18nextProvider } from "react-i18next";
import { Navigation } from "../components/navigation";
import { shopifyApiKey } from "../context.server";
import { askForCategoryNames } from "../flows/ask-for-category-names.server";
import { authenticateMerchant } from "../session.server";
import { textsFor } from "../texts/texts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  await askForCategoryNames(context, locale);
  return { apiKey: shopifyApiKey(), locale };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: textsFor(data?.locale ?? "en").t("app.name") },
];

// The first document says the merchant's language; later requests of the app do not, and need not.
export function shouldRevalidate() {
  return false;
}

export default function AppLayout() {
  const { apiKey, locale } = useLoaderData<typeof loader>();
  const texts = useMemo(() => textsFor(locale), [locale]);
  return (
    <AppProvider isEmbeddedApp={false} apiKey={apiKey}>
      <I18nextProvider i18n={texts}>
        <Navigation />
        <main>
          <Outlet />
        </main>
      </I18nextProvider>
    </AppProvider>
  );
}

export function ErrorBoundary() {
  return boundary.error(useRouteError());
}

export const headers: HeadersFunction = (headersArgs) => boundary.headers(headersArgs);
