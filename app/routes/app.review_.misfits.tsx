import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MisfitsPage } from "../components/review/misfits-page";
import { authenticateMerchant } from "../session.server";
import { misfitsView } from "../views/misfits.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  return misfitsView(context.database, context.shop.id, { query, now: context.now(), locale });
}

export default function Misfits() {
  return <MisfitsPage view={useLoaderData<typeof loader>()} />;
}
