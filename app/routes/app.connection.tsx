import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { CategoryLookup } from "../components/category-lookup";
import { ConnectionCard } from "../components/connection-card";
import { ConnectionNotices } from "../components/connection-notices";
import { TreeCard } from "../components/tree-card";
import { connectContext, currentSeller, jobQueue } from "../context.server";
import { nameSchema } from "../domain/asked";
import {
  chooseShop,
  completeAuthorization,
  startAuthorization,
  type ConnectOutcome,
} from "../flows/connect-tiktok-shop.server";
import { disconnectSeller, takeIntoUse } from "../flows/change-connection.server";
import type { ShopContext } from "../flows/context";
import { syncCategoriesJob } from "../jobs/catalog";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant, type MerchantRequest } from "../session.server";
import { connectionPageView } from "../views/connection.server";

const LONGEST_CODE = 4_000;
const returnedSchema = z.object({
  code: nameSchema(LONGEST_CODE),
  state: nameSchema(LONGEST_CODE),
});
type Returned = z.infer<typeof returnedSchema> & { request: Request };

const messageSchema = z.enum(["state-refused", "code-refused", "no-shop", "canceled"]);
const doneSchema = z.enum(["connected", "authorized", "disconnected"]);
/** What was done is not told any more once something else was done. */
const STATUS_AFTER = {
  connected: "connected",
  authorized: "choosing-shop",
  disconnected: null,
} as const;
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("connect") }),
  z.object({ intent: z.literal("choose-shop"), tikTokShopId: nameSchema(100) }),
  z.object({ intent: z.literal("disconnect") }),
  z.object({ intent: z.literal("list-categories") }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  const returned = returnedSchema.safeParse(Object.fromEntries(query));
  if (returned.success) throw await comeBack(merchant, { request, ...returned.data });
  const { database, shop } = merchant.context;
  return {
    ...(await connectionPageView(database, shop.id)),
    message: messageSchema.safeParse(query.get("message")).data ?? null,
    done: doneSchema.safeParse(query.get("done")).data ?? null,
  };
}

/** The seller came back from TikTok Shop: the code is exchanged here, where shop and user are known. */
async function comeBack({ context, userId }: MerchantRequest, { request, ...returned }: Returned) {
  const outcome = await completeAuthorization(connectContext(), {
    ...returned,
    shopId: context.shop.id,
    userId,
  });
  if (outcome.outcome === "connected") await inUse(context);
  return redirect(afterwards(request, told(outcome)));
}

function told({ outcome }: ConnectOutcome): Record<string, string> {
  if (outcome === "connected") return { done: "connected" };
  return outcome === "choose-shop" ? { done: "authorized" } : { message: outcome };
}

/** This page without the code, which is spent. The library's redirect would keep it. */
function afterwards(request: Request, words: Record<string, string>): string {
  const { pathname, searchParams } = new URL(request.url);
  for (const name of ["code", "state", "message", "done"]) searchParams.delete(name);
  for (const [name, value] of Object.entries(words)) searchParams.set(name, value);
  return `${pathname}?${searchParams}`;
}

export async function action({ request }: ActionFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const asked = await askedByForm(request, intentSchema);
  if (!asked.success) return refusal(asked.refusal);
  switch (asked.data.intent) {
    case "connect": {
      const started = { shopId: context.shop.id, userId };
      return { authorizeUrl: await startAuthorization(connectContext(), started) };
    }
    case "choose-shop": {
      const { tikTokShopId } = asked.data;
      const connection = await chooseShop(connectContext(), context.shop.id, tikTokShopId);
      if (!connection) return refusal("not-authorized");
      await inUse(context);
      return { authorizeUrl: null };
    }
    case "disconnect":
      await disconnectSeller(context);
      return redirect(afterwards(request, { done: "disconnected" }));
    case "list-categories":
      await syncTree(context, { unlessListedWithinMinutes: 1 });
      return { authorizeUrl: null };
  }
}

/** A TikTok shop is in use: its tree is fetched, a run that waited for it goes on, one of another market ends. */
async function inUse(context: ShopContext): Promise<void> {
  const seller = await syncTree(context, { unlessListedWithinMinutes: 24 * 60 });
  if (seller) await takeIntoUse(context, seller);
}

async function syncTree(context: ShopContext, options: { unlessListedWithinMinutes: number }) {
  const seller = await currentSeller(context);
  if (seller)
    await (await jobQueue()).send(syncCategoriesJob, { market: seller.market, ...options });
  return seller;
}

export default function ConnectionPage() {
  const { t } = useTranslation();
  const { message, done, ...view } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t("connection.title")}
      backAction={{ url: "/app", content: t("home.title") }}
      narrowWidth
    >
      <TitleBar title={t("connection.title")} />
      <BlockStack gap="400">
        {message ? <Banner tone="warning">{t(`connection.error.${message}`)}</Banner> : null}
        {done && STATUS_AFTER[done] === (view.connection?.status ?? null) ? (
          <Banner tone="success">{t(`connection.done.${done}`)}</Banner>
        ) : null}
        <ConnectionNotices {...view} />
        <ConnectionCard connection={view.connection} />
        <TreeCard {...view} />
        {view.treeListedAt ? <CategoryLookup /> : null}
      </BlockStack>
    </Page>
  );
}
