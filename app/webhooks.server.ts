import { z } from "zod";
import { MOST_BODY_BYTES } from "./domain/body-limits";
import { anyTimeSchema, nameSchema } from "./domain/asked";
import { shopDomainIn, type ShopDomain } from "./domain/ids";
import { bodyOf, refusal, type Refusal } from "./requests.server";
import { authenticateWebhook } from "./shopify.server";

/** A webhook that Shopify signed for this shop. */
export interface ShopifyWebhook<Payload> {
  topic: string;
  shop: ShopDomain;
  /** Whether the body names the shop. Otherwise only a header does, which the signature does not cover. */
  isShopSigned: boolean;
  payload: Payload;
  /** The same for all deliveries of one event. */
  eventId: string;
  triggeredAt: Date | null;
}

const eventIdSchema = nameSchema(200);
const REFUSALS: Record<number, Refusal> = { 401: "unauthorized", 405: "wrong-method" };

/**
 * Reads a webhook of Shopify. The signature vouches for the body alone, so a body that names a shop has to name that
 * of the header. @throws Response where the webhook is too large, forged, or not what the schema says
 */
export async function receiveWebhook<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<ShopifyWebhook<z.output<Schema>>> {
  const body = await bodyOf(request, MOST_BODY_BYTES);
  if (body === "too-large") throw refusal(body);
  const shop = shopDomainIn(request.headers.get("x-shopify-shop-domain") ?? "");
  if (!shop) throw refusal("bad-request");
  const signed = await signedWebhook(request, body);
  const eventId = eventIdSchema.safeParse(signed.eventId ?? signed.webhookId);
  const json = exactJson(new TextDecoder().decode(body));
  const payload = schema.safeParse(json);
  if (!eventId.success || !payload.success) throw refusal("bad-request");
  const named = shopsNamedIn(json);
  if (named.some((each) => each !== shop)) throw refusal("other-shop");
  return {
    topic: signed.topic,
    shop,
    isShopSigned: named.length > 0,
    payload: payload.data,
    eventId: eventId.data,
    triggeredAt: anyTimeSchema.safeParse(signed.triggeredAt).data ?? null,
  };
}

async function signedWebhook(request: Request, body: Uint8Array<ArrayBuffer>) {
  const { url, method, headers } = request;
  try {
    return await authenticateWebhook(new Request(url, { method, headers, body }));
  } catch (error) {
    if (error instanceof Response) throw refusal(REFUSALS[error.status] ?? "bad-request");
    // The library verifies the signature, and then reads the body as JSON.
    if (error instanceof SyntaxError) throw refusal("bad-request");
    throw error;
  }
}

/**
 * JSON in which whole numbers beyond 2^53 are texts: ids of Shopify may have 64 bits. Undefined where a body is nested
 * deeper than it can be read: looking at every value is recursive.
 */
function exactJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, written?: { source: string }) =>
      Number.isInteger(value) && !Number.isSafeInteger(value) ? written?.source : value,
    );
  } catch {
    return undefined;
  }
}

const namingSchema = z.object({
  shop_domain: z.unknown().optional(),
  myshopify_domain: z.unknown().optional(),
  domain: z.unknown().optional(),
});

/** The shops that a body says it is about. `domain` may be the shop's own one, beside which it has the other. */
function shopsNamedIn(json: unknown): unknown[] {
  const { shop_domain, myshopify_domain, domain } = namingSchema.safeParse(json).data ?? {};
  const isOfShopify = typeof domain === "string" && domain.endsWith(".myshopify.com");
  const asDomain = myshopify_domain === undefined && isOfShopify ? domain : undefined;
  return [shop_domain, myshopify_domain, asDomain].filter((named) => named !== undefined);
}
