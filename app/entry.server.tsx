import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { config } from "./config.server";
import {
  failureAnswer,
  noteFailure,
  showReference,
  statusOf,
  withReference,
  withSentence,
  wrongMethodAnswer,
} from "./failures.server";
import { log } from "./resources.server";
import { reachQueue, runWorker, stopOnSignals } from "./run-worker.server";
import { setDocumentHeaders } from "./session.server";

export const streamTimeout = 5_000;
/** For the web server: what routes without a page answer when they fail, or refuse without a word. */
export { failureAnswer, withSentence, wrongMethodAnswer };

// The development server loads this module again with each change; the worker starts once.
const started = globalThis as { leafwiseWorker?: Promise<void> };
if (!started.leafwiseWorker) {
  started.leafwiseWorker = config().worker.runsInWeb ? runWorker() : reachQueue();
  stopOnSignals();
}

/** Renders a document; robots get it in one piece. Remix gives these parameters. */
// eslint-disable-next-line max-params
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  setDocumentHeaders(request, headers);
  showReference(request, remixContext);
  const readyEvent = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={remixContext} url={request.url} />,
      {
        [readyEvent]: () => {
          const body = new PassThrough();
          headers.set("content-type", "text/html");
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: failed ? 500 : statusOf(request, status),
            }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          failed = true;
          log().error({ err: error }, "rendering failed");
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000);
  });
}

/** What pages ask for while they are open. No cache keeps it, unless its route says otherwise. */
export function handleDataRequest(answer: Response, { request }: { request: Request }): Response {
  const said = withSentence(withReference(request, answer));
  if (!said.headers.has("Cache-Control")) said.headers.set("Cache-Control", "no-store");
  return said;
}

/** Errors of loaders and actions, for the operator. What Remix itself refuses is none. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  const isRefused = isRouteErrorResponse(error) && error.status < 500;
  if (!isRefused && !request.signal.aborted) noteFailure(error, request);
}
