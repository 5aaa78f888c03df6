import type { EntryContext } from "@remix-run/node";
import { randomUUID } from "node:crypto";
import { error as said, refused } from "./texts/en.json";
import { messageWith, referenceOf } from "./domain/failure-reference";
import { QueueUnreachable } from "./flows/errors";
import { log } from "./resources.server";
import { refusalBody, type Refusal } from "./requests.server";
import { isDatabaseAway } from "./tables/postgres-errors";

/** What Remix says instead of any error's message in production. */
const HIDDEN = "Unexpected Server Error";
/** When it is worth while to ask again. */
const AGAIN_SECONDS = "10";

interface Failure {
  reference: string;
  /** The database or the job queue could not be reached: the same request may succeed in a minute. */
  isAway: boolean;
}

const failures = new WeakMap<Request, Failure>();

/** Writes an unforeseen error of a request to the log, under a reference that the merchant is shown as well. */
export function noteFailure(error: unknown, request: Request): Failure {
  const isAway = error instanceof QueueUnreachable || isDatabaseAway(error);
  const { reference } = failures.get(request) ?? { reference: referenceOf(randomUUID()) };
  const failure = { reference, isAway };
  failures.set(request, failure);
  log().error({ err: error, reference, path: new URL(request.url).pathname }, "request failed");
  return failure;
}

/** What is answered to an unforeseen error where nobody asked for a page. */
export function failureAnswer(error: unknown, request: Request): Response {
  const { reference, isAway } = noteFailure(error, request);
  const [why, status] = isAway ? (["away", 503] as const) : (["failed", 500] as const);
  const headers = { "Cache-Control": "no-store", ...(isAway && { "Retry-After": AGAIN_SECONDS }) };
  const body = { error: why, message: said[why].explain, reference };
  return Response.json(body, { status, headers });
}

const REFUSALS: Record<number, Refusal> = {
  401: "unauthorized",
  404: "not-found",
  405: "wrong-method",
  410: "not-found",
};

/** A refusal that Shopify's library or Remix makes without a word, said. Its headers tell App Bridge what to do. */
export function withSentence(answer: Response): Response {
  const { status, headers, body } = answer;
  if (status < 400 || status >= 500 || body !== null) return answer;
  const why = REFUSALS[status] ?? "bad-request";
  return Response.json({ ...refusalBody(why), outcome: why }, { status, headers });
}

/** What is answered where an address has nothing for a request's method. */
export function wrongMethodAnswer(allowed: string): Response {
  return withSentence(new Response(null, { status: 405, headers: { allow: allowed } }));
}

/** Puts the reference of a request that failed into its document, for the server's rendering and the browser's. */
export function showReference(request: Request, document: EntryContext): void {
  const failure = failures.get(request);
  if (!failure) return;
  const message = messageWith(failure.reference, failure);
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
  const { headers } = answer;
  const failure = failures.get(request);
  const message = failure
    ? messageWith(failure.reference, failure)
    : refused[REFUSALS[answer.status] ?? "bad-request"];
  return Response.json({ message }, { status: statusOf(request, answer.status), headers });
}

/** 503 where something is away for the moment, else what it was. */
export function statusOf(request: Request, status: number): number {
  return failures.get(request)?.isAway ? 503 : status;
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
