import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import {
  rewriteAddresses,
  rewriteContentSecurityPolicy,
  type Addresses,
} from "./rewrite-addresses";

export interface AppProxyOptions {
  /** The app's own server; a function where it is known only later. */
  appUrl: string | (() => string);
  sandboxUrl: string;
  port?: number;
}

export interface AppProxy {
  url: string;
  /** Resolves when no request is under way: what a page sent while it was left has arrived, too. */
  untilIdle(): Promise<void>;
  close(): Promise<void>;
}

const REWRITTEN_TYPES =
  /^(text\/html|text\/x-script|application\/json|(text|application)\/javascript)/;
const REWRITTEN_HEADERS = ["location", "link", "x-shopify-api-request-failure-reauthorize-url"];
const HOP_BY_HOP = ["connection", "keep-alive", "transfer-encoding"];

/**
 * Stands in front of the unmodified app: forwards everything, and lets what the app says about
 * cdn.shopify.com and admin.shopify.com mean the sandbox.
 */
export async function startAppProxy({
  appUrl,
  sandboxUrl,
  port = 0,
}: AppProxyOptions): Promise<AppProxy> {
  const target = typeof appUrl === "function" ? appUrl : () => appUrl;
  const underway = new Set<Promise<unknown>>();
  const server = http.createServer((request, response) => {
    const closed = once(response, "close").finally(() => underway.delete(closed));
    underway.add(closed);
    forward(request, response, { target: target(), sandboxUrl });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async untilIdle() {
      while (underway.size > 0) await Promise.all(underway);
    },
    close: () => close(server),
  };
}

type Way = Addresses & { target: string };

function forward(request: http.IncomingMessage, response: http.ServerResponse, way: Way): void {
  // Uncompressed, so that bodies can be rewritten; the Host header stays the one of the browser.
  const headers = { ...request.headers, "accept-encoding": "identity" };
  const { hostname, port } = new URL(way.target);
  const options = { hostname, port, method: request.method, path: request.url, headers };
  const upstream = http.request(options, (answer) => void passOn(answer, response, way));
  upstream.on("error", () => fail(response));
  response.on("close", () => upstream.destroy());
  request.pipe(upstream);
}

async function passOn(
  answer: http.IncomingMessage,
  response: http.ServerResponse,
  way: Way,
): Promise<void> {
  const headers = rewrittenHeaders(answer.headers, way);
  const status = answer.statusCode ?? 502;
  answer.on("error", () => fail(response));
  if (!REWRITTEN_TYPES.test(answer.headers["content-type"] ?? "")) {
    response.writeHead(status, headers);
    answer.pipe(response);
    return;
  }
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer);
  } catch {
    return fail(response);
  }
  const body = rewriteAddresses(Buffer.concat(chunks).toString("utf8"), way);
  delete headers["content-length"];
  // The length is part of an answer to HEAD too, but there it has no body.
  response.writeHead(status, headers).end(body);
}

function rewrittenHeaders(headers: http.IncomingHttpHeaders, way: Way): http.OutgoingHttpHeaders {
  const endToEnd = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name));
  return Object.fromEntries(
    endToEnd.map(([name, value]) => {
      if (typeof value !== "string") return [name, value];
      if (name === "content-security-policy")
        return [name, rewriteContentSecurityPolicy(value, way)];
      return [name, REWRITTEN_HEADERS.includes(name) ? rewriteAddresses(value, way) : value];
    }),
  );
}

function fail(response: http.ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(502, { "content-type": "text/plain" }).end("The app does not answer.");
}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
