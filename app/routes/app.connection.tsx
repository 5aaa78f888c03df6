import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ConnectionCard } from "../components/connection-card";
import { connectContext, currentSeller, jobQueue } from "../context.server";
import {
  chooseShop,
  completeAuthorization,
  startAuthorization,
} from "../flows/connect-tiktok-shop.server";
import { resumeAfterConnecting } from "../flows/control-run.server";
import type { ShopContext } from "../flows/context";
import { syncCategoriesJob } from "../jobs/catalog";
import { authenticateMerchant, type MerchantRequest } from "../session.server";
import { connectionView } from "../views/home.server";

const returnedSchema = z.object({ code: z.string().min(1), state: z.string().min(1) });
type Returned = z.infer<typeof returnedSchema> & { request: Request };

const messageSchema = z.enum(["state-refused", "code-refused", "no-shop", "canceled"]);
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("connect") }),
  z.object({ intent: z.literal("choose-shop"), tikTokShopId: z.string().min(1) }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  const returned = returnedSchema.safeParse(Object.fromEntries(query));
  if (returned.success) throw await comeBack(merchant, { request, ...returned.data });
  const message = messageSchema.safeParse(query.get("message"));
  return {
    connection: await connectionView(merchant.context.database, merchant.context.shop.id),
    message: message.success ? message.data : null,
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
  const isGood = outcome.outcome === "connected" || outcome.outcome === "choose-shop";
  return redirect(withoutCode(request, isGood ? null : outcome.outcome));
}

/** This page without the code, which is spent. The library's redirect would keep it. */
function withoutCode(request: Request, message: string | null): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("code");
  searchParams.delete("state");
  if (message !== null) searchParams.set("message", message);
  return `${pathname}?${searchParams}`;
}

export async function action({ request }: ActionFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const asked = intentSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ error: "bad-request" }, { status: 400 });
  if (asked.data.intent === "connect") {
    return {
      authorizeUrl: await startAuthorization(connectContext(), { shopId: context.shop.id, userId }),
    };
  }
  const connection = await chooseShop(connectContext(), context.shop.id, asked.data.tikTokShopId);
  if (!connection) return Response.json({ error: "not-authorized" }, { status: 404 });
  await inUse(context);
  return { authorizeUrl: null };
}

/** A TikTok shop is in use: its tree is fetched, and a run that waited for it goes on. */
async function inUse(context: ShopContext): Promise<void> {
  const seller = await currentSeller(context);
  if (!seller) return;
  await (
    await jobQueue()
  ).send(syncCategoriesJob, { market: seller.market, unlessListedWithinMinutes: 24 * 60 });
  await resumeAfterConnecting(context, seller);
}

export default function ConnectionPage() {
  const { t } = useTranslation();
  const { connection, message } = useLoaderData<typeof loader>();
  return (
    <Page title={t("connection.title")} backAction={{ url: "/app" }} narrowWidth>
      <BlockStack gap="400">
        {message ? <Banner tone="warning">{t(`connection.error.${message}`)}</Banner> : null}
        <ConnectionCard connection={connection} />
      </BlockStack>
    </Page>
  );
}
