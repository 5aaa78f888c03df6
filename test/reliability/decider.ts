import { pick } from "../../sandbox/catalog/seeded";
import { createSessionToken } from "../../sandbox/shopify/session-tokens";
import type { Deployment, PlayedShop } from "./deployment";

/** Shopify's library answers 410 to programs that look like robots. */
const BROWSER =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const AT_ONCE = 5;

/** What may stand in a product's row: what was answered last, and what nobody knows the answer to. */
type Possible = Set<string>;

/** A merchant who maps and decides all the time, and remembers what the app said was done. */
export class Decider {
  readonly shop: PlayedShop;
  /** By product id. */
  readonly decided = new Map<string, Possible>();
  /** Answers of the app with a status of 500. */
  failures = 0;
  /** Decisions that the app said were made. */
  decisions = 0;
  isDeciding = false;
  /** How far the clock is ahead by which Shopify's session tokens count. */
  tokensAheadMs = 0;

  readonly #deployment: Deployment;
  readonly #productIds: string[];
  #next = 0;

  constructor(deployment: Deployment, shop: PlayedShop) {
    this.#deployment = deployment;
    this.shop = shop;
    const { products } = deployment.sandbox.shopify.shop(shop.domain);
    this.#productIds = [...products.upwards()].map(({ id }) => String(id));
  }

  get productIds(): readonly string[] {
    return this.#productIds;
  }

  /** Gives the next products one of these categories. */
  async decide(categoryIds: readonly string[]): Promise<void> {
    const productIds = Array.from({ length: AT_ONCE }, (_, index) =>
      pick(this.#productIds, this.#next + index),
    );
    // Another one each time that a product has its turn.
    const turn = Math.floor(this.#next / this.#productIds.length);
    const categoryId = pick(categoryIds, turn + this.#next / AT_ONCE);
    this.#next += AT_ONCE;
    for (const id of productIds) this.#mayBe(id, categoryId);
    this.isDeciding = true;
    const answer = await this.ask("/app/mappings?_data=routes/app.mappings", {
      intent: "change",
      categoryId,
      productIds: productIds.join(","),
      seenAt: new Date().toISOString(),
    });
    this.isDeciding = false;
    if (answer?.outcome !== "decided") return;
    for (const id of answer.productIds as string[]) {
      this.decided.set(id, new Set([categoryId]));
      this.decisions += 1;
    }
  }

  async startRun(): Promise<void> {
    await this.ask("/app?index&_data=routes/app._index", { intent: "map-all" });
  }

  /** Whether nothing is left to do for a run; undefined where nobody answers. */
  async hasRunEnded(): Promise<boolean | undefined> {
    const answer = await this.ask("/app/run");
    if (!answer) return undefined;
    const run = answer.run as { isActive: boolean } | null;
    return run === null || !run.isActive;
  }

  /** The answer; null where the app or its database is away, as a merchant's browser meets it. */
  async ask(path: string, form?: Record<string, string>): Promise<Record<string, unknown> | null> {
    const { sandbox, appUrl } = this.#deployment;
    const { clientId, clientSecret } = sandbox.options;
    const token = await createSessionToken({
      shop: this.shop.domain,
      clientId,
      clientSecret,
      now: Date.now() + this.tokensAheadMs,
    });
    try {
      const response = await fetch(appUrl + path, {
        headers: { "user-agent": BROWSER, authorization: `Bearer ${token}` },
        ...(form && { method: "POST", body: new URLSearchParams(form) }),
      });
      if (response.status === 500) this.failures += 1;
      const text = await response.text();
      return response.ok ? (JSON.parse(text) as Record<string, unknown>) : null;
    } catch {
      return null;
    }
  }

  /** Until the app says so, the old category may stand there, or this one. */
  #mayBe(productId: string, categoryId: string): void {
    const possible = this.decided.get(productId);
    if (possible) possible.add(categoryId);
  }
}
