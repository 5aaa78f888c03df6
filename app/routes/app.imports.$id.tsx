import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ImportPage } from "../components/import/import-page";
import { rowIdSchema } from "../domain/asked";
import { confirmImport } from "../flows/apply-import.server";
import { dropImport } from "../flows/import-mappings.server";
import { undoDecision } from "../flows/undo-decision.server";
import type { ShopContext } from "../flows/context";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { decisionOfImport, importView } from "../views/mapping-import.server";

const intentSchema = z.object({ intent: z.enum(["apply", "drop", "undo"]) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const id = idOf(params);
  const { database, shop, now } = context;
  const view = await importView(database, { shopId: shop.id, id, now: now() });
  if (!view) throw refusal("not-found");
  return view;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const importId = idOf(params);
  const asked = await askedByForm(request, intentSchema);
  if (!asked.success) return refusal(asked.refusal);
  switch (asked.data.intent) {
    case "apply":
      return confirmImport(context, { importId, by });
    case "undo":
      return undoImport(context, { importId, by });
    case "drop":
      await dropImport(context, importId);
      return redirect("/app/settings");
  }
}

async function undoImport(
  context: ShopContext,
  { importId, by }: { importId: number; by: string },
) {
  const { database, shop, now } = context;
  const asked = { shopId: shop.id, id: importId, now: now() };
  const decisionId = await decisionOfImport(database, asked);
  if (decisionId === null) return { outcome: "gone" as const };
  return undoDecision(context, { decisionId, by });
}

function idOf({ id }: { id?: string }): number {
  const parsed = rowIdSchema.safeParse(id);
  if (!parsed.success) throw refusal("not-found");
  return parsed.data;
}

export default function Import() {
  return <ImportPage view={useLoaderData<typeof loader>()} />;
}
