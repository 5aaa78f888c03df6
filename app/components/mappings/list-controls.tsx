import { Box, Button, Filters, InlineStack } from "@shopify/polaris";
import { memo, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { NO_FILTER, type MappingFilter } from "../../domain/mapping-filter";
import type { MappingsView } from "../../views/mappings.server";
import { OptionSearch } from "../category-search";
import type { useListAddress } from "./list-address";
import { ReasonFilter } from "./reason-filter";
import { ReviewFilter } from "./review-filter";
import { SavedFilters } from "./saved-filters";
import { SortMenu } from "./sort-menu";

const TYPING_MS = 300;

interface ControlsProps {
  view: MappingsView;
  address: ReturnType<typeof useListAddress>;
  isLoading: boolean;
  /** Shows what the keyboard can do. */
  onHelp(): void;
}

/** Search, filters, order and saved filters above the list. Nothing that is done in the list changes them. */
export const ListControls = memo(function ListControls(props: ControlsProps) {
  const { view, address, isLoading, onHelp } = props;
  const { t } = useTranslation();
  const search = useSearch(view.filter.search ?? "", (text) =>
    address.filterBy({ search: text || null }, true),
  );
  return (
    <>
      <div id="mappings-search">
        <Filters
          queryValue={search.text}
          queryPlaceholder={t("mappings.search")}
          onQueryChange={search.type}
          onQueryClear={() => search.type("")}
          filters={useFilters(view.filter, address)}
          appliedFilters={useApplied(view, address)}
          onClearAll={() => void address.filterBy({ ...NO_FILTER, status: view.filter.status })}
          loading={isLoading}
        />
      </div>
      <Box paddingInline="300" paddingBlock="200">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <SortMenu order={view.order} onChoose={(order) => void address.orderBy(order)} />
          <InlineStack gap="200">
            <SavedFilters view={view} onShow={(query) => void address.show(query)} />
            <Button size="slim" variant="tertiary" onClick={onHelp}>
              {t("keyboard.open")}
            </Button>
          </InlineStack>
        </InlineStack>
      </Box>
    </>
  );
});

/** What is typed goes to the address when typing rests. */
function useSearch(shown: string, find: (text: string) => unknown) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      void find(typed.trim());
      setTyped(null);
    }, TYPING_MS);
    return () => clearTimeout(timer);
    // The newest `find` is the one of the last key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  return { text: typed ?? shown, type: setTyped };
}

const SEARCHED = [
  ["category", "localCategory", "localCategoryId"],
  ["branch", "branch", "branch"],
  ["vendor", "vendor", "vendor"],
  ["type", "productType", "productType"],
] as const;

function useFilters(filter: MappingFilter, address: ControlsProps["address"]) {
  const { t } = useTranslation();
  const searched = SEARCHED.map(([field, name, key]) => ({
    key,
    label: t(`mappings.filter.${name}`),
    filter: (
      <OptionSearch
        field={field}
        label={t(`mappings.filter.${name}`)}
        onChoose={({ value }) =>
          void address.filterBy({ [key]: key === "localCategoryId" ? Number(value) : value })
        }
      />
    ),
  }));
  const reason = {
    key: "reason",
    label: t("mappings.filter.reason"),
    filter: <ReasonFilter onChoose={(chosen) => void address.filterBy({ reason: chosen })} />,
  };
  const review = {
    key: "review",
    label: t("mappings.filter.review"),
    filter: (
      <ReviewFilter
        review={filter.review}
        onChoose={(chosen) => void address.filterBy({ review: chosen })}
      />
    ),
  };
  return [...searched, reason, review];
}

function useApplied({ filter, filterNames }: MappingsView, address: ControlsProps["address"]) {
  const { t } = useTranslation();
  const shown: [keyof MappingFilter, string | null][] = [
    [
      "localCategoryId",
      filter.localCategoryId && (filterNames.localCategory ?? t("mappings.filter.unknown")),
    ],
    ["branch", filter.branch && (filterNames.branch ?? t("mappings.filter.unknown"))],
    ["vendor", filter.vendor],
    ["productType", filter.productType],
    ["reason", filter.reason && t(`reason.${filter.reason}`)],
    ["review", filter.review && t(`mappings.review.${filter.review}`)],
  ].map(([key, value]) => [key as keyof MappingFilter, value ? String(value) : null]);
  return shown.flatMap(([key, label]) =>
    label ? [{ key, label, onRemove: () => void address.filterBy({ [key]: null }) }] : [],
  );
}
