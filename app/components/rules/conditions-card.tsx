import { BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { ConditionRow, type EditedCondition } from "./condition-row";

interface Edited {
  isAny: boolean;
  conditions: EditedCondition[];
}

/** "Products where all / any of these hold". */
export function ConditionsCard({
  rule,
  onChange,
}: {
  rule: Edited;
  onChange(change: Partial<Edited>): void;
}) {
  const { t } = useTranslation();
  const { isAny, conditions } = rule;
  const nextKey = Math.max(0, ...conditions.map(({ key }) => key)) + 1;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("rules.where")}
        </Text>
        {conditions.length > 1 ? (
          <InlineStack>
            <Select
              label={t("rules.howMany")}
              labelInline
              options={[
                { value: "all", label: t("rules.all") },
                { value: "any", label: t("rules.any") },
              ]}
              value={isAny ? "any" : "all"}
              onChange={(value) => onChange({ isAny: value === "any" })}
            />
          </InlineStack>
        ) : null}
        {conditions.map((condition, index) => (
          <ConditionRow
            key={condition.key}
            condition={condition}
            place={index + 1}
            canRemove={conditions.length > 1}
            onChange={(change) =>
              onChange({
                conditions: conditions.map((each) =>
                  each === condition ? { ...each, ...change } : each,
                ),
              })
            }
            onRemove={() =>
              onChange({ conditions: conditions.filter((each) => each !== condition) })
            }
          />
        ))}
        <InlineStack>
          <Button
            icon={PlusIcon}
            disabled={conditions.length >= 20}
            onClick={() => onChange({ conditions: [...conditions, emptyCondition(nextKey)] })}
          >
            {t("rules.addCondition")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

export function emptyCondition(key: number): EditedCondition {
  return { key, field: "product-type", value: "", label: null };
}
