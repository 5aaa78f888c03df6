import { config } from "./config";
import { freshIdToken, idToken } from "./id-token";
import { openTop } from "./navigation";

const RETRY = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE = "X-Shopify-API-Request-Failure-Reauthorize-Url";

/** Requests to the app's own server carry the session token and the user's language; one refused as invalid is sent once more. */
export function authenticateFetch(): void {
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("Authorization")) {
      return plainFetch(input, init);
    }
    const again = request.clone();
    const response = await plainFetch(withToken(request, await idToken()));
    const answer = response.headers.has(RETRY)
      ? await plainFetch(withToken(again, await freshIdToken()))
      : response;
    const elsewhere = answer.headers.get(REAUTHORIZE);
    if (elsewhere) openTop(elsewhere);
    return answer;
  };
}

function withToken(request: Request, token: string): Request {
  request.headers.set("Authorization", `Bearer ${token}`);
  request.headers.set("X-Requested-With", "XMLHttpRequest");
  request.headers.set("Accept-Language", config.locale);
  return request;
}
