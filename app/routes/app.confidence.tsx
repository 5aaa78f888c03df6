import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AuditCard } from "../components/confidence/audit-card";
import { ConfidentDecisions } from "../components/confidence/confident-decisions";
import { WaitingCard } from "../components/confidence/waiting-card";
import { useRevalidating } from "../components/use-revalidating";
import { ErrorBudgetSettings } from "../components/settings/error-budget-settings";
import { authenticateMerchant } from "../session.server";
import { errorBudgetView } from "../views/error-budget.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  return errorBudgetView(context.database, context.shop.id);
}

export default function ConfidencePage() {
  const { t } = useTranslation();
  const view = useLoaderData<typeof loader>();
  useRevalidating(view.decisions.some(({ isFinished }) => !isFinished));
  return (
    <Page
      title={t("confidence.title")}
      subtitle={t("confidence.explain")}
      backAction={{ url: "/app", content: t("home.title") }}
      narrowWidth
    >
      <TitleBar title={t("confidence.title")} />
      <BlockStack gap="400">
        <WaitingCard waiting={view.waiting} />
        <ErrorBudgetSettings view={view} />
        <AuditCard audit={view.audit} />
        <ConfidentDecisions decisions={view.decisions} />
      </BlockStack>
    </Page>
  );
}
