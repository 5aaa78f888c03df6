import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { SettingsPage } from "../components/settings/settings-page";
import { systemApiAddress } from "../context.server";
import { nameSchema, rowIdSchema } from "../domain/asked";
import { shopSettingsSchema } from "../domain/shop-settings";
import { giveToken, revokeToken } from "../flows/api-tokens.server";
import { changeSettings } from "../flows/change-settings.server";
import { askedByJson, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { settingsView } from "../views/settings.server";

const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), settings: shopSettingsSchema.partial() }),
  z.object({ intent: z.literal("create-token"), name: nameSchema(60) }),
  z.object({ intent: z.literal("revoke-token"), id: rowIdSchema }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const view = await settingsView(context.database, context.shop.id);
  return { ...view, apiAddress: systemApiAddress() };
}

export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const asked = await askedByJson(request, intentSchema);
  if (!asked.success) return refusal(asked.refusal);
  switch (asked.data.intent) {
    case "save":
      await changeSettings(context, asked.data.settings);
      return { outcome: "saved" as const };
    case "create-token":
      return giveToken(context, { name: asked.data.name, by });
    case "revoke-token":
      await revokeToken(context, asked.data.id);
      return { outcome: "revoked" as const };
  }
}

export default function Settings() {
  return <SettingsPage view={useLoaderData<typeof loader>()} />;
}
