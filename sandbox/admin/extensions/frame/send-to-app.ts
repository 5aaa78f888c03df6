import type { FrameContext } from "../frame-context";

/** fetch as extensions have it: paths are of the app's server, which gets the session token; nothing else does. */
export function sendToApp({ appUrl, storeName }: FrameContext): typeof fetch {
  const plainFetch = window.fetch.bind(window);
  return async (input, init) => {
    const given = input instanceof Request ? input.url : String(input);
    const url = new URL(given, appUrl);
    if (url.origin !== new URL(appUrl).origin) return plainFetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set("Authorization", `Bearer ${await freshToken(plainFetch, storeName)}`);
    return plainFetch(url, { ...init, headers });
  };
}

sendToApp.idToken = ({ storeName }: FrameContext) => {
  const plainFetch = window.fetch.bind(window);
  return () => freshToken(plainFetch, storeName);
};

async function freshToken(plainFetch: typeof fetch, storeName: string): Promise<string> {
  const response = await plainFetch(`/store/${storeName}/session-token`, { method: "POST" });
  const { idToken } = (await response.json()) as { idToken: string };
  return idToken;
}
