import pg from "pg";

// What node-postgres has and its types do not name.
declare module "pg" {
  interface ClientBase {
    getStartupConf(): Record<string, string>;
    processID: number | null;
    connection: { stream: { destroy(): void } };
  }
}

const ENDS_TRANSACTION = /^\s*(commit|rollback)\s*$/i;

/**
 * A connection that speaks UTC, whatever the server's zone is: Prisma sends and reads moments without an offset.
 * One whose COMMIT or ROLLBACK fails throws itself away: Prisma's adapter never gives it back.
 */
export class DatabaseClient extends pg.Client {
  #isAtWork = false;
  #changedAt = performance.now();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("drain", () => this.#note({ isAtWork: false }));
  }

  /** Whether a statement runs. */
  get isAtWork(): boolean {
    return this.#isAtWork;
  }

  /** When a statement last began or ended here, by `performance.now()`. */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** PgBouncer keeps the zone apart for each of its clients; `options` it refuses, and what is SET it mixes up. */
  override getStartupConf(): Record<string, string> {
    return { ...super.getStartupConf(), TimeZone: "UTC" };
  }

  // A field, because it has all the signatures of the one below it.
  override query: pg.Client["query"] = (...args: unknown[]): never => {
    this.#note({ isAtWork: true });
    const answer: unknown = Reflect.apply(super.query, this, args);
    if (answer instanceof Promise && ENDS_TRANSACTION.test(textOf(args[0])))
      answer.catch(() => this.throwAway("a transaction could not be ended"));
    return answer as never;
  };

  #note({ isAtWork }: { isAtWork: boolean }): void {
    this.#isAtWork = isAtWork;
    this.#changedAt = performance.now();
  }

  /** Ends the connection at once, also where nobody answers at the other end. */
  throwAway(why: string): void {
    this.emit("error", new Error(`The connection was thrown away: ${why}`));
    this.connection.stream.destroy();
  }
}

function textOf(query: unknown): string {
  if (typeof query === "string") return query;
  const { text } = (query ?? {}) as { text?: unknown };
  return typeof text === "string" ? text : "";
}
