import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { currentSeller } from "../context.server";
import { confirmSelected } from "../flows/confirm-selected.server";
import { currentRun } from "../flows/control-run.server";
import { authenticateExtension, type ExtensionRequest } from "../session.server";
import { selectedRunView } from "../views/selected-run.server";

const idSchema = z.coerce.number().int().positive().max(2_147_483_647);
/** As many as a run may have products. */
const MOST_CATEGORIES = 2_000;
const intentSchema = z.object({
  intent: z.literal("confirm-all"),
  /** The categories that the merchant was shown. */
  categoryIds: z.array(z.string().max(20)).max(MOST_CATEGORIES).optional(),
});

/** How a run of selected products goes, and what it came to so far. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const extension = await authenticateExtension(request);
  return answerRun(extension, params.id);
}

/** Confirms every recommendation of the run that waits for the merchant. */
export async function action({ request, params }: ActionFunctionArgs) {
  const extension = await authenticateExtension(request);
  const { context, userId: by, answer } = extension;
  const id = idSchema.safeParse(params.id);
  const asked = intentSchema.safeParse(await request.json().catch(() => null));
  if (!asked.success) return answer({ error: "bad-request" }, 400);
  const [run, seller] = await Promise.all([
    id.success ? currentRun(context, id.data) : null,
    currentSeller(context),
  ]);
  if (run?.kind !== "selected") return answer({ error: "not-found" }, 404);
  if (seller?.market !== run.market) return answer({ error: "not-connected" }, 409);
  await confirmSelected(context, run, { by, categoryIds: asked.data.categoryIds ?? null });
  return answerRun(extension, params.id);
}

async function answerRun(
  { context, locale, answer }: ExtensionRequest,
  id: unknown,
): Promise<Response> {
  const runId = idSchema.safeParse(id);
  const { database, shop } = context;
  const run = runId.success
    ? await selectedRunView(database, { shopId: shop.id, locale }, runId.data)
    : null;
  return run ? answer(run) : answer({ error: "not-found" }, 404);
}
