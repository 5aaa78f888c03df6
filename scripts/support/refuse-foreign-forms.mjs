import { matchRoutes } from "@remix-run/react";
import { refuse } from "./web-border.mjs";

/** @typedef {import("@remix-run/node").ServerBuild} ServerBuild */
/** @typedef {import("./web-border.mjs").Incoming} Incoming */

const SENDING = ["POST", "PUT", "PATCH", "DELETE"];

/**
 * Refuses what the pages of other sites send to pages of ours. Remix does so, too, but as a failure: 500, without a word.
 *
 * @param {ServerBuild} build
 */
export function refuseForeignForms(build) {
  const isPage = pagesOf(build);
  /** @param {string} address */
  const isFormOf = (address) => {
    // Of two slashes at the beginning, a base would make a host.
    const { pathname, searchParams } = new URL(`http://localhost${address}`);
    return !searchParams.has("_data") && isPage(pathname);
  };
  /**
   * @param {Incoming} request
   * @param {import("./web-border.mjs").Outgoing} response
   * @param {import("./web-border.mjs").Next} next
   */
  return (request, response, next) => {
    const mayBeForm = SENDING.includes(request.method ?? "") && isForeign(request);
    if (mayBeForm && isFormOf(request.originalUrl)) return refuse(request, response, "bad-request");
    next();
  };
}

/** @param {Incoming} request */
function isForeign({ headers: { origin, host, "x-forwarded-host": forwarded } }) {
  if (!origin) return false;
  const ownHost = `${forwarded ?? ""}`.split(",")[0]?.trim() || host;
  return !URL.canParse(origin) || new URL(origin).host !== ownHost;
}

/**
 * Tells addresses of pages, and those of nothing, from those that answer other things.
 *
 * @param {ServerBuild} build
 */
function pagesOf({ routes }) {
  /** @param {string | undefined} parentId */
  const below = (parentId) =>
    Object.values(routes).flatMap((route) =>
      route && route.parentId === parentId ? [branchOf(route)] : [],
    );
  /**
   * @param {NonNullable<ServerBuild["routes"][string]>} route
   * @returns {Parameters<typeof matchRoutes>[0][number]}
   */
  const branchOf = ({ id, path, index }) =>
    index ? { id, path, index } : { id, path, children: below(id) };
  const tree = below(undefined);
  /** @param {string} pathname */
  return (pathname) => {
    const id = matchRoutes(tree, pathname)?.at(-1)?.route.id;
    return id === undefined || routes[id]?.module.default !== undefined;
  };
}
