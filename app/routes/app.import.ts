import type { ActionFunctionArgs } from "@remix-run/node";
import { readImport } from "../flows/import-mappings.server";
import { authenticateMerchant } from "../session.server";

const MAX_NAME_LENGTH = 120;

/** Takes a file of mappings as the request's body, which is read as it arrives. */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const name = (new URL(request.url).searchParams.get("name") ?? "").slice(0, MAX_NAME_LENGTH);
  if (!request.body) return Response.json({ outcome: "unusable", problem: "empty", row: null });
  return Response.json(await readImport(context, { name, by, bytes: partsOf(request.body) }));
}

async function* partsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
