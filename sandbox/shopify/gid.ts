export function gid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

export interface ParsedGid {
  type: string;
  id: string;
}

export function parseGid(text: string): ParsedGid | null {
  const match = /^gid:\/\/shopify\/(\w+)\/([\w-]+)$/.exec(text);
  return match ? { type: match[1] ?? "", id: match[2] ?? "" } : null;
}
