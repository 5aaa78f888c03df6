import { Button, FormLayout, InlineStack, Popover, Box, Select, TextField } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RULE_FIELDS, type RuleField } from "../../domain/mapping-rule";
import { OptionSearch } from "../category-search";

/** A condition while it is edited: without a value it says nothing yet. */
export interface EditedCondition {
  key: number;
  field: RuleField;
  value: string;
  label: string | null;
}

const SEARCHED = {
  "local-category": "category",
  "product-type": "type",
  vendor: "vendor",
  tag: "tag",
  collection: "collection",
} as const;

interface RowProps {
  condition: EditedCondition;
  /** Counted from 1. */
  place: number;
  canRemove: boolean;
  onChange(change: Partial<EditedCondition>): void;
  onRemove(): void;
}

/** What a rule looks at, and with what it compares. */
export function ConditionRow({ condition, place, canRemove, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t("rules.conditionNumber", { place })}>
      <FormLayout>
        <FormLayout.Group condensed>
          <Select
            label={t("rules.looksAt")}
            options={RULE_FIELDS.map((value) => ({ value, label: t(`rules.field.${value}`) }))}
            value={condition.field}
            onChange={(field) => onChange({ field: field as RuleField, value: "", label: null })}
          />
          <ConditionValue condition={condition} onChange={onChange} />
          {canRemove ? (
            <div style={{ paddingTop: 24 }}>
              <Button
                icon={XIcon}
                variant="tertiary"
                accessibilityLabel={t("rules.removeCondition", { place })}
                onClick={onRemove}
              />
            </div>
          ) : null}
        </FormLayout.Group>
      </FormLayout>
    </div>
  );
}

function ConditionValue({ condition, onChange }: Pick<RowProps, "condition" | "onChange">) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { field, value, label } = condition;
  if (field === "title-contains")
    return (
      <TextField
        label={t("rules.words")}
        helpText={t("rules.wordsHelp")}
        value={value}
        maxLength={255}
        autoComplete="off"
        onChange={(words) => onChange({ value: words, label: words })}
      />
    );
  const name = t(`rules.field.${field}`);
  return (
    <div style={{ paddingTop: 24 }}>
      <Popover
        active={isOpen}
        onClose={() => setOpen(false)}
        activator={
          <InlineStack>
            <Button
              disclosure
              textAlign="left"
              accessibilityLabel={
                value ? t("rules.chosen", { name, value: label ?? value }) : undefined
              }
              onClick={() => setOpen(!isOpen)}
            >
              {value ? (label ?? t("rules.gone")) : t("rules.choose", { name })}
            </Button>
          </InlineStack>
        }
      >
        <Box padding="300" minWidth="240px">
          <OptionSearch
            field={SEARCHED[field]}
            label={name}
            autoFocus
            onChoose={(option) => {
              setOpen(false);
              onChange({ value: option.value, label: option.label });
            }}
          />
        </Box>
      </Popover>
    </div>
  );
}
