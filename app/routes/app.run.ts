import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateMerchant } from "../session.server";
import { figuresView, homeView } from "../views/home.server";

/** How the shop's run goes, for pages that watch it. `?figures` adds what takes longer to count. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const { counts, run, reasons } = await homeView(context.database, context.shop.id, context.now());
  const wantsFigures = new URL(request.url).searchParams.has("figures");
  const figures = wantsFigures ? await figuresView(context.database, context.shop.id) : null;
  return Response.json({ counts, run, reasons, figures });
}
