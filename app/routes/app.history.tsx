import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HistoryPage } from "../components/history/history-page";
import { authenticateMerchant } from "../session.server";
import { historyView } from "../views/history.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, userId, locale } = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  return { view: await historyView(context.database, { ...context, locale }, query), userId };
}

export default function History() {
  const { view, userId } = useLoaderData<typeof loader>();
  return <HistoryPage view={view} userId={userId} />;
}
