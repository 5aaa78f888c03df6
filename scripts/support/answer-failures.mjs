/** @typedef {import("@remix-run/node").ServerBuild} ServerBuild */
/** @typedef {ServerBuild["routes"][string]} Route */
/** @typedef {NonNullable<NonNullable<Route>["module"]["loader"]>} Handler */
/** @typedef {(error: unknown, request: Request) => Response} FailureAnswer */

/**
 * Where a route without a page fails, Remix answers 500 and three words, whatever happened. Here the app answers.
 *
 * @param {ServerBuild} build
 * @returns {ServerBuild}
 */
export function answerFailures(build) {
  const { failureAnswer } = /** @type {{ failureAnswer: FailureAnswer }} */ (
    /** @type {unknown} */ (build.entry.module)
  );
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route && !route.module.default ? answering(route, failureAnswer) : route,
  ]);
  return { ...build, routes: Object.fromEntries(routes) };
}

/**
 * @param {NonNullable<Route>} route
 * @param {FailureAnswer} failureAnswer
 */
function answering(route, failureAnswer) {
  /** @param {Handler | undefined} handler */
  const guarded = (handler) =>
    handler &&
    (async (/** @type {Parameters<Handler>[0]} */ args) => {
      try {
        return await handler(args);
      } catch (error) {
        if (error instanceof Response) throw error;
        return failureAnswer(error, args.request);
      }
    });
  const { loader, action } = route.module;
  const handlers = {
    ...(loader && { loader: guarded(loader) }),
    ...(action && { action: guarded(action) }),
  };
  return { ...route, module: { ...route.module, ...handlers } };
}
