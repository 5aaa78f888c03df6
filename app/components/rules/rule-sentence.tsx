import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { NamedCondition } from "../../views/rules.server";

interface Sentence {
  isAny: boolean;
  conditions: NamedCondition[];
  categoryPath: string[];
}

/** A rule as a sentence: which products, and where they go. */
export function RuleSentence({ isAny, conditions, categoryPath }: Sentence) {
  const { t } = useTranslation();
  const joint = t(isAny ? "rules.or" : "rules.and");
  return (
    <BlockStack gap="100">
      <Text as="span" fontWeight="semibold">
        {conditions.map(({ field, value, label }, index) => (
          <span key={`${field} ${value}`}>
            {index > 0 ? ` ${joint} ` : ""}
            {t(`rules.condition.${field}`, { value: label ?? t("rules.gone") })}
          </span>
        ))}
      </Text>
      <Text as="span" tone="subdued">
        {t("rules.goTo", { category: categoryPath.join(" › ") })}
      </Text>
    </BlockStack>
  );
}
