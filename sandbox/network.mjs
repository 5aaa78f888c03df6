// @ts-check
/**
 * Sends requests for the real hosts to the sandbox, with the same method, path, query and body; the host that
 * was meant travels in `x-sandbox-host`. Anything else that is not on this machine is refused: nothing that runs
 * under this preload reaches the internet.
 *
 * As a preload: `SANDBOX_URL=http://127.0.0.1:4000 node --import ./sandbox/network.mjs ...`
 */

const PLAYED_HOSTS = [
  /\.myshopify\.com$/,
  /^cdn\.shopify\.com$/,
  /^(shopify-staged-uploads\.)?storage\.googleapis\.com$/,
  /^open-api\.tiktokglobalshop\.com$/,
  /^auth\.tiktok-shops\.com$/,
  /^services\.(us\.)?tiktokshop\.com$/,
];
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** @param {string} hostname */
export function isPlayedHost(hostname) {
  return PLAYED_HOSTS.some((host) => host.test(hostname));
}

/**
 * Wraps the global fetch; the answer is a function that takes the wrapper off again.
 * @param {string} sandboxUrl
 * @returns {() => void}
 */
export function redirectToSandbox(sandboxUrl) {
  const realFetch = globalThis.fetch;
  /** @type {typeof fetch} */
  const redirectingFetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (LOOPBACK.test(url.hostname) || url.protocol === "data:" || url.protocol === "blob:")
      return realFetch(input, init);
    if (!isPlayedHost(url.hostname)) {
      throw new TypeError(`fetch failed: ${url.host} is outside the sandbox`);
    }
    return realFetch(
      new URL(url.pathname + url.search, sandboxUrl),
      redirectedInit(input, init, url.host),
    );
  };
  globalThis.fetch = redirectingFetch;
  return () => {
    if (globalThis.fetch === redirectingFetch) globalThis.fetch = realFetch;
  };
}

/**
 * @param {string | URL | Request} input
 * @param {RequestInit | undefined} init
 * @param {string} host
 * @returns {RequestInit}
 */
function redirectedInit(input, init, host) {
  /** @type {RequestInit} */
  const ofRequest =
    input instanceof Request
      ? {
          method: input.method,
          headers: input.headers,
          body: input.body,
          redirect: input.redirect,
          signal: input.signal,
        }
      : {};
  const merged = { ...ofRequest, ...init };
  const headers = new Headers(merged.headers);
  headers.set("x-sandbox-host", host);
  // fetch wants to be told that a streamed body is sent before the answer is read.
  return { ...merged, headers, ...(merged.body instanceof ReadableStream && { duplex: "half" }) };
}

if (process.env.SANDBOX_URL) redirectToSandbox(process.env.SANDBOX_URL);
