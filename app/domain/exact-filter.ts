import { z } from "zod";
import { textSchema } from "./asked";
import { filterOf, LONGEST_QUERY, queryOf, type MappingFilter } from "./mapping-filter";

const NAMES = "status q category branch answer vendor type reason review".split(" ");

/** A filter as an address carries it, whatever it means. */
export const filterText = textSchema(LONGEST_QUERY);

/**
 * The filter of a decision, as a page sends it. What makes no sense in it is refused: ignored, it would let the decision
 * be about more products than the merchant sees.
 */
export const exactFilterSchema = filterText
  .transform((text) => exactFilterOf(new URLSearchParams(text)))
  .pipe(z.custom<MappingFilter>((filter) => filter !== null));

function exactFilterOf(query: URLSearchParams): MappingFilter | null {
  const filter = filterOf(query);
  const understood = new URLSearchParams(queryOf(filter));
  const isExact = NAMES.every((name) => understood.has(name) || !query.get(name));
  return isExact ? filter : null;
}
