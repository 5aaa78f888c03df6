import { pino, type Logger } from "pino";

// Belt and braces: nothing should log a token, and nothing that does gets through.
const SECRETS = [
  "accessToken",
  "refreshToken",
  "access_token",
  "refresh_token",
  "shopCipher",
  "authCode",
  "authorization",
  "appSecret",
];

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** A structured log: one JSON line an event, on standard error. */
export function createLog(level: string): Log {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    { level, base: undefined, redact: { paths, censor: "[redacted]" } },
    pino.destination({ dest: 2, sync: true }),
  );
}
