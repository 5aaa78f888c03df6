// @ts-expect-error: comes without types
import onHeaders from "on-headers";
import texts from "../../app/texts/en.json" with { type: "json" };

// What stands in front of the app, in the words of Express.
/** @typedef {import("node:http").IncomingMessage & { protocol: string, originalUrl: string }} Incoming */
/** @typedef {import("node:http").ServerResponse} Outgoing */
/** @typedef {() => void} Next */

/** The largest body that the app takes, a file to be imported; routes take less. */
const MOST_BYTES = 20 * 1024 * 1024;
const DEFAULT_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
};

/**
 * Every answer has them, whoever makes it.
 *
 * @param {Incoming} _request
 * @param {Outgoing} response
 * @param {Next} next
 */
export function withDefaultHeaders(_request, response, next) {
  onHeaders(response, () => {
    for (const [name, value] of Object.entries(DEFAULT_HEADERS))
      if (!response.hasHeader(name)) response.setHeader(name, value);
  });
  next();
}

/**
 * Refuses what cannot be made a request of the app: methods that fetch does not know, addresses that are none.
 *
 * @param {Incoming} request
 * @param {Outgoing} response
 * @param {Next} next
 */
export function refuseSenseless(request, response, next) {
  if (!makesSense(request)) return refuse(request, response, "bad-request");
  next();
}

/** @param {Incoming} request */
function makesSense({ method = "GET", protocol, headers, originalUrl }) {
  try {
    const { url } = new Request(`${protocol}://${headers.host}${originalUrl}`, { method });
    decodeURIComponent(new URL(url).pathname);
    // Remix takes the port from here first, whoever sent it.
    const forwardedPort = Number.parseInt(`${headers["x-forwarded-host"]}`.split(":")[1] ?? "", 10);
    return Number.isNaN(forwardedPort) || isPort(forwardedPort);
  } catch {
    return false;
  }
}

/** @param {number} number */
function isPort(number) {
  return number >= 0 && number < 2 ** 16;
}

/**
 * Refuses a body that says itself that it is too large. One that does not is counted by the app as it is read.
 *
 * @param {Incoming} request
 * @param {Outgoing} response
 * @param {Next} next
 */
export function refuseLargeBody(request, response, next) {
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES)
    return refuse(request, response, "too-large");
  next();
}

/**
 * Lets the rest of a body that nobody reads come, and throws it away: who still sends it hears the answer only then.
 *
 * @param {Incoming} request
 * @param {Outgoing} response
 * @param {Next} next
 */
export function dropUnreadBody(request, response, next) {
  response.once("finish", () => request.removeAllListeners("data").resume());
  next();
}

const STATUSES = { "bad-request": 400, "too-large": 413 };

/**
 * Says it as a page to browsers, and as JSON to everybody else.
 *
 * @param {Incoming} request
 * @param {Outgoing} response
 * @param {keyof typeof STATUSES} why
 */
export function refuse(request, response, why) {
  const message = texts.refused[why];
  const isPage = request.headers.accept?.includes("text/html");
  response.writeHead(STATUSES[why], {
    "Content-Type": isPage ? "text/html; charset=utf-8" : "application/json",
    "Cache-Control": "no-store",
  });
  response.end(
    isPage
      ? `<!doctype html><html lang="en"><title>${texts.app.name}</title><p>${message}</p></html>`
      : JSON.stringify({ error: why, outcome: why, message }),
  );
}
