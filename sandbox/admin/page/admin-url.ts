import type { AdminContext } from "../admin-context";

const ADMIN_PROTOCOL = /^shopify:\/*admin\//i;

/** shopify:admin/products/1, https://admin.shopify.com/... and https://{shop}/admin/... are pages of this admin. */
export function adminUrl(
  url: string,
  { storeName, shop }: Pick<AdminContext, "storeName" | "shop">,
): string {
  if (ADMIN_PROTOCOL.test(url)) return `/store/${storeName}/${url.replace(ADMIN_PROTOCOL, "")}`;
  const { host, pathname, search, hash } = new URL(url);
  if (host === "admin.shopify.com") return pathname + search + hash;
  if (host === shop)
    return `/store/${storeName}${pathname.replace(/^\/admin/, "")}${search}${hash}`;
  return url;
}
