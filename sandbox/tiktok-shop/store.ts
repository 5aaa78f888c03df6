import { Authorizations } from "./authorizations";
import { CallLog } from "./call-log";
import type { CategoryTree } from "./category-tree";
import { Markets } from "./markets";
import { knobsFrom, type Knobs, type TikTokShopOptions } from "./options";
import { RateLimit } from "./rate-limit";
import { seedSellers, type Seller, type TikTokShop } from "./sellers";
import { Uploads } from "./uploads";

/** Everything the simulated TikTok Shop remembers; tests read and change it. */
export class TikTokShopStore {
  readonly app: { appKey: string; appSecret: string; serviceId: string };
  readonly now: () => number;
  readonly calls = new CallLog();
  readonly uploads: Uploads;
  readonly markets = new Markets();
  readonly authorizations: Authorizations;
  readonly rateLimit: RateLimit;
  knobs: Knobs;
  sellers: Seller[] = seedSellers();
  /** Where the authorization page sends the seller back to: the redirect URL registered for the app. */
  redirectUrl: string | null = null;
  /** Full URL that webhooks are posted to. */
  webhookUrl: string | null = null;

  readonly #options: TikTokShopOptions;

  constructor(options: TikTokShopOptions) {
    this.#options = options;
    this.app = {
      appKey: options.appKey,
      appSecret: options.appSecret,
      serviceId: options.serviceId,
    };
    this.now = options.now ?? Date.now;
    this.knobs = knobsFrom(options);
    this.uploads = new Uploads(options.appSecret);
    this.authorizations = new Authorizations({
      secret: options.appSecret,
      sellerOf: (id) => this.sellers.find((each) => each.id === id),
      now: this.now,
      tokenLifeSeconds: () => this.knobs.tokenLifeSeconds,
    });
    this.rateLimit = new RateLimit(this.now, () => this.knobs.rate);
  }

  setRedirectUrl(url: string): void {
    this.redirectUrl = url;
  }

  setWebhookUrl(url: string): void {
    this.webhookUrl = url;
  }

  /** The market's category tree, to be changed by tests: add, remove, rename, move, setPermission, unlist. */
  categories(region = "US"): CategoryTree {
    return this.markets.tree(region);
  }

  seller(id: string): Seller {
    const seller = this.sellers.find((each) => each.id === id);
    if (!seller) throw new Error(`The sandbox has no seller ${id}.`);
    return seller;
  }

  shopOf(seller: Seller, cipher: string): TikTokShop | undefined {
    return seller.shops.find((shop) => shop.cipher === cipher);
  }

  /** Back to the first day: tokens, uploads, trees, calls, sellers and knobs. Redirect and webhook URLs stay. */
  reset(): void {
    this.knobs = knobsFrom(this.#options);
    this.sellers = seedSellers();
    for (const part of [
      this.calls,
      this.uploads,
      this.markets,
      this.authorizations,
      this.rateLimit,
    ])
      part.reset();
  }
}
