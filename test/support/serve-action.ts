import { createAdaptorServer } from "@hono/node-server";
import type { ActionFunctionArgs } from "@remix-run/node";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";

/** A route's action behind a real HTTP server, for what is sent to an address. */
export async function serveAction(
  action: (args: ActionFunctionArgs) => Promise<Response>,
): Promise<{ url: string; close(): Promise<void> }> {
  const served = new Hono().all("*", (c) =>
    action({ request: c.req.raw, params: {}, context: {} }),
  );
  const server = createAdaptorServer({ fetch: served.fetch, overrideGlobalObjects: false });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
