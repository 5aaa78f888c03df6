import { createAdaptorServer } from "@hono/node-server";
import type { ActionFunctionArgs } from "@remix-run/node";
import type { AddressInfo } from "node:net";

/** An action or a loader of a route, as far as a test needs it. */
type Answer = (args: ActionFunctionArgs) => Promise<Response>;

export interface ServedRoutes {
  url: string;
  close(): Promise<void>;
}

/** Serves actions of routes by their path over HTTP, so that the sandbox reaches them as Shopify does. */
export async function serveRoutes(routes: Record<string, Answer>): Promise<ServedRoutes> {
  const server = createAdaptorServer({
    fetch: async (request) => {
      const route = routes[new URL(request.url).pathname];
      if (!route) return new Response(null, { status: 404 });
      try {
        return await route({ request, params: {}, context: {} });
      } catch (thrown) {
        return thrown instanceof Response ? thrown : new Response(String(thrown), { status: 500 });
      }
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
