import { useNavigate, useSearchParams } from "@remix-run/react";
import { useMemo } from "react";
import { queryOf, type MappingFilter, type MappingOrder } from "../../domain/mapping-filter";

/** The address of the list, and how to go to another: filter, order and page live in it alone. */
export function useListAddress(filter: MappingFilter, order: MappingOrder) {
  const navigate = useNavigate();
  const [query] = useSearchParams();
  return useMemo(() => {
    const go = (next: URLSearchParams, replace = false) =>
      navigate(`/app/mappings?${next}`, { preventScrollReset: true, replace });
    return {
      query,
      /** With another filter the list begins again. */
      filterBy: (change: Partial<MappingFilter>, replace = false) =>
        go(addressOf({ ...filter, ...change }, order), replace),
      orderBy: (next: MappingOrder) => go(addressOf(filter, next)),
      show: (savedQuery: string) => go(new URLSearchParams(savedQuery)),
      turnTo: (side: "before" | "after", cursor: string) => {
        const next = addressOf(filter, order);
        next.set(side, cursor);
        go(next);
      },
    };
  }, [navigate, query, filter, order]);
}

function addressOf(filter: MappingFilter, order: MappingOrder): URLSearchParams {
  const query = new URLSearchParams(queryOf(filter));
  if (order.sort !== "title") query.set("sort", order.sort);
  if (order.isDescending) query.set("order", "desc");
  return query;
}
