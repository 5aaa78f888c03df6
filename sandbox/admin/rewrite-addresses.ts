export interface Addresses {
  sandboxUrl: string;
}

const HOSTS: [string, (addresses: Addresses) => string][] = [
  ["cdn.shopify.com", ({ sandboxUrl }) => `${sandboxUrl}/cdn`],
  ["admin.shopify.com", ({ sandboxUrl }) => sandboxUrl],
  ["shopify-staged-uploads.storage.googleapis.com", ({ sandboxUrl }) => `${sandboxUrl}/staged`],
];

const FRAME_ANCESTORS = /frame-ancestors\s+[^;]*/;

/** Addresses of Shopify that a browser would follow, as addresses of the sandbox. */
export function rewriteAddresses(text: string, addresses: Addresses): string {
  return HOSTS.reduce((rewritten, [host, played]) => {
    const address = played(addresses);
    return rewritten
      .replaceAll(`https://${host}`, address)
      .replaceAll(`https:\\/\\/${host}`, address);
  }, text);
}

/** The shop's own host may embed the app too; its admin is the sandbox. */
export function rewriteContentSecurityPolicy(policy: string, addresses: Addresses): string {
  const rewritten = rewriteAddresses(policy, addresses);
  return rewritten.replace(FRAME_ANCESTORS, (directive) =>
    directive.replace(/https:\/\/[\w-]+\.myshopify\.com/g, addresses.sandboxUrl),
  );
}
