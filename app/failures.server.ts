import type { EntryContext } from "@remix-run/node";
import { randomUUID } from "node:crypto";
import { refused } from "./texts/en.json";
import { messageWith, referenceOf } from "./domain/failure-reference";
import { QueueUnreachable } from "./flows/errors";
import { log } from "./resources.server";
import { isDatabaseAway } from "./tables/postgres-errors";

/** What Remix says instead of any error's message in production. */
const HIDDEN = "Unexpected Server Error";

interface Failure {
  reference: string;
  /** The database or the job queue could not be reached: the same request may succeed in a minute. */
  isAway: boolean;
}

const failures = new WeakMap<Request, Failure>();

/** Writes an unforeseen error of a request to the log, under a reference that the merchant is shown as well. */
export function noteFailure(error: unknown, request: Request): void {
  const isAway = error instanceof QueueUnreachable || isDatabaseAway(error);
  const { reference } = failures.get(request) ?? { reference: referenceOf(randomUUID()) };
  failures.set(request, { reference, isAway });
  log().error({ err: error, reference, path: new URL(request.url).pathname }, "request failed");
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
  const message = failure ? messageWith(failure.reference, failure) : refused["bad-request"];
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
