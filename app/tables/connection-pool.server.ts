import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { DatabaseClient } from "./database-client.server";

export interface PoolOptions {
  /** Most connections at once: two or more. */
  connections: number;
  log: Record<"warn" | "error", (facts: object, message: string) => void>;
  /** How long nothing may run on a place that is out, while others wait for it, until it is taken for lost. */
  patienceMs?: number;
  /** How long a statement may run, while others wait for its place. */
  longestStatementMs?: number;
}

interface Place {
  since: number;
  /** Held for longer than a statement: by a transaction. */
  isHeld: boolean;
  giveBack(): void;
}

type Callback = NonNullable<Parameters<pg.Pool["connect"]>[0]>;

const PATIENCE_MS = 45_000;
/** A statement that was sent into a network that is gone looks like one that takes long: TCP knows after a quarter of an hour. */
const LONGEST_STATEMENT_MS = 60_000;
/** A network that lost a connection on which nothing was sent does not say so: half a minute later it is known. */
const KEEP_ALIVE_MS = 10_000;
/** Longer than the patience: who waits is served before. */
const LONGEST_WAIT_MS = 60_000;
const LONGEST_END_MS = 10_000;

/**
 * The connections of a process: whoever needs one waits for it. Transactions leave one place to single statements, and
 * to what is written beside them from inside of them: no one who waits for that waits for ever. A connection that
 * closes gives its place back, whoever holds it. Where all places are out and others wait, those on which nothing runs
 * any more are lost: the log is told, and they are made anew.
 */
export class ConnectionPool extends pg.Pool {
  readonly #log: PoolOptions["log"];
  readonly #patienceMs: number;
  readonly #longestStatementMs: number;
  readonly #mostHolders: number;
  readonly #out = new Map<pg.PoolClient, Place>();
  readonly #waitingHolders: (() => void)[] = [];
  readonly #isInside = new AsyncLocalStorage<boolean>();
  readonly #watch: NodeJS.Timeout;
  #holders = 0;

  constructor(databaseUrl: string, options: PoolOptions) {
    const { connections, log, patienceMs = PATIENCE_MS } = options;
    super({
      connectionString: databaseUrl,
      application_name: "leafwise",
      max: connections,
      connectionTimeoutMillis: LONGEST_WAIT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      Client: DatabaseClient,
    } as pg.PoolConfig);
    this.#log = log;
    this.#patienceMs = patienceMs;
    this.#longestStatementMs = options.longestStatementMs ?? LONGEST_STATEMENT_MS;
    this.#mostHolders = connections - 1;
    this.on("acquire", (client) => this.#follow(client));
    this.on("release", (_error, client) => this.#unfollow(client));
    this.on("error", (error) => log.warn({ err: error }, "an idle connection closed"));
    this.#watch = setInterval(() => this.#lookForLostPlaces(), patienceMs / 9).unref();
  }

  // pg's `query` asks with a callback, and gives back behind its statement; a transaction asks without.
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.#isInside.getStore() ? super.connect() : this.#connectHolder();
    super.connect(callback);
    return undefined;
  }

  /** Does the work of a transaction that holds a place. */
  inside<Answer>(work: () => Answer): Answer {
    return this.#isInside.run(true, work);
  }

  /** Begins something that outlives the transaction from inside of which it may have been asked for. */
  outside<Answer>(work: () => Answer): Answer {
    return this.#isInside.run(false, work);
  }

  /** Waits for those under way, for ten seconds at the most. */
  override async end(): Promise<void> {
    if (this.ending) return;
    clearInterval(this.#watch);
    const force = setTimeout(
      () => throwAway([...this.#out.keys()], "the pool ends"),
      LONGEST_END_MS,
    );
    await super.end();
    clearTimeout(force);
  }

  async #connectHolder(): Promise<pg.PoolClient> {
    if (this.#holders < this.#mostHolders) this.#holders += 1;
    else await new Promise<void>((resolve) => this.#waitingHolders.push(resolve));
    try {
      const client = await super.connect();
      const place = this.#out.get(client);
      if (place) place.isHeld = true;
      // It closed on its way here.
      else this.#letNextHold();
      return client;
    } catch (error) {
      this.#letNextHold();
      throw error;
    }
  }

  #letNextHold(): void {
    const next = this.#waitingHolders.shift();
    if (next) next();
    else this.#holders -= 1;
  }

  #follow(client: pg.PoolClient): void {
    const giveBack = () => {
      if (!this.#out.has(client)) return;
      client.release(true);
      // Whoever still holds it may give it back as well.
      client.release = () => undefined;
    };
    this.#out.set(client, { since: performance.now(), isHeld: false, giveBack });
    client.on("error", giveBack);
    client.on("end", giveBack);
  }

  #unfollow(client: pg.PoolClient): void {
    const place = this.#out.get(client);
    if (!place) return;
    this.#out.delete(client);
    client.off("error", place.giveBack);
    client.off("end", place.giveBack);
    if (place.isHeld) this.#letNextHold();
  }

  #lookForLostPlaces(): void {
    const out = [...this.#out];
    const held = out.filter(([, { isHeld }]) => isHeld);
    if (this.#waitingHolders.length > 0 && held.length === this.#mostHolders) this.#renew(held);
    else if (this.waitingCount > 0 && out.length === this.options.max) this.#renew(out);
  }

  #renew(places: [pg.PoolClient, Place][]): void {
    const lost = places.filter(([client, { since }]) => this.#isLost(client, since));
    if (lost.length === 0) return;
    const facts = { lost: lost.length, of: places.length };
    this.#log.error(facts, "places of the connection pool do not come back: they are made anew");
    throwAway(
      lost.map(([client]) => client),
      "its place did not come back",
    );
  }

  #isLost(client: pg.PoolClient, since: number): boolean {
    if (!(client instanceof DatabaseClient)) return false;
    const unchangedForMs = performance.now() - Math.max(since, client.changedAt);
    return unchangedForMs > (client.isAtWork ? this.#longestStatementMs : this.#patienceMs);
  }
}

function throwAway(clients: pg.PoolClient[], why: string): void {
  for (const client of clients) if (client instanceof DatabaseClient) client.throwAway(why);
}
