import type { Catalog, CatalogProduct } from "../catalog/catalog";
import { AccessTokens } from "./access-tokens";
import { Clock } from "./clock";
import { gid, parseGid } from "./gid";
import { handleOf, mediaAfterChange, mediaFrom, type ProductRecord } from "./records";
import { createSessionToken } from "./session-tokens";
import { buildShop, type NewShop, type Shop } from "./shop";
import { StagedUploads } from "./staged-uploads";
import {
  type ComplianceTopic,
  compliancePayload,
  productPayload,
  shopPayload,
} from "./webhook-payloads";

export interface ShopifyOptions {
  clientId: string;
  clientSecret: string;
  shop: string;
  catalog: Catalog;
  scopes: string[];
  latencyMs: { image?: number };
  /** What the app declares in its shopify.app.toml. */
  productMetafields?: readonly { key: string; type: string }[];
  /** Sends a webhook if the app subscribes to its topic. */
  deliver(topic: string, payload: unknown, shop: string): void;
}

export type ProductChanges = Partial<Omit<CatalogProduct, "handle">>;

/** Everything that the played Shopify remembers; tests read and change it. */
export class ShopifyStore {
  /** The language that the admin's user reads. */
  userLocale = "en-US";
  readonly clock = new Clock();
  readonly tokens: AccessTokens;
  readonly uploads: StagedUploads;
  readonly shops = new Map<string, Shop>();
  /** How long an uploaded file stays UPLOADED and PROCESSING, half each. */
  mediaProcessingMs = 200;

  constructor(public options: Readonly<ShopifyOptions>) {
    this.tokens = new AccessTokens(options.clientSecret, () => this.clock.now());
    this.uploads = new StagedUploads(options.clientSecret, () => this.clock.now());
    this.reset();
  }

  close(): void {
    for (const shop of this.shops.values()) shop.bulkOperations.close();
  }

  /** Back to one shop that has just been opened. */
  reset({ shop, catalog }: Pick<ShopifyOptions, "shop" | "catalog"> = this.options): void {
    this.options = { ...this.options, shop, catalog };
    this.close();
    this.shops.clear();
    this.userLocale = "en-US";
    this.clock.reset();
    this.uploads.reset();
    this.mediaProcessingMs = 200;
    this.createShop({ domain: this.options.shop });
  }

  createShop(shop: Pick<NewShop, "domain"> & Partial<NewShop>): Shop {
    const { catalog, scopes } = this.options;
    const built = buildShop({ catalog, scopes: [...scopes], ...shop }, this.shops.size + 1, () =>
      this.clock.now(),
    );
    built.bulkOperations.onFinish = (payload) =>
      this.tell("bulk_operations/finish", payload, built);
    this.shops.set(built.domain, built);
    return built;
  }

  /** The first shop unless told otherwise. */
  shop(domain: string = this.options.shop): Shop {
    const shop = this.shops.get(domain);
    if (!shop) throw new Error(`The sandbox has no shop "${domain}".`);
    return shop;
  }

  install(domain?: string, scopes: string[] = [...this.options.scopes]): void {
    Object.assign(this.shop(domain), { installed: true, scopes });
  }

  /** The tokens are dead before the webhook leaves, as in Shopify. */
  uninstall(domain?: string): void {
    const shop = this.shop(domain);
    Object.assign(shop, { installed: false, installation: shop.installation + 1 });
    shop.bulkOperations.close();
    this.options.deliver("app/uninstalled", shopPayload(shop), shop.domain);
  }

  updateScopes(scopes: string[], domain?: string): void {
    const shop = this.shop(domain);
    const previous = shop.scopes;
    shop.scopes = scopes;
    this.tell(
      "app/scopes_update",
      {
        id: 1,
        previous,
        current: scopes,
        updated_at: new Date(this.clock.now()).toISOString(),
        // Since 2025-07 (changelog).
        shop_id: shop.id,
      },
      shop,
    );
  }

  redact(topic: ComplianceTopic = "shop/redact", domain?: string): void {
    const shop = this.shop(domain);
    this.options.deliver(topic, compliancePayload(topic, shop), shop.domain);
  }

  /** As a signed-in user's browser gets it from App Bridge. */
  sessionToken(
    options: { shop?: string; userId?: number | string; lifeSeconds?: number } = {},
  ): Promise<string> {
    const { clientId, clientSecret, shop } = this.options;
    const now = this.clock.now();
    return createSessionToken({
      ...options,
      shop: options.shop ?? shop,
      clientId,
      clientSecret,
      now,
    });
  }

  createProduct(
    product: Partial<CatalogProduct> & { title: string },
    domain?: string,
  ): ProductRecord {
    const shop = this.shop(domain);
    const { images = [], ...own } = { ...emptyProduct(product.title), ...product };
    const [id, createdAt] = [shop.products.nextId(), this.clock.now()];
    const media = mediaFrom(images, { id, shopId: shop.id, createdAt });
    return this.putProduct(
      { ...own, __typename: "Product", id, createdAt, updatedAt: createdAt, media },
      shop,
      "products/create",
    );
  }

  updateProduct(id: number | string, changes: ProductChanges, domain?: string): ProductRecord {
    const shop = this.shop(domain);
    const product = this.product(id, shop);
    const { images, ...own } = changes;
    const now = this.clock.now();
    const media = images
      ? mediaAfterChange(product, images, { shopId: shop.id, now })
      : product.media;
    return this.putProduct({ ...product, ...own, media, updatedAt: now }, shop, "products/update");
  }

  deleteProduct(id: number | string, domain?: string): void {
    const shop = this.shop(domain);
    const product = this.product(id, shop);
    shop.products.delete(product.id);
    this.tell("products/delete", { id: product.id }, shop);
  }

  /** Stores a record and sends the webhook that goes with it. */
  putProduct(
    product: ProductRecord,
    shop: Shop,
    topic: "products/create" | "products/update",
  ): ProductRecord {
    shop.products.put(product);
    this.tell(topic, productPayload(product, this.clock.now()), shop);
    return product;
  }

  private product(id: number | string, shop: Shop): ProductRecord {
    const number = typeof id === "number" ? id : Number(parseGid(id)?.id ?? id);
    const product = shop.products.get(number);
    if (!product) throw new Error(`${shop.domain} has no ${gid("Product", number)}.`);
    return product;
  }

  /** Only a shop that has the app, with the scope that the topic needs, sends webhooks. */
  private tell(topic: string, payload: unknown, shop: Shop): void {
    const mayRead =
      !topic.startsWith("products/") ||
      shop.scopes.some((scope) => /^(read|write)_products$/.test(scope));
    if (shop.installed && mayRead) this.options.deliver(topic, payload, shop.domain);
  }
}

function emptyProduct(title: string): CatalogProduct {
  return {
    handle: handleOf(title),
    title,
    descriptionHtml: "",
    vendor: "",
    productType: "",
    tags: [],
    status: "ACTIVE",
    category: null,
    images: [],
  };
}
