import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { NextAnswer, NextAnswers } from "./next-answers";
import { operationsOf } from "./operations";
import type { RequestLog } from "./request-log";

/** Who plays a host. */
export interface PlayedHost {
  host: RegExp;
  routes: Pick<Hono, "fetch" | "onError">;
}

export interface RouterParts {
  hosts: PlayedHost[];
  /** Pages of the Shopify admin, for a browser, which names no host. */
  admin: Hono | null;
  requests: RequestLog;
  nextAnswers: NextAnswers;
}

export interface NodeBindings {
  Bindings: HttpBindings;
}

/** Sends each request to who plays its host, after the faults that tests ordered, and writes the log. */
export function hostRouter(parts: RouterParts): Hono<NodeBindings> {
  const router = new Hono<NodeBindings>();
  router.all("*", async (c) => {
    const startedAt = performance.now();
    const target = targetOf(c.req.raw, c.req.header("x-sandbox-host"));
    const operations = await operationsOf(target.request, target.path);
    const { host, path } = target;
    const { method } = c.req;
    const asked = { host, path, method, operations };
    const fault = parts.nextAnswers.take(asked);
    await parts.nextAnswers.untilReleased(asked);
    const response = await answer(c, { target, fault, parts });
    parts.requests.add({
      at: new Date(),
      host: target.host,
      method: c.req.method,
      path: target.path,
      operation: operations[0] ?? target.path,
      status: response.status,
      ms: Math.round(performance.now() - startedAt),
    });
    return response;
  });
  router.onError(failure);
  for (const { routes } of parts.hosts) routes.onError(failure);
  return router;
}

function failure(error: Error, c: Context): Response {
  // Whoever asked was killed in the middle of it.
  if ("code" in error && error.code === "ECONNRESET") return c.body(null, 400);
  console.error(error);
  return c.text("Internal Server Error", 500);
}

interface Target {
  /** "admin" where a browser asks for a page of the Shopify admin. */
  host: string;
  path: string;
  request: Request;
}

/** A browser names no host: then the first part of the path says which one is meant. */
function targetOf(request: Request, host: string | undefined): Target {
  const url = new URL(request.url);
  if (host) return { host, path: url.pathname, request };
  const prefix = Object.keys(BROWSER_PREFIXES).find((each) => url.pathname.startsWith(`${each}/`));
  const meantHost = BROWSER_PREFIXES[prefix ?? ""];
  if (!prefix || !meantHost) return { host: "admin", path: url.pathname, request };
  url.pathname = url.pathname.slice(prefix.length);
  const headers = new Headers(request.headers);
  headers.set("x-sandbox-host", meantHost);
  const { method, body } = request;
  const meant = new Request(url, { method, headers, body, ...(body && { duplex: "half" }) });
  return { host: meantHost, path: url.pathname, request: meant };
}

const BROWSER_PREFIXES: Record<string, string> = {
  "/cdn": "cdn.shopify.com",
  "/staged": "shopify-staged-uploads.storage.googleapis.com",
  "/tiktok": "services.tiktokshop.com",
};

async function answer(
  c: Context<NodeBindings>,
  { target, fault, parts }: { target: Target; fault: NextAnswer | undefined; parts: RouterParts },
): Promise<Response> {
  if (fault?.delayMs) await wait(fault.delayMs);
  const routes =
    target.host === "admin"
      ? parts.admin
      : parts.hosts.find(({ host }) => host.test(target.host))?.routes;
  if (fault?.isCarriedOut) await routes?.fetch(target.request, c.env);
  if (fault?.afterBytes) await readSome(target.request, fault.afterBytes);
  if (fault?.hangUp) c.env.incoming.socket.destroy();
  const isReplaced = fault?.status !== undefined || fault?.body !== undefined || fault?.hangUp;
  if (fault && isReplaced) {
    // Whoever answers before a large body has come cuts the connection with it.
    if (!target.request.bodyUsed) await target.request.arrayBuffer().catch(() => undefined);
    return faultResponse(fault);
  }
  if (!routes) return c.text(`The sandbox plays no host "${target.host}".`, 404);
  return routes.fetch(target.request, c.env);
}

async function readSome(request: Request, bytes: number): Promise<void> {
  let read = 0;
  for await (const chunk of request.body ?? []) {
    read += chunk.length;
    if (read >= bytes) return;
  }
}

function faultResponse({ status = 200, headers, body = "" }: NextAnswer): Response {
  if (typeof body === "string") return new Response(body, { status, headers });
  return Response.json(body, { status, headers });
}
