import { onAdminMessage, tellAdmin } from "./admin-channel";

/** A token that ends within this time is not used any more. */
const MARGIN_MS = 10_000;

const waiting = new Map<number, (idToken: string | null) => void>();
let requests = 0;
let current: { idToken: string; expiresAt: number } | undefined;

onAdminMessage((message) => {
  if (message.kind !== "id-token") return;
  waiting.get(message.request)?.(message.idToken);
  waiting.delete(message.request);
});

/** The session token that proves to the app's server which user of which shop is asking. */
export async function idToken(): Promise<string> {
  if (current && current.expiresAt - MARGIN_MS > Date.now()) return current.idToken;
  return freshIdToken();
}

export async function freshIdToken(): Promise<string> {
  requests += 1;
  const request = requests;
  const token = await new Promise<string | null>((resolve) => {
    waiting.set(request, resolve);
    tellAdmin({ kind: "id-token", request });
  });
  if (token === null) throw new TypeError("Failed to fetch");
  current = { idToken: token, expiresAt: expiryOf(token) };
  return token;
}

function expiryOf(token: string): number {
  const claims = token.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "";
  return (JSON.parse(atob(claims)) as { exp: number }).exp * 1000;
}
