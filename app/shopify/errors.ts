import { storableText } from "../domain/text";

/** Shopify answered something else than data. */
export class ShopifyError extends Error {
  readonly code: string;
  readonly requestId: string | null;
  readonly retryable: boolean;

  constructor(details: {
    code: string;
    message: string;
    requestId: string | null;
    retryable: boolean;
  }) {
    // Both may be Shopify's words, and failures are stored with runs and jobs.
    const message = storableText(details.message);
    const code = storableText(details.code);
    super(`Shopify: ${message} (code ${code}, request ${details.requestId ?? "unknown"})`);
    this.name = new.target.name;
    this.code = code;
    this.requestId = details.requestId;
    this.retryable = details.retryable;
  }
}

/** The catalog's file holds less than Shopify counted: it says nothing about what is not in it. */
export class IncompleteCatalog extends ShopifyError {
  constructor({ products, counted }: { products: number; counted: number }) {
    const message = `the catalog's file holds ${products} of ${counted} products`;
    super({ code: "incomplete-catalog", message, requestId: null, retryable: true });
  }
}

/** The app has no valid token for the shop: uninstalled, or both tokens lapsed until the merchant opens the app. */
export class ShopifyAccessLost extends ShopifyError {}

/** The host of the pictures does not answer, or with something that is no picture. */
export class PictureHostAway extends Error {
  readonly code = "picture-host-away";
  readonly retryable = true;

  constructor() {
    super("The host of the pictures does not answer");
    this.name = new.target.name;
  }
}
