import { BlockStack, Button, InlineStack, Spinner, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FilterOption } from "../views/filter-options.server";
import { useAnswer } from "./use-answer";

export interface FoundOptions {
  options: FilterOption[];
}

const TYPING_MS = 200;

/** Choices that the server finds for what is typed; `onChoose` gets the chosen one. */
export function OptionSearch({
  field,
  label,
  onChoose,
  autoFocus = false,
}: {
  field: "category" | "branch" | "vendor" | "type" | "tag" | "collection";
  label: string;
  onChoose(option: FilterOption): void;
  autoFocus?: boolean;
}) {
  const { t, i18n } = useTranslation();
  const [text, setText] = useState("");
  const query = new URLSearchParams({ field, text });
  const { answer, isFailed } = useAnswer<FoundOptions>(
    `/app/mappings/options?${query}`,
    text ? TYPING_MS : 0,
  );
  const options = answer?.options;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <BlockStack gap="200">
      <TextField
        label={label}
        value={text}
        onChange={setText}
        autoComplete="off"
        autoFocus={autoFocus}
        clearButton
        onClearButtonClick={() => setText("")}
      />
      <div style={{ maxHeight: 280, overflowY: "auto" }} role="group" aria-label={label}>
        <BlockStack gap="100" inlineAlign="start">
          {options?.map((option) => (
            <Button
              key={option.value}
              variant="tertiary"
              textAlign="left"
              onClick={() => onChoose(option)}
            >
              {option.products === null
                ? option.label
                : `${option.label} (${number.format(option.products)})`}
            </Button>
          ))}
        </BlockStack>
        {options?.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("optionSearch.none")}
          </Text>
        ) : null}
        {isFailed ? <Text as="p">{t("optionSearch.failed")}</Text> : null}
        {options || isFailed ? null : (
          <InlineStack align="center">
            <Spinner size="small" accessibilityLabel={t("optionSearch.loading")} />
          </InlineStack>
        )}
      </div>
    </BlockStack>
  );
}
