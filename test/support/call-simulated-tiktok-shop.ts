import { createHmac } from "node:crypto";
import type { SimulatedTikTokShop } from "../../sandbox/tiktok-shop/tiktok-shop";

export const TIKTOK_APP = { appKey: "key123", appSecret: "secret456", serviceId: "service789" };

const API_HOST = "open-api.tiktokglobalshop.com";

export interface TikTokCall {
  method?: "GET" | "POST";
  query?: Record<string, string>;
  /** Parameters left out although they are usual. */
  without?: string[];
  json?: unknown;
  form?: FormData;
  accessToken?: string | null;
  secret?: string;
  host?: string;
}

export interface TikTokAnswer {
  status: number;
  code: number;
  message: string;
  data: Record<string, unknown>;
}

/** Signs the call as a client would, by the rules and without the sandbox's code, and reads the envelope. */
export async function callSimulatedTikTokShop(
  shop: SimulatedTikTokShop,
  path: string,
  call: TikTokCall = {},
): Promise<TikTokAnswer> {
  const method = call.method ?? (call.json !== undefined || call.form ? "POST" : "GET");
  const body = call.json === undefined ? "" : JSON.stringify(call.json);
  const query: Record<string, string> = {
    app_key: TIKTOK_APP.appKey,
    timestamp: String(Math.floor(shop.store.now() / 1000)),
    ...call.query,
  };
  query["sign"] ??= sign(path, query, { body, secret: call.secret ?? TIKTOK_APP.appSecret });
  const sent = Object.entries(query).filter(([name]) => !call.without?.includes(name));
  const headers = new Headers({ "x-sandbox-host": call.host ?? API_HOST });
  if (call.accessToken) headers.set("x-tts-access-token", call.accessToken);
  if (call.json !== undefined) headers.set("content-type", "application/json");
  const response = await shop.routes.request(`${path}?${new URLSearchParams(sent).toString()}`, {
    method,
    headers,
    ...(call.form ? { body: call.form } : body ? { body } : {}),
  });
  const envelope = (await response.json()) as Omit<TikTokAnswer, "status">;
  return { ...envelope, status: response.status };
}

function sign(
  path: string,
  query: Record<string, string>,
  about: { body: string; secret: string },
): string {
  const parameters = Object.keys(query)
    .sort()
    .map((name) => `${name}${query[name]}`);
  const text = [about.secret, path, ...parameters, about.body, about.secret].join("");
  return createHmac("sha256", about.secret).update(text).digest("hex");
}
