import { existsSync, readFileSync } from "node:fs";

export interface WebhookSubscription {
  topics: string[];
  /** A path below the app's URL, or an https address. */
  uri: string;
  includeFields?: string[];
  name?: string;
}

/** A metafield of products that the app declares as its own. */
export interface MetafieldDeclaration {
  key: string;
  type: string;
}

export interface AppConfig {
  scopes: string[];
  webhookApiVersion: string;
  subscriptions: WebhookSubscription[];
  productMetafields: MetafieldDeclaration[];
}

/** Used where the app has no shopify.app.toml yet. */
export const defaultAppConfig: AppConfig = {
  scopes: ["write_products"],
  webhookApiVersion: "2026-10",
  productMetafields: [],
  subscriptions: [
    { topics: ["app/uninstalled", "app/scopes_update"], uri: "/webhooks/app" },
    { topics: ["bulk_operations/finish"], uri: "/webhooks/bulk" },
    {
      topics: ["products/create", "products/update", "products/delete"],
      uri: "/webhooks/products",
    },
    {
      topics: ["customers/data_request", "customers/redact", "shop/redact"],
      uri: "/webhooks/compliance",
    },
  ],
};

/** Shopify learns scopes and webhooks from the app's shopify.app.toml when it is deployed; so does the sandbox. */
export function readAppConfig(file = "shopify.app.toml"): AppConfig {
  return existsSync(file) ? parseAppConfig(readFileSync(file, "utf8")) : defaultAppConfig;
}

/** Understands the part of TOML that the Shopify CLI writes: tables, strings and arrays of strings. */
export function parseAppConfig(toml: string): AppConfig {
  const tables = tablesOf(toml);
  const accessScopes = tables.find((table) => table.name === "access_scopes");
  const webhooks = tables.find((table) => table.name === "webhooks");
  return {
    scopes:
      stringIn(accessScopes?.body, "scopes")
        ?.split(",")
        .map((scope) => scope.trim())
        .filter(Boolean) ?? [],
    webhookApiVersion:
      stringIn(webhooks?.body, "api_version") ?? defaultAppConfig.webhookApiVersion,
    subscriptions: tables
      .filter((table) => table.name === "webhooks.subscriptions")
      .map(subscriptionFrom),
    productMetafields: tables.flatMap(metafieldsFrom),
  };
}

function tablesOf(toml: string): { name: string; body: string }[] {
  const withoutComments = toml.replace(/^\s*#.*$/gm, "");
  return withoutComments.split(/^\s*(?=\[\[?[\w.-]+\]\]?\s*(?:#.*)?$)/m).map((part) => {
    const header = /^\[\[?([\w.-]+)\]\]?/.exec(part);
    return { name: header?.[1] ?? "", body: header ? part.slice(header[0].length) : part };
  });
}

function metafieldsFrom({ name, body }: { name: string; body: string }): MetafieldDeclaration[] {
  const key = /^product\.metafields\.app\.(\w+)$/.exec(name)?.[1];
  return key ? [{ key, type: stringIn(body, "type") ?? "" }] : [];
}

function subscriptionFrom({ body }: { body: string }): WebhookSubscription {
  const includeFields = listIn(body, "include_fields");
  return {
    topics: [...listIn(body, "topics"), ...listIn(body, "compliance_topics")],
    uri: stringIn(body, "uri") ?? "",
    ...(includeFields.length > 0 && { includeFields }),
    name: stringIn(body, "name"),
  };
}

function stringIn(body: string | undefined, key: string): string | undefined {
  return body && new RegExp(`^\\s*${key}\\s*=\\s*"([^"]*)"`, "m").exec(body)?.[1];
}

function listIn(body: string, key: string): string[] {
  const list = new RegExp(`^\\s*${key}\\s*=\\s*\\[([^\\]]*)\\]`, "m").exec(body)?.[1] ?? "";
  return [...list.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? "");
}
