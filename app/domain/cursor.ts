import { z } from "zod";
import { jsonSchema, textSchema } from "./asked";
import { collectionIdIn, rowIdIn } from "./ids";

/**
 * Where a page of a list begins, as its address carries it: JSON of this shape. Null where it makes no sense, for
 * instance since the list is in another order: then it begins anew.
 */
export function cursorIn<Shape extends z.ZodType>(
  shape: Shape,
  written: string | null,
): z.output<Shape> | null {
  return jsonSchema.pipe(shape).safeParse(written).data ?? null;
}

// The parts of cursors, as texts that PostgreSQL reads.

export const textPart = textSchema(2_000);

/** An id of 32 bits. */
export const rowIdPart = z.string().refine((text) => rowIdIn(text) !== null);

/** An id of 64 bits. */
export const bigIdPart = z.string().refine((text) => collectionIdIn(text) !== null);

/** A count, or what stands for none. */
export const numberPart = z.string().regex(/^(-1|\d{1,9})$/);

const TIME = /^([1-9]\d{3}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-](?:0\d|1[0-5]))(:\d\d)?$/;

/** A time as PostgreSQL writes it: to the microsecond, in whatever zone it knows, which are those within 16 hours. */
export const timePart = z.string().refine((text) => {
  const [, day, time, hours, minutes = ":00"] = TIME.exec(text) ?? [];
  return z.iso.datetime({ offset: true }).safeParse(`${day}T${time}${hours}${minutes}`).success;
});
