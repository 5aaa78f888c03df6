import { Badge, BlockStack, InlineStack, List, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CardAttribute, CardRequirement } from "../views/category-card.server";

interface CategoryNeedsProps {
  requirement: CardRequirement;
  isAboutProduct: boolean;
}

/** What a listing in a category needs, each with whether Shopify has it already. */
export function CategoryNeeds({ requirement, isAboutProduct }: CategoryNeedsProps) {
  const { t, i18n } = useTranslation();
  const { attributes, certifications, papers } = requirement;
  const required = certifications.filter(({ isRequired }) => isRequired);
  const grams = new Intl.NumberFormat(i18n.language, { style: "unit", unit: "gram" });
  return (
    <BlockStack gap="300">
      <Part title={t("needs.attributes")} empty={t("needs.noAttributes")}>
        {attributes.map((attribute) => (
          <Attribute key={attribute.name} attribute={attribute} isChecked={isAboutProduct} />
        ))}
      </Part>
      {requirement.optionalAttributes > 0 ? (
        <Text as="p" tone="subdued">
          {t("needs.optionalAttributes", { count: requirement.optionalAttributes })}
        </Text>
      ) : null}
      <Part title={t("needs.certifications")} empty={t("needs.noCertifications")}>
        {required.map(({ name, details }) => (
          <List.Item key={name}>
            {name}
            {details ? (
              <Text as="span" tone="subdued">
                {` · ${details}`}
              </Text>
            ) : null}
          </List.Item>
        ))}
      </Part>
      <Part title={t("needs.more")} empty={t("needs.nothingMore")}>
        {requirement.sizeChart === "none" ? null : (
          <List.Item>{t(`needs.sizeChart.${requirement.sizeChart}`)}</List.Item>
        )}
        {requirement.needsPackageDimensions ? (
          <List.Item>
            <InlineStack gap="200">
              {t("needs.package")}
              <Evidence
                evidence={requirement.weightGrams && grams.format(requirement.weightGrams)}
                isChecked={isAboutProduct}
              />
            </InlineStack>
          </List.Item>
        ) : null}
        {papers.map((paper) => (
          <List.Item key={paper}>{t(`needs.paper.${paper}`)}</List.Item>
        ))}
      </Part>
    </BlockStack>
  );
}

function Part({ title, empty, children }: { title: string; empty: string; children: ReactNode }) {
  const hasItems = Array.isArray(children) ? children.flat().some(Boolean) : Boolean(children);
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="headingXs">
        {title}
      </Text>
      {hasItems ? (
        <List>{children}</List>
      ) : (
        <Text as="p" tone="subdued">
          {empty}
        </Text>
      )}
    </BlockStack>
  );
}

function Attribute({ attribute, isChecked }: { attribute: CardAttribute; isChecked: boolean }) {
  const { t } = useTranslation();
  return (
    <List.Item>
      <InlineStack gap="200" blockAlign="center">
        {attribute.isSales ? t("needs.salesAttribute", { name: attribute.name }) : attribute.name}
        <Evidence evidence={attribute.evidence} isChecked={isChecked} />
      </InlineStack>
    </List.Item>
  );
}

function Evidence({
  evidence,
  isChecked,
}: {
  evidence: string | number | null;
  isChecked: boolean;
}) {
  const { t } = useTranslation();
  if (!isChecked) return null;
  return evidence ? (
    <Badge tone="success">{t("needs.inShopify", { value: evidence })}</Badge>
  ) : (
    <Badge tone="attention">{t("needs.missing")}</Badge>
  );
}
