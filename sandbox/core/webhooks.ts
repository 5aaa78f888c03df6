import { createHmac, randomUUID } from "node:crypto";
import type { AppConfig, WebhookSubscription } from "./app-config";

export interface WebhookOptions {
  shop?: string;
  /** The same for all deliveries of one event. */
  eventId?: string;
  /** Its own for every delivery. */
  webhookId?: string;
  /** Another secret than the app's, to send a forged webhook. */
  secret?: string;
  apiVersion?: string;
  triggeredAt?: Date;
}

export interface WebhookDelivery {
  topic: string;
  shop: string;
  eventId: string;
  /** 0: the app could not be reached in time. */
  status: number;
}

const TIMEOUT_MS = 5_000;
const RETRIES = 8;
const DELIVERIES_KEPT = 1_000;

interface WebhookSenderOptions {
  clientSecret: string;
  shop: string;
  config: AppConfig;
  appUrl: string | null;
}

/**
 * Sends signed webhooks to the app (headers, 5 s timeout, 8 retries: facts/shopify-platform.md section 4).
 * Shopify spreads the retries over four hours; here the pause is `retryDelayMs`.
 */
export class WebhookSender {
  appUrl: string | null;
  /** Whose webhooks these are unless told otherwise. */
  private shop: string;
  retryDelayMs = 1_000;
  readonly deliveries: WebhookDelivery[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  /** Counts resets: a delivery under way at one is not sent again after it. */
  private era = 0;

  constructor(private readonly options: WebhookSenderOptions) {
    this.appUrl = options.appUrl;
    this.shop = options.shop;
  }

  /** One delivery to the app, whatever it answers; throws where no app URL is set or nothing subscribes to the topic. */
  async send(topic: string, payload: unknown, options: WebhookOptions = {}): Promise<Response> {
    const subscription = this.subscriptionOf(topic);
    if (!subscription) throw new Error(`The app subscribes to no webhook "${topic}".`);
    if (!this.appUrl) throw new Error("The sandbox knows no app URL: call setAppUrl first.");
    const eventId = options.eventId ?? randomUUID();
    const shop = options.shop ?? this.shop;
    const body = JSON.stringify(withFields(payload, subscription.includeFields));
    const headers = this.headers(topic, body, { ...options, shop, eventId });
    if (subscription.name) headers["X-Shopify-Name"] = subscription.name;
    const response = await fetch(new URL(subscription.uri, this.appUrl), {
      method: "POST",
      body,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    this.remember({ topic, shop, eventId, status: response.status });
    return response;
  }

  /** As Shopify does it: nothing without a subscription, and again after a failure, with the same event id. */
  deliver(topic: string, payload: unknown, shop: string): void {
    if (!this.appUrl || !this.subscriptionOf(topic)) return;
    void this.attempt(
      { topic, payload, shop, eventId: randomUUID(), triggeredAt: new Date() },
      RETRIES,
    );
  }

  /** Drops what waits to be sent again. */
  reset(shop = this.shop): void {
    this.shop = shop;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.deliveries.length = 0;
    this.era += 1;
  }

  close(): void {
    this.reset();
    this.appUrl = null;
  }

  private async attempt(event: WebhookEvent, retriesLeft: number): Promise<void> {
    const { topic, payload, shop, eventId, triggeredAt } = event;
    if (!this.appUrl) return;
    const { era } = this;
    const ok = await this.send(topic, payload, { shop, eventId, triggeredAt }).then(
      (response) => response.body?.cancel().then(() => response.ok) ?? response.ok,
      () => this.remember({ topic, shop, eventId, status: 0 }),
    );
    if (ok || retriesLeft === 0 || era !== this.era) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.attempt(event, retriesLeft - 1);
    }, this.retryDelayMs);
    this.timers.add(timer.unref());
  }

  private remember(delivery: WebhookDelivery): false {
    this.deliveries.push(delivery);
    if (this.deliveries.length > DELIVERIES_KEPT) this.deliveries.shift();
    return false;
  }

  private subscriptionOf(topic: string): WebhookSubscription | undefined {
    return this.options.config.subscriptions.find((each) => each.topics.includes(topic));
  }

  private headers(topic: string, body: string, options: WebhookOptions): Record<string, string> {
    return {
      "Content-Type": "application/json",
      "User-Agent": "Shopify-Captain-Hook",
      "X-Shopify-Topic": topic,
      "X-Shopify-Shop-Domain": options.shop ?? this.shop,
      "X-Shopify-API-Version": options.apiVersion ?? this.options.config.webhookApiVersion,
      "X-Shopify-Webhook-Id": options.webhookId ?? randomUUID(),
      "X-Shopify-Event-Id": options.eventId ?? randomUUID(),
      "X-Shopify-Triggered-At": (options.triggeredAt ?? new Date()).toISOString(),
      "X-Shopify-Hmac-Sha256": signWebhook(body, options.secret ?? this.options.clientSecret),
    };
  }
}

interface WebhookEvent {
  topic: string;
  payload: unknown;
  shop: string;
  eventId: string;
  triggeredAt: Date;
}

/** base64(HMAC-SHA256(raw body, client secret)). */
function signWebhook(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body, "utf8").digest("base64");
}

function withFields(payload: unknown, fields: string[] | undefined): unknown {
  if (!fields || typeof payload !== "object" || payload === null) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([key]) => fields.includes(key)));
}
