import { createAdminApiClient, type ClientResponse } from "@shopify/admin-api-client";
import pRetry, { type RetryContext } from "p-retry";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import type { ShopDomain } from "../domain/ids";
import { storableJson } from "../domain/text";
import { ShopifyAccessLost, ShopifyError } from "./errors";
import { throttleDelay } from "./throttle-delay";

/** Newest stable version (shopify-platform, section 0). */
export const ADMIN_API_VERSION = "2026-10";

/** The Admin API of one shop. The token is fetched anew for each query, since it lives an hour. */
export interface AdminApi {
  shop: ShopDomain;
  accessToken(): Promise<string>;
  /** Another token in place of one that Shopify does not take any more, or null. */
  tokenInsteadOf(refused: string): Promise<string | null>;
  /** Before a query that failed is tried again for the first time; each further wait is twice as long. */
  firstRetryMs: number;
}

const TIMEOUT_MS = 30_000;
const MAX_TRIES = 8;

interface AdminQuery<Schema extends z.ZodType> {
  query: string;
  variables?: Record<string, unknown>;
  /** What the answer's `data` has to look like. */
  schema: Schema;
  /** Whether asking twice does no harm when the first answer was lost. */
  isSafeToRepeat: boolean;
}

/**
 * The `data` of a query. Waits while Shopify throttles; the client's own retries know neither the 200 answers
 * with THROTTLED nor seconds in Retry-After. @throws ShopifyError, ShopifyAccessLost
 */
export async function queryAdmin<Schema extends z.ZodType>(
  api: AdminApi,
  { query, variables, schema, isSafeToRepeat }: AdminQuery<Schema>,
): Promise<z.output<Schema>> {
  const data = await pRetry(() => ask(api, { query, variables: variables ?? {} }), {
    retries: MAX_TRIES - 1,
    minTimeout: api.firstRetryMs,
    maxTimeout: 10_000,
    randomize: true,
    shouldRetry: ({ error }: RetryContext) => {
      if (!(error instanceof ShopifyError) || !error.retryable) return false;
      return isSafeToRepeat || WAS_NOT_RUN.has(error.code);
    },
  });
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const message = `an unexpected answer (${parsed.error.issues[0]?.path.join(".")})`;
  throw new ShopifyError({ code: "unexpected-answer", message, requestId: null, retryable: false });
}

// Refused before anything happened: even a mutation may be sent again.
const WAS_NOT_RUN = new Set(["THROTTLED", "http-429", "http-503"]);

interface Question {
  query: string;
  variables: Record<string, unknown>;
}

/** A token may die before its time: with another one the question is asked once more. */
async function ask(api: AdminApi, question: Question): Promise<unknown> {
  const token = await api.accessToken();
  const answer = await answerTo(api, token, question);
  if (answer.response.errors?.networkStatusCode !== 401) return dataOf(answer);
  const another = await api.tokenInsteadOf(token);
  return dataOf(another === null ? answer : await answerTo(api, another, question));
}

interface Answer {
  response: ClientResponse;
  retryAfter: string | null;
}

async function answerTo(
  { shop }: AdminApi,
  accessToken: string,
  { query, variables }: Question,
): Promise<Answer> {
  let retryAfter: string | null = null;
  const client = createAdminApiClient({
    storeDomain: shop,
    apiVersion: ADMIN_API_VERSION,
    accessToken,
    customFetchApi: async (url, init) => {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      retryAfter = response.headers.get("retry-after");
      return response;
    },
  });
  return { response: await client.request(query, { variables }), retryAfter };
}

async function dataOf({ response, retryAfter }: Answer): Promise<unknown> {
  const error = errorOf(response);
  if (!error) return storableJson(response.data);
  if (error.code === "THROTTLED") await sleep(throttleDelay(response.extensions?.cost));
  if (error.retryable && retryAfter !== null)
    await sleep(Math.min(Number(retryAfter) || 0, 60) * 1_000);
  throw error;
}

function errorOf({ errors, headers }: ClientResponse): ShopifyError | null {
  if (!errors) return null;
  const requestId = headers?.get("x-request-id") ?? null;
  const status = errors.networkStatusCode;
  const graphQLError = errors.graphQLErrors?.[0];
  if (status === 401 || status === 402 || status === 404) {
    const message = errors.message ?? "access refused";
    return new ShopifyAccessLost({ code: `http-${status}`, message, requestId, retryable: false });
  }
  if (graphQLError) {
    const code = graphQLError.extensions?.code ?? "graphql";
    const retryable = code === "THROTTLED" || code === "INTERNAL_SERVER_ERROR";
    return new ShopifyError({ code, message: graphQLError.message, requestId, retryable });
  }
  const retryable = status === undefined || status === 200 || status === 429 || status >= 500;
  const code = status === undefined ? "network" : `http-${status}`;
  return new ShopifyError({ code, message: errors.message ?? "no answer", requestId, retryable });
}
