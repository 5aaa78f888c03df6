export interface Addresses {
  sandboxUrl: string;
}

const FRAME_ANCESTORS = /frame-ancestors\s+[^;]*/;

/** Addresses of Shopify that a browser would follow, as addresses of the sandbox. */
export function rewriteAddresses(text: string, { sandboxUrl }: Addresses): string {
  return text
    .replaceAll("https://cdn.shopify.com", `${sandboxUrl}/cdn`)
    .replaceAll("https://admin.shopify.com", sandboxUrl)
    .replaceAll("https:\\/\\/cdn.shopify.com", `${sandboxUrl}/cdn`)
    .replaceAll("https:\\/\\/admin.shopify.com", sandboxUrl);
}

/** The shop's own host may embed the app too; its admin is the sandbox. */
export function rewriteContentSecurityPolicy(policy: string, addresses: Addresses): string {
  const rewritten = rewriteAddresses(policy, addresses);
  return rewritten.replace(FRAME_ANCESTORS, (directive) =>
    directive.replace(/https:\/\/[\w-]+\.myshopify\.com/g, addresses.sandboxUrl),
  );
}
