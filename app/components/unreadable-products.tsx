import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { UnreadableView } from "../views/unreadable-products.server";

/** Products that the app cannot read or store, by name: the others went on without them. */
export function UnreadableProducts({ view }: { view: UnreadableView }) {
  const { t } = useTranslation();
  const { count, first } = view;
  if (count === 0) return null;
  return (
    <Banner tone="warning" title={t("unreadable.title", { count })}>
      <BlockStack gap="200">
        <Text as="p">{t("unreadable.explain")}</Text>
        <List>
          {first.map(({ name, reason }, index) => (
            <List.Item key={index}>
              {name ?? t("unreadable.unnamed")}: {t(`unreadable.reason.${reason}`)}
            </List.Item>
          ))}
        </List>
        {count > first.length ? (
          <Text as="p">{t("unreadable.more", { count: count - first.length })}</Text>
        ) : null}
      </BlockStack>
    </Banner>
  );
}
