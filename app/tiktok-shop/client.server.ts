import { classifyResponse, type ReceivedResponse } from "./classify-response";
import { GatewayTrouble, TooManyRequests } from "./errors";
import type { RateLimiter } from "./rate-limiter.server";
import { retrying } from "./retrying.server";
import { signRequest } from "./sign-request";

export interface TikTokShopApp {
  /** `https://open-api.tiktokglobalshop.com` */
  apiUrl: string;
  /** `https://auth.tiktok-shops.com` */
  authUrl: string;
  appKey: string;
  appSecret: string;
  /** Before a call that failed is tried again for the first time. */
  firstRetryMs: number;
}

export interface OpenApiCall {
  /** The name under which its rate is counted. */
  api: string;
  method: "GET" | "POST";
  path: string;
  query?: Record<string, string>;
  body?: { json: unknown } | { form: () => FormData };
  /** Whether asking twice does no harm. */
  isSafeToRepeat: boolean;
  timeoutMs: number;
}

/** Who asks: the seller's token, and the cipher where the API is about one of the seller's shops. */
export interface Caller {
  sellerId: string;
  /** For which of the shops that call as this seller; those that call for none are one more. */
  shopId?: number;
  accessToken: string;
  shopCipher: string | null;
}

// An answer is some kilobytes, a whole tree some megabytes: more than this is not an answer.
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Signs, sends, parses, classifies and retries: every call to TikTok Shop goes through here. */
export class TikTokShopClient {
  constructor(
    private readonly app: TikTokShopApp,
    private readonly limiter: RateLimiter,
  ) {}

  /** Before a call that failed is tried again for the first time. */
  get firstRetryMs(): number {
    return this.app.firstRetryMs;
  }

  /** The `data` of a successful answer. @throws TikTokShopError, BudgetExhausted */
  async call(call: OpenApiCall, caller: Caller): Promise<unknown> {
    return this.#retrying(call.isSafeToRepeat, async () => {
      await this.limiter.take(caller.sellerId, call.api, caller.shopId);
      try {
        return await this.#send(this.#signed(call, caller), call.timeoutMs);
      } catch (error) {
        if (error instanceof TooManyRequests)
          await this.limiter.slowDown(caller.sellerId, call.api);
        throw error;
      }
    });
  }

  /** Calls the authorization host, which takes the app secret instead of a signature. */
  async callAuthorization(
    path: string,
    query: Record<string, string>,
    timeoutMs: number,
  ): Promise<unknown> {
    const { appKey, appSecret, authUrl } = this.app;
    const parameters = new URLSearchParams({ app_key: appKey, app_secret: appSecret, ...query });
    const request = () => new Request(`${authUrl}${path}?${parameters}`);
    // A code or refresh token may be spent by the first try: whoever has it decides whether to repeat.
    return this.#retrying(false, () => this.#send(request, timeoutMs));
  }

  #retrying<T>(isSafeToRepeat: boolean, attemptCall: () => Promise<T>): Promise<T> {
    return retrying(attemptCall, { isSafeToRepeat, firstDelayMs: this.firstRetryMs });
  }

  /** Signed anew for each try, since the timestamp is part of the signature. */
  #signed(call: OpenApiCall, caller: Caller): () => Request {
    return () => {
      const query: Record<string, string> = {
        ...call.query,
        ...(caller.shopCipher === null ? {} : { shop_cipher: caller.shopCipher }),
        app_key: this.app.appKey,
        timestamp: String(Math.floor(Date.now() / 1000)),
      };
      const body = call.body && "json" in call.body ? JSON.stringify(call.body.json) : undefined;
      const sign = signRequest({ path: call.path, query, body }, this.app.appSecret);
      const headers = new Headers({ "x-tts-access-token": caller.accessToken });
      if (body !== undefined || call.method === "GET")
        headers.set("content-type", "application/json");
      const url = `${this.app.apiUrl}${call.path}?${new URLSearchParams({ ...query, sign })}`;
      const form = call.body && "form" in call.body ? call.body.form() : undefined;
      return new Request(url, { method: call.method, headers, body: body ?? form });
    };
  }

  async #send(request: () => Request, timeoutMs: number): Promise<unknown> {
    const classified = classifyResponse(await receive(request(), timeoutMs));
    if ("error" in classified) throw classified.error;
    return classified.data;
  }
}

async function receive(request: Request, timeoutMs: number): Promise<ReceivedResponse> {
  try {
    const response = await fetch(request, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: "error",
    });
    const declaredBytes = Number(response.headers.get("content-length") ?? 0);
    if (declaredBytes > MAX_ANSWER_BYTES) throw new Error(`an answer of ${declaredBytes} bytes`);
    return {
      status: response.status,
      retryAfter: response.headers.get("retry-after"),
      body: await response.text(),
    };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    const message = isTimeout ? `no answer within ${timeoutMs} ms` : "the connection broke";
    throw new GatewayTrouble({ code: isTimeout ? "timeout" : "network", message, requestId: null });
  }
}
