import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

/**
 * The adapter of the migration commands only; the app uses the stock one.
 * The stock adapter 6.19.3 cannot serve the schema engine: it refuses the column types of
 * PostgreSQL's catalogs, cuts scripts at every semicolon (also inside function bodies), would take
 * the real database for the shadow database when given a URL, and drops the shadow database while
 * its own pool still holds it open. It also locks for as long as its session lasts, which behind a pooler is for
 * ever: `applyMigrations` locks instead.
 */
export class MigrateAdapter extends PrismaPg {
  readonly #url: string;

  constructor(url: string) {
    // allowExitOnIdle: the CLI never closes the pool, and would wait ten seconds for it.
    super({ connectionString: url, Client: CatalogClient, allowExitOnIdle: true } as pg.PoolConfig);
    this.#url = url;
  }

  override async connect() {
    return sendScriptsWhole(await super.connect());
  }

  override async connectToShadowDb() {
    const main = await this.connect();
    const database = `leafwise_shadow_${crypto.randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}"`);
    // In the URL, not beside it: pg lets a connection string win over a `database` option.
    const shadowUrl = new URL(this.#url);
    shadowUrl.pathname = `/${database}`;
    const shadow = await new MigrateAdapter(shadowUrl.href).connect();
    const closePool = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await closePool();
      await main.executeScript(`DROP DATABASE "${database}"`);
      await main.dispose();
    };
    return shadow;
  }
}

/**
 * The schema engine arms a timeout of ten seconds for its advisory lock and never clears it: every
 * migration command would end ten seconds late. Unreferenced, the timeout still fires while a
 * command waits for the lock.
 */
export function endWithoutLockTimeout() {
  const setTimeoutOfNode = globalThis.setTimeout;
  const unreferenced = (...args: Parameters<typeof setTimeout>) => {
    const timeout = setTimeoutOfNode(...args);
    return args[1] === 10_000 ? timeout.unref() : timeout;
  };
  globalThis.setTimeout = Object.assign(unreferenced, setTimeoutOfNode);
}

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

function sendScriptsWhole(connection: Connection): Connection {
  connection.executeScript = async (script) => {
    // Without parameters pg takes the simple protocol, which allows many statements.
    await connection.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  return connection;
}

/** "char" (18) and name (19), and arrays of them (1002, 1003), are read as text (25) and text[] (1009). */
const READ_AS = new Map([
  [18, 25],
  [19, 25],
  [1002, 1009],
  [1003, 1009],
]);

class CatalogClient extends pg.Client {
  /** As every connection of the app: `DatabaseClient` says why. */
  override getStartupConf() {
    return { ...super.getStartupConf(), TimeZone: "UTC" };
  }

  // pg's Pool calls query(config, values, callback), everything else query(config, values).
  override query(...args: unknown[]): never {
    if (hasText(args[0]))
      args[0].text = args[0].text
        .replace(OTHER_CONSTRAINTS, OTHER_THAN_NOT_NULL)
        .replace(SESSION_LOCK, "SELECT 1");
    const callback = args.at(-1);
    if (typeof callback === "function") {
      args[args.length - 1] = (error: unknown, result: unknown) =>
        callback(error, readAsText(result));
    }
    const answer: unknown = Reflect.apply(super.query, this, args);
    return (answer instanceof Promise ? answer.then(readAsText) : answer) as never;
  }
}

const SESSION_LOCK = /^SELECT pg_advisory_lock\(\d+\)$/;

/** PostgreSQL 18 lists NOT NULL among the constraints, as type n, which the schema engine does not know. */
const OTHER_CONSTRAINTS = "contype NOT IN ('p', 'u', 'f')";
const OTHER_THAN_NOT_NULL = "contype NOT IN ('p', 'u', 'f', 'n')";

function hasText(query: unknown): query is { text: string } {
  return (
    typeof query === "object" && query !== null && "text" in query && typeof query.text === "string"
  );
}

function readAsText<Result>(result: Result): Result {
  const { fields } = (result ?? {}) as { fields?: pg.FieldDef[] };
  for (const field of fields ?? [])
    field.dataTypeID = READ_AS.get(field.dataTypeID) ?? field.dataTypeID;
  return result;
}
