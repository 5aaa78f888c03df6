import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ConnectionCard } from "../components/connection-card";
import { CountsCard } from "../components/counts-card";
import { RunCard } from "../components/run-card";
import { useLiveRun } from "../components/use-live-run";
import { currentSeller } from "../context.server";
import { pauseRun, resumeRun, startMapAll, stopRunAndReading } from "../flows/control-run.server";
import { authenticateMerchant } from "../session.server";
import { homeView } from "../views/home.server";

const runId = z.coerce.number().int();
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("map-all") }),
  z.object({ intent: z.literal("pause"), runId }),
  z.object({ intent: z.literal("resume"), runId }),
  z.object({ intent: z.literal("stop") }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  return homeView(context.database, context.shop.id, context.now());
}

export async function action({ request }: ActionFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const asked = intentSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ error: "bad-request" }, { status: 400 });
  switch (asked.data.intent) {
    case "map-all": {
      const seller = await currentSeller(context);
      if (!seller) return Response.json({ error: "not-connected" }, { status: 409 });
      const run = await startMapAll(context, { seller, by: userId });
      return { runId: run.id };
    }
    case "pause":
      await pauseRun(context, { id: asked.data.runId }, "paused-by-merchant");
      return { runId: asked.data.runId };
    case "resume":
      await resumeRun(context, asked.data.runId);
      return { runId: asked.data.runId };
    case "stop":
      await stopRunAndReading(context);
      return { runId: null };
  }
}

export default function Home() {
  const { t } = useTranslation();
  const { connection, ...loaded } = useLoaderData<typeof loader>();
  const { counts, run } = useLiveRun(loaded);
  const mapAll = useFetcher();
  const isConnected = connection?.status === "connected";
  return (
    <Page
      title={t("home.title")}
      secondaryActions={[{ content: t("navigation.newProduct"), url: "/app/new-product" }]}
      primaryAction={{
        content: t("home.mapAll"),
        disabled: !isConnected || run?.isActive === true,
        loading: mapAll.state !== "idle",
        onAction: () => mapAll.submit({ intent: "map-all" }, { method: "post" }),
      }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {isConnected ? null : <ConnectionCard connection={connection} />}
            {run ? <RunCard run={run} /> : null}
            <CountsCard counts={counts} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
