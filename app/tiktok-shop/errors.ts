/** What TikTok Shop, or the way to it, answered instead of success. */
export interface FailureDetails {
  /** TikTok Shop's code, or `http-{status}`, `timeout`, `network`. */
  code: string;
  /** TikTok Shop's own words; never shown to a merchant as the explanation. */
  message: string;
  requestId: string | null;
}

export abstract class TikTokShopError extends Error {
  readonly code: string;
  readonly requestId: string | null;
  abstract readonly retryable: boolean;

  constructor({ code, message, requestId }: FailureDetails) {
    super(`TikTok Shop: ${message} (code ${code}, request ${requestId ?? "unknown"})`);
    this.name = new.target.name;
    this.code = code;
    this.requestId = requestId;
    this.detail = message;
  }

  readonly detail: string;
}

/** The access token is missing, invalid or lapsed: refresh it once, then ask the merchant to connect again. */
export class AccessRefused extends TikTokShopError {
  readonly retryable = false;
}

/** Wrong signature, app secret or shop cipher: nothing a merchant can mend. */
export class Misconfigured extends TikTokShopError {
  readonly retryable = false;
}

/** Too many requests: the rate must go down. */
export class TooManyRequests extends TikTokShopError {
  readonly retryable = true;
  /** What the server asked for, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(details: FailureDetails, retryAfterMs: number | null) {
    super(details);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Gateway errors, time-outs, broken connections, answers that are no JSON. */
export class GatewayTrouble extends TikTokShopError {
  readonly retryable = true;
}

/** An answer that is not what the API promises: about this request alone, others get theirs. */
export class UnexpectedAnswer extends GatewayTrouble {}

/** The market uses another version of the category tree by now (code of public error tables, M). */
export class WrongCategoryVersion extends TikTokShopError {
  readonly retryable = false;
}

/** TikTok Shop understood the request and refuses this product, image or parameter. */
export class RequestRefused extends TikTokShopError {
  readonly retryable = false;
}

/** A refusal by a code that no table lists: nobody knows what it is about, so it may pass. */
export class UnknownRefusal extends RequestRefused {}

/** The shared budget of calls is used up for longer than a job should wait. */
export class BudgetExhausted extends Error {
  readonly code = "budget-exhausted";
  readonly retryable = true;
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`The budget of TikTok Shop calls is used up for ${Math.ceil(retryAfterMs / 1000)} s`);
    this.name = new.target.name;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whether the service failed after all tries: this product's turn is over, others may go on. */
export function isFailureOfTheService(error: unknown): error is GatewayTrouble {
  return error instanceof GatewayTrouble;
}
