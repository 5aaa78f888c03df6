import { z } from "zod";
import { storableJson } from "../domain/text";
import {
  AccessRefused,
  GatewayTrouble,
  Misconfigured,
  RequestRefused,
  TooManyRequests,
  UnknownRefusal,
  WrongCategoryVersion,
  type FailureDetails,
  type TikTokShopError,
} from "./errors";
import { isListedRefusal } from "./refusal-codes";

const envelopeSchema = z.object({
  code: z.number(),
  message: z.string().default(""),
  request_id: z.string().nullish(),
  // Refusals come without it.
  data: z.unknown().optional(),
});

export interface ReceivedResponse {
  status: number;
  /** The `Retry-After` header, in seconds. */
  retryAfter: string | null;
  body: string;
}

export type ClassifiedResponse = { data: unknown } | { error: TikTokShopError };

/**
 * Success is `code` 0, whatever the HTTP status says (tiktok-shop-api, Hosts and envelope, H).
 * Codes: tiktok-shop-api, Errors seen in the wild.
 */
export function classifyResponse({
  status,
  retryAfter,
  body,
}: ReceivedResponse): ClassifiedResponse {
  const envelope = envelopeSchema.safeParse(parseJson(body));
  const details: FailureDetails = envelope.success
    ? {
        code: String(envelope.data.code),
        message: envelope.data.message,
        requestId: envelope.data.request_id ?? null,
      }
    : {
        code: `http-${status}`,
        message: `an answer that is no envelope, with HTTP status ${status}`,
        requestId: null,
      };

  // 12052109: requests of this merchant over the limit, and no refusal of the product (page Common errors, M).
  if (status === 429 || details.code === "36009002" || details.code === "12052109") {
    return { error: new TooManyRequests(details, retryAfterMs(retryAfter)) };
  }
  if (!envelope.success || status >= 500) return { error: new GatewayTrouble(details) };
  if (envelope.data.code === 0) return { data: envelope.data.data };
  return { error: errorOfCode(details) };
}

/** Internal errors and time-outs of the service: official advice is to try again (page Common errors, M). */
const TROUBLE = new Set([
  "36009001",
  "36009003",
  "36009007",
  "12001000",
  "12052881",
  "33001002",
  "10006402",
]);

function errorOfCode(details: FailureDetails): TikTokShopError {
  if (/^10500[0-5]$/.test(details.code) || details.code === "36009004")
    return new AccessRefused(details);
  if (details.code === "106001" || details.code === "106011") return new Misconfigured(details);
  if (TROUBLE.has(details.code)) return new GatewayTrouble(details);
  if (details.code === "12052217") return new WrongCategoryVersion(details);
  return isListedRefusal(details.code) ? new RequestRefused(details) : new UnknownRefusal(details);
}

function retryAfterMs(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

function parseJson(text: string): unknown {
  try {
    return storableJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}
