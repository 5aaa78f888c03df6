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

/** Browsers refuse to let more outlive a page: 64 KB, and some room. */
const KEPT_ALIVE_CHARACTERS = 60_000;

/**
 * Asks the app's server. The admin resolves the path against the app's address and adds the session token. What is
 * posted arrives also when the merchant leaves the page at once.
 * @param body is posted; without one the path is read @throws AppRefused
 */
export async function askApp<Body>(path: string, body?: object): Promise<AppAnswer<Body>> {
  const response = await fetch(path, body && posted(JSON.stringify(body))).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (response?.ok && answer !== null) return { status: response.status, body: answer as Body };
  throw new AppRefused(response?.status ?? 0, codeOf(answer));
}

function posted(body: string): RequestInit {
  const keepalive = body.length < KEPT_ALIVE_CHARACTERS;
  return { method: "POST", headers: { "content-type": "application/json" }, body, keepalive };
}

function codeOf(answer: unknown): string {
  const isRefusal = typeof answer === "object" && answer !== null && "error" in answer;
  return isRefusal ? String(answer.error) : "no-answer";
}
