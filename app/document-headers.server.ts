import { shopDomainIn } from "./domain/ids";
import { addDocumentResponseHeaders } from "./shopify.server";

/**
 * The headers of every document. The library lets Shopify's own test hosts frame the app, too, and says nothing where
 * the address names no shop: here it is this shop's admin alone, else nobody. A document's address carries a session
 * token: no cache keeps it, and other sites are told our origin alone. (With no referrer at all, browsers would leave
 * out the origin of our own requests, too.)
 */
export function setDocumentHeaders(request: Request, headers: Headers): void {
  addDocumentResponseHeaders(request, headers);
  const shop = shopDomainIn(new URL(request.url).searchParams.get("shop") ?? "");
  const ancestors = shop ? `https://${shop} https://admin.shopify.com` : "'none'";
  headers.set("Content-Security-Policy", `frame-ancestors ${ancestors};`);
  headers.set("Cache-Control", "no-store");
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  headers.set("X-Content-Type-Options", "nosniff");
}
