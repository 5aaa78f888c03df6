/** The app's server did not do what it was asked. */
export class AppRefused extends Error {
  /** @param status 0 where there was no answer */
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`Leafwise answered ${status} ${code}`);
  }
}

export interface AppAnswer<Body> {
  status: number;
  body: Body;
}

/**
 * Asks the app's server. The admin resolves the path against the app's address and adds the session token.
 * @param body is posted; without one the path is read @throws AppRefused
 */
export async function askApp<Body>(path: string, body?: object): Promise<AppAnswer<Body>> {
  const init = body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, init).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (response?.ok && answer !== null) return { status: response.status, body: answer as Body };
  throw new AppRefused(response?.status ?? 0, codeOf(answer));
}

function codeOf(answer: unknown): string {
  const isRefusal = typeof answer === "object" && answer !== null && "error" in answer;
  return isRefusal ? String(answer.error) : "no-answer";
}
