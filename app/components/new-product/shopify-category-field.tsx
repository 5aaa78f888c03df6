import { Autocomplete } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftFields } from "../../domain/product-draft";
import { findShopifyCategories } from "./ask-app";

type Category = NonNullable<DraftFields["category"]>;

const REST_MS = 250;

interface FieldProps {
  category: Category | null;
  isFrozen: boolean;
  onChange(category: Category | null): void;
  error: string | undefined;
}

/** Shopify's own category of the product, found by its name. */
export function ShopifyCategoryField({ category, isFrozen, onChange, error }: FieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const { found, isSearching } = useFound(typed ?? "");
  return (
    <Autocomplete
      options={found.map(({ id, fullName }) => ({ value: id, label: fullName }))}
      selected={category ? [category.id] : []}
      onSelect={([id]) => {
        const chosen = found.find((each) => each.id === id);
        if (chosen) onChange(chosen);
        setTyped(null);
      }}
      loading={isSearching}
      emptyState={t("newProduct.noCategoryFound")}
      textField={
        <Autocomplete.TextField
          label={t("newProduct.shopifyCategory")}
          value={typed ?? category?.fullName ?? ""}
          onChange={setTyped}
          onBlur={() => {
            if (typed === "") onChange(null);
            setTyped(null);
          }}
          clearButton={category !== null}
          onClearButtonClick={() => {
            onChange(null);
            setTyped(null);
          }}
          autoComplete="off"
          disabled={isFrozen}
          error={error}
        />
      }
    />
  );
}

function useFound(search: string) {
  const [result, setResult] = useState<{ search: string; found: Category[] }>({
    search: "",
    found: [],
  });
  useEffect(() => {
    if (search.trim() === "") return;
    let isCurrent = true;
    const find = async () => {
      const found = await findShopifyCategories<Category>(search.trim());
      if (isCurrent) setResult({ search, found });
    };
    const timer = setTimeout(() => void find(), REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [search]);
  const isAsked = search.trim() !== "";
  return { found: isAsked ? result.found : [], isSearching: isAsked && result.search !== search };
}
