import type { z } from "zod";
import { UnexpectedAnswer } from "./errors";

/** Reads the `data` of an answer. @throws UnexpectedAnswer if it is not what the API promises. */
export function parseAnswer<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const message = `an unexpected answer (${parsed.error.issues[0]?.path.join(".")})`;
  throw new UnexpectedAnswer({ code: "unexpected-answer", message, requestId: null });
}
