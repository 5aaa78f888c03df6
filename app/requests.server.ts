import type { z } from "zod";
import { MOST_BODY_BYTES } from "./domain/body-limits";
import { refused } from "./texts/en.json";

/** Why a request is not carried out; by its name the app's pages know what to say. */
export type Refusal = keyof typeof refused;

const STATUSES: Record<Refusal, number> = {
  "bad-request": 400,
  unauthorized: 401,
  "not-found": 404,
  "unknown-category": 404,
  "wrong-method": 405,
  "not-connected": 409,
  "decided-since": 409,
  "recommended-since": 409,
  "not-authorized": 404,
  "other-shop": 403,
  "too-large": 413,
  "no-such-category": 422,
  "too-many-requests": 429,
};

/**
 * A refusal for a page of the app: its name for scripts, and a sentence for whoever reads it.
 * @param more what the page is told beside them
 */
export function refusal(why: Refusal, more: object = {}): Response {
  return Response.json({ ...refusalBody(why), outcome: why, ...more }, { status: STATUSES[why] });
}

/** A refusal as other systems and extensions are told it. */
export function refusalBody(why: Refusal): { error: Refusal; message: string } {
  return { error: why, message: refused[why] };
}

export function refusalStatus(why: Refusal): number {
  return STATUSES[why];
}

/** What a request asks for, or why nobody can say. */
type Asked<Meaning> =
  { success: true; data: Meaning } | { success: false; refusal: "bad-request" | "too-large" };

/** What a form asks for, whatever its encoding. Of two fields with one name, the last counts. */
export async function askedByForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Asked<z.output<Schema>>> {
  const body = await bodyOf(request, MOST_BODY_BYTES);
  if (body === "too-large") return { success: false, refusal: body };
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  // A TypeError: the body is not what its type says.
  const form = await new Response(body, { headers }).formData().catch(() => null);
  return asked(schema, form && Object.fromEntries(form));
}

/** What a JSON body asks for, whatever type it claims. */
export async function askedByJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Asked<z.output<Schema>>> {
  const body = await bodyOf(request, MOST_BODY_BYTES);
  if (body === "too-large") return { success: false, refusal: body };
  const json: unknown = await new Response(body).json().catch(() => null);
  return asked(schema, json);
}

/** What the query of an address asks for. */
export function askedByAddress<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Asked<z.output<Schema>> {
  return asked(schema, Object.fromEntries(new URL(request.url).searchParams));
}

function asked<Schema extends z.ZodType>(schema: Schema, given: unknown): Asked<z.output<Schema>> {
  const { success, data } = schema.safeParse(given);
  return success ? { success, data } : { success: false, refusal: "bad-request" };
}

/**
 * A request's body, of which no more is kept than it may have, whatever length it claims. What is left of a larger one
 * stays unread, not canceled: that would break the connection before the answer is heard.
 */
export async function bodyOf(
  request: Request,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | "too-large"> {
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > mostBytes) return "too-large";
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}
