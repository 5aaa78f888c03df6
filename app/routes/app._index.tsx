import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { CatalogNotice } from "../components/connection-notices";
import { ConnectionCard } from "../components/connection-card";
import { AttentionCard } from "../components/home/attention-card";
import { EndedRuns } from "../components/home/ended-runs";
import { FirstSteps } from "../components/home/first-steps";
import { RunCard } from "../components/home/run-card";
import { StatusCard } from "../components/home/status-card";
import { useLiveRun } from "../components/home/use-live-run";
import { UnreadableProducts } from "../components/unreadable-products";
import { currentSeller } from "../context.server";
import { rowIdSchema } from "../domain/asked";
import { pauseRun, resumeRun, startMapAll, stopRunAndReading } from "../flows/control-run.server";
import { endFirstSteps } from "../flows/first-steps.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { homePageView } from "../views/home.server";

const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["map-all", "map-changed"]) }),
  z.object({ intent: z.literal("close-first-steps") }),
  z.object({ intent: z.literal("pause"), runId: rowIdSchema }),
  z.object({ intent: z.literal("resume"), runId: rowIdSchema }),
  z.object({ intent: z.literal("stop") }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  return { ...(await homePageView(context.database, context.shop.id, context.now())), userId };
}

export async function action({ request }: ActionFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const asked = await askedByForm(request, intentSchema);
  if (!asked.success) return refusal(asked.refusal);
  switch (asked.data.intent) {
    case "map-all":
    case "map-changed": {
      const seller = await currentSeller(context);
      if (!seller) return refusal("not-connected");
      const run = await startMapAll(context, {
        seller,
        by: userId,
        onlyChanged: asked.data.intent === "map-changed",
      });
      return { runId: run.id };
    }
    case "pause":
      await pauseRun(context, { id: asked.data.runId }, "paused-by-merchant");
      return { runId: asked.data.runId };
    case "resume":
      await resumeRun(context, asked.data.runId);
      return { runId: asked.data.runId };
    case "close-first-steps":
      await endFirstSteps(context);
      return { runId: null };
    case "stop":
      await stopRunAndReading(context);
      return { runId: null };
  }
}

export default function Home() {
  const { t } = useTranslation();
  const view = useLoaderData<typeof loader>();
  const live = useLiveRun(view);
  const mapAll = useFetcher<{ error?: string }>();
  const { connection } = view;
  const isConnected = connection?.status === "connected";
  const canMap = isConnected || (connection === null && view.catalogMarket !== null);
  const isBusy = !canMap || live.run?.isActive === true || mapAll.state !== "idle";
  const start = (intent: "map-all" | "map-changed") =>
    mapAll.submit({ intent }, { method: "post" });
  // What a press and a run do not change is not rendered anew.
  const aboveRun = useMemo(
    () => (
      <>
        <FirstSteps view={{ ...view, ...live }} />
        <CatalogNotice market={connection ? null : view.catalogMarket} />
        {isConnected ? null : <ConnectionCard connection={connection} />}
        <StatusCard counts={live.counts} />
      </>
    ),
    [view, live, connection, isConnected],
  );
  const belowRun = useMemo(
    () => (
      <>
        <UnreadableProducts view={view.unreadable} />
        <AttentionCard reasons={live.reasons} />
        {isConnected ? <ConnectionCard connection={connection} /> : null}
        <EndedRuns runs={view.endedRuns} userId={view.userId} />
      </>
    ),
    [view, live, connection, isConnected],
  );
  return (
    <Page
      title={t("home.title")}
      primaryAction={{
        content: t("home.mapAll"),
        disabled: isBusy,
        loading: mapAll.formData?.get("intent") === "map-all",
        onAction: () => start("map-all"),
      }}
      secondaryActions={[
        {
          content: t("home.mapChanged"),
          helpText: t("home.mapChangedHelp"),
          disabled: isBusy || view.endedRuns.length === 0,
          onAction: () => start("map-changed"),
        },
        { content: t("navigation.newProduct"), url: "/app/new-product" },
      ]}
    >
      <TitleBar title={t("home.name")} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {mapAll.data?.error ? <Banner tone="critical">{t("home.notStarted")}</Banner> : null}
            {aboveRun}
            {live.run ? <RunCard run={live.run} /> : null}
            {belowRun}
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
