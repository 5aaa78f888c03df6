import type { EntryContext } from "@remix-run/node";
import { randomUUID } from "node:crypto";
import { refused } from "./texts/en.json";
import { messageWith, referenceOf } from "./domain/failure-reference";
import { log } from "./resources.server";

/** What Remix says instead of any error's message in production. */
const HIDDEN = "Unexpected Server Error";

const references = new WeakMap<Request, string>();

/** Writes an unforeseen error of a request to the log, under a reference that the merchant is shown as well. */
export function noteFailure(error: unknown, request: Request): void {
  const reference = references.get(request) ?? referenceOf(randomUUID());
  references.set(request, reference);
  log().error({ err: error, reference, path: new URL(request.url).pathname }, "request failed");
}

/** Puts the reference of a request that failed into its document, for the server's rendering and the browser's. */
export function showReference(request: Request, document: EntryContext): void {
  const reference = references.get(request);
  if (!reference) return;
  const message = messageWith(reference);
  for (const error of Object.values(document.staticHandlerContext.errors ?? {}))
    if (error instanceof Error && error.message === HIDDEN) error.message = message;
  document.serverHandoffString = document.serverHandoffString?.replaceAll(HIDDEN, message);
}

/**
 * The answer to a page that asked for data: with the reference where the request failed, and with a sentence where it
 * makes no sense to Remix.
 */
export function withReference(request: Request, answer: Response): Response {
  if (!answer.headers.has("X-Remix-Error")) return answer;
  const { status, headers } = answer;
  const reference = references.get(request);
  const message = reference ? messageWith(reference) : refused["bad-request"];
  return Response.json({ message }, { status, headers });
}

/** Writes to the log what failed in a merchant's browser. */
export function noteBrowserFailure(failure: {
  reference: string;
  shop: string;
  message: string;
  path: string;
}): void {
  log().error(failure, "page failed in the browser");
}
