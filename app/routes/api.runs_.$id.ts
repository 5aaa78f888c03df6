import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { currentSeller } from "../context.server";
import { categoryIdSchema, rowIdSchema } from "../domain/asked";
import { confirmSelected } from "../flows/confirm-selected.server";
import { currentRun } from "../flows/control-run.server";
import { askedByJson } from "../requests.server";
import { authenticateExtension, type ExtensionRequest } from "../session.server";
import { selectedRunView } from "../views/selected-run.server";

/** As many as a run may have products. */
const MOST_CATEGORIES = 2_000;
const intentSchema = z.object({
  intent: z.literal("confirm-all"),
  /** The categories that the merchant was shown. */
  categoryIds: z.array(categoryIdSchema).max(MOST_CATEGORIES).optional(),
});

/** How a run of selected products goes, and what it came to so far. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const extension = await authenticateExtension(request);
  return answerRun(extension, params.id);
}

/** Confirms every recommendation of the run that waits for the merchant. */
export async function action({ request, params }: ActionFunctionArgs) {
  const extension = await authenticateExtension(request);
  const { context, userId: by, refuse } = extension;
  const id = rowIdSchema.safeParse(params.id);
  const asked = await askedByJson(request, intentSchema);
  if (!asked.success) return refuse(asked.refusal);
  const [run, seller] = await Promise.all([
    id.success ? currentRun(context, id.data) : null,
    currentSeller(context),
  ]);
  if (run?.kind !== "selected") return refuse("not-found");
  if (seller?.market !== run.market) return refuse("not-connected");
  await confirmSelected(context, run, { by, categoryIds: asked.data.categoryIds ?? null });
  return answerRun(extension, params.id);
}

async function answerRun(
  { context, locale, answer, refuse }: ExtensionRequest,
  id: unknown,
): Promise<Response> {
  const runId = rowIdSchema.safeParse(id);
  const { database, shop } = context;
  const run = runId.success
    ? await selectedRunView(database, { shopId: shop.id, locale }, runId.data)
    : null;
  return run ? answer(run) : refuse("not-found");
}
