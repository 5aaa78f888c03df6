/** A deadlock, and a serialization failure. */
const CONFLICTS = new Set(["40P01", "40001"]);
/** Connection exceptions, too many connections, a server that ends, starts, or only reads since another one took over. */
const AWAY = /^(08...|25006|53300|57P0[1-5])$/;
const AWAY_KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);
const AWAY_SOCKET = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EPIPE"]);
/** What node-postgres says without a code. */
const AWAY_MESSAGE =
  /^(Connection terminated|The connection was thrown away|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** What PostgreSQL calls a failure ("40P01"), wherever Prisma keeps it; null where it is none of PostgreSQL's. */
export function postgresCode(error: unknown): string | null {
  for (const { code, severity, originalCode } of layersOf(error)) {
    if (typeof originalCode === "string") return originalCode;
    if (typeof severity === "string" && typeof code === "string") return code;
    if (code === "P2034") return "40001";
  }
  return null;
}

/** Whether the work lost against somebody else's and was rolled back: the same work again may succeed. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(postgresCode(error) ?? "");
}

/** Whether the database could not be reached, or went away meanwhile: what was under way may be done or not. */
export function isDatabaseAway(error: unknown): boolean {
  if (AWAY.test(postgresCode(error) ?? "")) return true;
  return layersOf(error).some(
    ({ kind, code, message }) =>
      AWAY_KINDS.has(String(kind)) ||
      AWAY_SOCKET.has(String(code)) ||
      AWAY_MESSAGE.test(String(message)),
  );
}

/** Whether Prisma gave a transaction up that could not begin, or did not end, in its time. */
export function isTransactionLost(error: unknown): boolean {
  return layersOf(error).some(({ code }) => code === "P2028");
}

interface Layer {
  code?: unknown;
  severity?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
}

/** Prisma wraps the adapter's error, and that one PostgreSQL's. */
function layersOf(error: unknown): Layer[] {
  if (typeof error !== "object" || error === null) return [];
  const layer: Layer = error;
  return [layer, ...layersOf(layer.meta?.driverAdapterError), ...layersOf(layer.cause)];
}
