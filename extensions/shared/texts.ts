/** The words of the extension's locale file, in the merchant's language. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** A category's way from the root, as one line. */
export function pathText(path: string[]): string {
  return path.join(" › ");
}

/** The number at the end of `gid://shopify/Product/1`. */
export function numericId(gid: string): string {
  return gid.slice(gid.lastIndexOf("/") + 1);
}
