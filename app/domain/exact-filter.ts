import { z } from "zod";
import { textSchema } from "./asked";
import { filterOf, queryOf, type MappingFilter } from "./mapping-filter";

const NAMES = "status q category branch answer vendor type reason review".split(" ");

/**
 * The filter of a decision, as a page sends it. What makes no sense in it is refused: ignored, it would let the decision
 * be about more products than the merchant sees.
 */
export const exactFilterSchema = textSchema(2_000)
  .transform((text) => exactFilterOf(new URLSearchParams(text)))
  .pipe(z.custom<MappingFilter>((filter) => filter !== null));

function exactFilterOf(query: URLSearchParams): MappingFilter | null {
  const filter = filterOf(query);
  const understood = new URLSearchParams(queryOf(filter));
  const isExact = NAMES.every((name) => understood.has(name) || !query.get(name));
  return isExact ? filter : null;
}
