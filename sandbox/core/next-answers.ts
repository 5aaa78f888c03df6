import { hashOf, pick, shareOf } from "../catalog/seeded";
import { matches } from "./request-log";

export interface AnswerMatch {
  host?: string | RegExp;
  path?: string | RegExp;
  method?: string;
  /** Admin GraphQL: the operation's name or one of its root fields; elsewhere the path with its ids replaced by `*`. */
  operation?: string;
}

export interface NextAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | object;
  /** Alone: the real answer, but later. */
  delayMs?: number;
  /** Cuts the connection without an answer. */
  hangUp?: boolean;
  /** With `hangUp`: when so much of the request's body has come. */
  afterBytes?: number;
  /** With `hangUp`: the request is carried out first, only its answer is lost. */
  isCarriedOut?: boolean;
}

export interface IncomingRequest {
  host: string;
  path: string;
  method: string;
  operations: string[];
}

/** A bad day: a share of the requests is not answered as it should be. */
export interface Disturbance {
  match?: AnswerMatch;
  /** 0 to 1. */
  share: number;
  /** One of them, each as often as the others. */
  answers: readonly NextAnswer[];
  /** The same seed disturbs the same requests in the same order. */
  seed: number;
}

interface Hold {
  match: AnswerMatch;
  /** So many pass before the first one waits. */
  passes: number;
  released: Promise<unknown>;
  release(): void;
}

/** Faults for exactly the next matching requests, first come, first served, or for a share; and requests that wait. */
export class NextAnswers {
  private waiting: { match: AnswerMatch; answer: NextAnswer; left: number }[] = [];
  private readonly holds = new Set<Hold>();
  private readonly disturbances = new Set<Disturbance & { asked: number }>();

  /** The answer takes back what is left of the fault. */
  add(match: AnswerMatch, answer: NextAnswer, times: number): () => void {
    const added = { match, answer, left: times };
    this.waiting.push(added);
    return () => {
      this.waiting = this.waiting.filter((each) => each !== added);
    };
  }

  take(request: IncomingRequest): NextAnswer | undefined {
    const found = this.waiting.find(({ match }) => fits(match, request));
    if (!found) return this.disturbed(request);
    found.left -= 1;
    if (found.left <= 0) this.waiting = this.waiting.filter((each) => each !== found);
    return found.answer;
  }

  /** Until the answer is called. */
  disturb(disturbance: Disturbance): () => void {
    const added = { ...disturbance, asked: 0 };
    this.disturbances.add(added);
    return () => void this.disturbances.delete(added);
  }

  /** Matching requests after the first `after` wait until the answer is called: work is under way while a test looks. */
  hold(match: AnswerMatch, after: number): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const hold: Hold = {
      match,
      passes: after,
      released: promise,
      release: () => {
        this.holds.delete(hold);
        resolve(undefined);
      },
    };
    this.holds.add(hold);
    return hold.release;
  }

  async untilReleased(request: IncomingRequest): Promise<void> {
    for (const hold of this.holds) {
      if (!fits(hold.match, request)) continue;
      hold.passes -= 1;
      if (hold.passes < 0) await hold.released;
    }
  }

  private disturbed(request: IncomingRequest): NextAnswer | undefined {
    for (const disturbance of this.disturbances) {
      const { match = {}, share, answers, seed } = disturbance;
      if (!fits(match, request)) continue;
      disturbance.asked += 1;
      const drawn = `${seed} ${disturbance.asked}`;
      if (shareOf(`whether ${drawn}`) < share) return pick(answers, hashOf(`which ${drawn}`));
    }
    return undefined;
  }

  clear(): void {
    this.waiting = [];
    this.disturbances.clear();
    for (const { release } of this.holds) release();
  }
}

function fits(match: AnswerMatch, request: IncomingRequest): boolean {
  const operationFits =
    match.operation === undefined || request.operations.includes(match.operation);
  const methodFits = match.method === undefined || match.method === request.method;
  return (
    methodFits &&
    operationFits &&
    matches(match.host, request.host) &&
    matches(match.path, request.path)
  );
}
