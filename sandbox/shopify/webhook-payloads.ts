import { gid } from "./gid";
import { transformedUrl } from "./image-url";
import { mediaStatus, type ProductRecord } from "./records";
import type { Shop } from "./shop";

/** The REST shape, not GraphQL's (facts/shopify-platform.md section 4). */
export function productPayload(product: ProductRecord, now: number): Record<string, unknown> {
  const ready = product.media.filter((media) => mediaStatus(media, now) === "READY");
  return {
    admin_graphql_api_id: gid("Product", product.id),
    id: product.id,
    title: product.title,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    handle: product.handle,
    tags: product.tags.join(", "),
    status: product.status.toLowerCase(),
    created_at: new Date(product.createdAt).toISOString(),
    updated_at: new Date(product.updatedAt).toISOString(),
    variants: [],
    category: product.category && {
      admin_graphql_api_id: product.category.id,
      name: product.category.name,
      full_name: product.category.fullName,
    },
    images: ready.map((media, index) => ({
      id: media.id,
      product_id: product.id,
      position: index + 1,
      alt: media.alt,
      width: media.width,
      height: media.height,
      src: transformedUrl(media.url, null),
      admin_graphql_api_id: gid("ProductImage", media.id),
    })),
    media: product.media.map((media, index) => ({
      id: media.id,
      product_id: product.id,
      position: index + 1,
      alt: media.alt,
      status: mediaStatus(media, now),
      media_content_type: "IMAGE",
      admin_graphql_api_id: gid("MediaImage", media.id),
    })),
  };
}

export function shopPayload(shop: Shop): Record<string, unknown> {
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    currency: shop.currencyCode,
    plan_name: shop.plan.toLowerCase(),
  };
}

export function compliancePayload(topic: ComplianceTopic, shop: Shop): Record<string, unknown> {
  const ofShop = { shop_id: shop.id, shop_domain: shop.domain };
  const customer = { id: 191_167, email: "john@example.com", phone: "555-625-1199" };
  if (topic === "shop/redact") return ofShop;
  if (topic === "customers/redact") return { ...ofShop, customer, orders_to_redact: [] };
  return { ...ofShop, customer, orders_requested: [], data_request: { id: 9_999 } };
}

export type ComplianceTopic = "customers/data_request" | "customers/redact" | "shop/redact";
