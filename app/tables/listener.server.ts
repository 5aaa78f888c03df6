import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseClient } from "./database-client.server";

const LONGEST_CONNECT_MS = 10_000;
const HEARTBEAT_MS = 15_000;
const LONGEST_PAUSE_MS = 30_000;

export interface Hearing {
  channel: string;
  heard(payload: string): void;
  /** After each connecting: what was told before was not heard. */
  connected(): void;
}

/**
 * A connection of its own that hears what is told on a channel. One that closes, or does not answer, is made anew.
 * @throws if it cannot be made at first, or where a pooler stands in between, behind which one hears nothing
 */
export async function listen(
  databaseUrl: string,
  hearing: Hearing,
): Promise<{ close(): Promise<void> }> {
  const listener = new Listener(databaseUrl, hearing);
  await listener.connect();
  return listener;
}

class Listener {
  #client: DatabaseClient | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();

  constructor(
    private readonly databaseUrl: string,
    private readonly hearing: Hearing,
  ) {}

  async connect(): Promise<void> {
    const client = new DatabaseClient({
      connectionString: this.databaseUrl,
      application_name: "leafwise-queue",
      connectionTimeoutMillis: LONGEST_CONNECT_MS,
    });
    client.on("error", () => undefined);
    client.on("notification", ({ payload }) => this.hearing.heard(payload ?? ""));
    try {
      await client.connect();
      if (await isPooled(client)) throw new Error("LISTEN needs a connection without a pooler");
      await client.query(`LISTEN ${client.escapeIdentifier(this.hearing.channel)}`);
      this.#closing.signal.throwIfAborted();
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    this.#heartbeat = setInterval(() => void feel(client), HEARTBEAT_MS);
    client.once("end", () => void this.#connectAgain());
    this.hearing.connected();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#heartbeat);
    await this.#client?.end();
  }

  async #connectAgain(): Promise<void> {
    clearInterval(this.#heartbeat);
    const { signal } = this.#closing;
    for (let pauseMs = 500; !signal.aborted; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
      // Ended by closing, as the connecting is.
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || (await this.#isConnected())) return;
    }
  }

  #isConnected(): Promise<boolean> {
    return this.connect().then(
      () => true,
      () => false,
    );
  }
}

/** A pooler gives out numbers of its own for the processes of the server. */
async function isPooled(client: DatabaseClient): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid !== client.processID;
}

/** A network that swallows everything says nothing of it. */
async function feel(client: DatabaseClient): Promise<void> {
  const tooLate = setTimeout(() => client.throwAway("no heartbeat"), HEARTBEAT_MS / 2);
  await client.query("SELECT 1").catch(() => undefined);
  clearTimeout(tooLate);
}
