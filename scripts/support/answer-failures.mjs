/** @typedef {import("@remix-run/node").ServerBuild} ServerBuild */
/** @typedef {ServerBuild["routes"][string]} Route */
/** @typedef {NonNullable<NonNullable<Route>["module"]["loader"]>} Handler */
/**
 * What the app exports beside its documents, in app/entry.server.tsx.
 *
 * @typedef {object} Answers
 * @property {(error: unknown, request: Request) => Response} failureAnswer
 * @property {(allowed: string) => Response} wrongMethodAnswer
 * @property {(answer: Response) => Response} withSentence
 */

/**
 * Where a route without a page fails, or has nothing for a method, Remix answers three words, whatever happened. Here
 * the app answers.
 *
 * @param {ServerBuild} build
 * @returns {ServerBuild}
 */
export function answerFailures(build) {
  const answers = answersOf(build);
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route && !route.module.default ? answering(route, answers) : route,
  ]);
  return { ...build, routes: Object.fromEntries(routes) };
}

/**
 * The last that Express asks: for what fails before the app has the request, or after.
 *
 * @param {Pick<ServerBuild, "entry">} build
 */
export function answerLastFailures(build) {
  const { failureAnswer } = answersOf(build);
  /**
   * Express knows by the four parameters what it is for.
   *
   * @param {unknown} error
   * @param {import("./web-border.mjs").Incoming} request
   * @param {import("./web-border.mjs").Outgoing} response
   * @param {(error: unknown) => void} next
   */
  // eslint-disable-next-line max-params
  return async (error, { originalUrl }, response, next) => {
    if (response.headersSent) return next(error);
    const url = URL.parse(originalUrl, "http://localhost") ?? "http://localhost";
    const answer = failureAnswer(error, new Request(url));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  };
}

/**
 * @param {Pick<ServerBuild, "entry">} build
 * @returns {Answers}
 */
function answersOf({ entry }) {
  return /** @type {Answers} */ (/** @type {unknown} */ (entry.module));
}

/**
 * @param {NonNullable<Route>} route
 * @param {Answers} answers
 */
function answering(route, { failureAnswer, wrongMethodAnswer, withSentence }) {
  /** @param {Handler} handler */
  const guarded = (handler) => async (/** @type {Parameters<Handler>[0]} */ args) => {
    try {
      const answer = await handler(args);
      return answer instanceof Response ? withSentence(answer) : answer;
    } catch (error) {
      if (error instanceof Response) throw withSentence(error);
      return failureAnswer(error, args.request);
    }
  };
  const { loader, action } = route.module;
  const handlers = {
    loader: loader ? guarded(loader) : () => wrongMethodAnswer("POST"),
    action: action ? guarded(action) : () => wrongMethodAnswer("GET, HEAD"),
  };
  return { ...route, module: { ...route.module, ...handlers } };
}
