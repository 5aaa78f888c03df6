import type { ActionFunctionArgs } from "@remix-run/node";
import { cutText, storableText } from "../domain/text";
import { readImport } from "../flows/import-mappings.server";
import { refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";

const MAX_NAME_LENGTH = 120;
const EMPTY = { outcome: "unusable", problem: "empty", row: null } as const;

/** Takes a file of mappings as the request's body, which is read as it arrives. */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const given = new URL(request.url).searchParams.get("name") ?? "";
  const name = cutText(storableText(given), MAX_NAME_LENGTH);
  if (!request.body) return Response.json(EMPTY);
  const read = await readImport(context, { name, by, bytes: partsOf(request.body) });
  const isTooLarge = read.outcome === "unusable" && read.problem === "too-large";
  return isTooLarge ? refusal("too-large", read) : Response.json(read);
}

/** What is left of a file that is not read to its end stays unread: see `bodyOf`. */
async function* partsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
