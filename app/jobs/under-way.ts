import type { JobOutcome } from "./handler";

/**
 * What a process does, by job. One that the database did not hear of for some seconds is taken for dead, and its jobs
 * are handed out again, maybe to itself: what is still under way is joined, and not begun twice.
 */
export class UnderWay {
  readonly #goes = new Map<string, Promise<JobOutcome>>();

  /** @param job.expireInSeconds a go that takes longer is given up, and another one begun */
  join(
    { id, expireInSeconds }: { id: string; expireInSeconds: number },
    begin: () => Promise<JobOutcome>,
  ): Promise<JobOutcome> {
    const going = this.#goes.get(id);
    if (going) return going;
    const go = begin();
    const forget = () => {
      clearTimeout(timer);
      if (this.#goes.get(id) === go) this.#goes.delete(id);
    };
    const timer = setTimeout(forget, expireInSeconds * 1_000).unref();
    this.#goes.set(id, go);
    go.then(forget, forget);
    return go;
  }
}
