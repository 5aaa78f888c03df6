import { createHmac, timingSafeEqual } from "node:crypto";

export interface RequestToSign {
  path: string;
  query: URLSearchParams;
  method: string;
  contentType: string;
  body: string;
}

/**
 * The sandbox's own reading of the signature rules (facts, "Signature", H): sorted parameters without `sign` and
 * `access_token`, behind the path, before the raw body unless the call is a GET or multipart, wrapped in the secret.
 */
export function signatureOf(
  { path, query, method, contentType, body }: RequestToSign,
  appSecret: string,
): string {
  const names = [...new Set(query.keys())]
    .filter((name) => name !== "sign" && name !== "access_token")
    .sort();
  const parameters = names.map((name) => name + (query.get(name) ?? "")).join("");
  const signsBody =
    method.toUpperCase() !== "GET" && !contentType.toLowerCase().startsWith("multipart/form-data");
  const text = `${appSecret}${path}${parameters}${signsBody ? body : ""}${appSecret}`;
  return createHmac("sha256", appSecret).update(text).digest("hex");
}

/** The Authorization header of a webhook from TikTok Shop (facts, "Webhooks", H). */
export function webhookSignatureOf(
  rawBody: string,
  app: { appKey: string; appSecret: string },
): string {
  return createHmac("sha256", app.appSecret)
    .update(app.appKey + rawBody)
    .digest("hex");
}

export function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
