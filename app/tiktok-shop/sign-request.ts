import { createHmac } from "node:crypto";

export interface SignableRequest {
  /** Path alone, as `/product/202309/categories`. */
  path: string;
  query: Record<string, string>;
  /** The body exactly as sent; absent for GET and for multipart bodies, which are not signed. */
  body?: string;
}

const UNSIGNED_PARAMETERS = new Set(["sign", "access_token"]);

/**
 * The `sign` parameter of an Open API request: lower-case hex HMAC-SHA256 (tiktok-shop-api, Signature, H).
 * Known answer: `/test-api`, `{foo: "bar"}`, secret `app_secret` gives `d3cb7fe1…80f`.
 */
export function signRequest(request: SignableRequest, appSecret: string): string {
  const parameters = Object.keys(request.query)
    .filter((key) => !UNSIGNED_PARAMETERS.has(key))
    .sort()
    .map((key) => `${key}${request.query[key]}`)
    .join("");
  const text = `${appSecret}${request.path}${parameters}${request.body ?? ""}${appSecret}`;
  return createHmac("sha256", appSecret).update(text).digest("hex");
}
