import type {
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useMemo, type ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { shopifyApiKey } from "../context.server";
import { FailurePage } from "../components/failure-page";
import { Navigation } from "../components/navigation";
import { SlowLoading } from "../components/slow-loading";
import { askForCategoryNames } from "../flows/ask-for-category-names.server";
import { authenticateMerchant } from "../session.server";
import { UNKNOWN_WRITING, writerOf, type Writing } from "../texts/texts";
import { textsOf } from "../texts/texts.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  await askForCategoryNames(context, locale);
  return { apiKey: shopifyApiKey(), locale, ...textsOf(locale) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: (data ?? UNKNOWN_WRITING).texts.app.name },
];

// The first document says the merchant's language; later requests of the app do not, and need not.
export function shouldRevalidate() {
  return false;
}

export default function AppLayout() {
  return (
    <Frame writing={useLoaderData<typeof loader>()}>
      <SlowLoading>
        <Outlet />
      </SlowLoading>
    </Frame>
  );
}

interface FrameProps {
  writing: Writing & { apiKey: string };
  children: ReactNode;
}

/** What every page stands in. */
function Frame({ writing, children }: FrameProps) {
  const i18n = useMemo(() => writerOf(writing), [writing]);
  return (
    <AppProvider isEmbeddedApp={false} apiKey={writing.apiKey}>
      <I18nextProvider i18n={i18n}>
        <Navigation />
        <main>{children}</main>
      </I18nextProvider>
    </AppProvider>
  );
}

const UNKNOWN = { apiKey: "", ...UNKNOWN_WRITING };

/** Documents of Shopify's library send the browser on to sign in: they are no failures. */
export function ErrorBoundary() {
  const error = useRouteError();
  const loaded = useRouteLoaderData<typeof loader>("routes/app");
  if (isRouteErrorResponse(error) && error.status < 400) return boundary.error(error);
  return (
    <Frame writing={loaded ?? UNKNOWN}>
      <FailurePage error={error} />
    </Frame>
  );
}

export const headers: HeadersFunction = (headersArgs) => boundary.headers(headersArgs);
