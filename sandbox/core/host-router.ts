import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { Shopify } from "../shopify/shopify";
import type { NextAnswer, NextAnswers } from "./next-answers";
import { operationsOf } from "./operations";
import type { RequestLog } from "./request-log";

export interface RoutedModules {
  shopify: Shopify;
  requests: RequestLog;
  nextAnswers: NextAnswers;
}

type Bindings = { Bindings: HttpBindings };

/** Sends each request to who plays its host, after the faults that tests ordered, and writes the log. */
export function hostRouter({ shopify, requests, nextAnswers }: RoutedModules): Hono<Bindings> {
  const router = new Hono<Bindings>();
  router.all("*", async (c) => {
    const startedAt = performance.now();
    const target = targetOf(c.req.raw, c.req.header("x-sandbox-host"), shopify);
    const operations = await operationsOf(target.request, target.path);
    const fault = nextAnswers.take({ host: target.host, path: target.path, operations });
    const response = await answer(c, target, fault);
    requests.add({
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
  return router;
}

interface Target {
  host: string;
  path: string;
  request: Request;
  routes: Hono | null;
}

/** A browser names no host: then the first part of the path says which one is meant. */
function targetOf(request: Request, host: string | undefined, shopify: Shopify): Target {
  const url = new URL(request.url);
  if (host) return { host, path: url.pathname, request, routes: routesOf(host, shopify) };
  const prefix = Object.keys(BROWSER_PREFIXES).find((each) => url.pathname.startsWith(`${each}/`));
  if (!prefix) return { host: "admin", path: url.pathname, request, routes: null };
  url.pathname = url.pathname.slice(prefix.length);
  const meantHost = BROWSER_PREFIXES[prefix] ?? "";
  return {
    host: meantHost,
    path: url.pathname,
    request: new Request(url, request),
    routes: routesOf(meantHost, shopify),
  };
}

const BROWSER_PREFIXES: Record<string, string> = {
  "/cdn": "cdn.shopify.com",
  "/staged": "shopify-staged-uploads.storage.googleapis.com",
  "/tiktok": "services.tiktokshop.com",
};

function routesOf(host: string, { routes }: Shopify): Hono | null {
  if (host.endsWith(".myshopify.com")) return routes.admin;
  if (host === "cdn.shopify.com") return routes.cdn;
  if (host === "storage.googleapis.com") return routes.bulkFiles;
  if (host === "shopify-staged-uploads.storage.googleapis.com") return routes.stagedUploads;
  return null;
}

async function answer(
  c: Context<Bindings>,
  target: Target,
  fault: NextAnswer | undefined,
): Promise<Response> {
  if (fault?.delayMs) await wait(fault.delayMs);
  if (fault?.hangUp) c.env.incoming.socket.destroy();
  const replaces =
    fault && (fault.status !== undefined || fault.body !== undefined || fault.hangUp);
  if (replaces) return faultResponse(fault);
  if (!target.routes) return c.text(`The sandbox plays no host "${target.host}".`, 404);
  return target.routes.fetch(target.request, c.env);
}

function faultResponse({ status = 200, headers, body = "" }: NextAnswer): Response {
  if (typeof body === "string") return new Response(body, { status, headers });
  return Response.json(body, { status, headers });
}
