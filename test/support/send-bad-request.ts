import { createHmac } from "node:crypto";
import { webhookSignatureOf } from "../../sandbox/tiktok-shop/signature";
import type { BadRequest } from "./bad-requests";
import type { Product } from "./start-product";

/** Shopify's library answers 410 to programs that look like robots. */
const BROWSER =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** Sends it as its sender does, signed; redirects are not followed. */
export async function sendBadRequest(
  product: Pick<Product, "sandbox" | "appUrl">,
  apiToken: string,
  request: BadRequest,
): Promise<Response> {
  const headers = new Headers({ ...request.headers, "user-agent": BROWSER });
  if (request.contentType !== null) headers.set("content-type", request.contentType);
  const authorization = await authorizationOf(product, apiToken, request);
  if (authorization !== null && !headers.has("authorization"))
    headers.set("authorization", authorization);
  if (request.sender === "shopify")
    headers.set("x-shopify-hmac-sha256", shopifySignature(product, request.body ?? ""));
  return fetch(product.appUrl + request.path, {
    method: request.method,
    headers,
    body: request.body,
    redirect: "manual",
  });
}

async function authorizationOf(
  { sandbox }: Pick<Product, "sandbox">,
  apiToken: string,
  { sender, body }: BadRequest,
): Promise<string | null> {
  switch (sender) {
    case "merchant":
      return `Bearer ${await sandbox.shopify.sessionToken({ shop: sandbox.options.shop })}`;
    case "system":
      return `Bearer ${apiToken}`;
    case "tiktok-shop":
      return webhookSignatureOf(body ?? "", sandbox.options);
    case "shopify":
    case "nobody":
      return null;
  }
}

function shopifySignature({ sandbox }: Pick<Product, "sandbox">, body: string): string {
  return createHmac("sha256", sandbox.options.clientSecret).update(body).digest("base64");
}
