import { Banner, BlockStack, Link, List, Text } from "@shopify/polaris";
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
          {first.map((product, index) => (
            <List.Item key={index}>
              <Unreadable product={product} />
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

function Unreadable({ product }: { product: UnreadableView["first"][number] }) {
  const { t } = useTranslation();
  const { productId, title, reason } = product;
  if (productId === null)
    return (
      <>
        {title || t("unreadable.unnamed")}: {t("unreadable.reason.unidentified")}
      </>
    );
  return (
    <>
      <Link url={`shopify:admin/products/${productId}`} target="_top">
        {title || t("unreadable.numbered", { id: productId })}
      </Link>
      : {t(`unreadable.reason.${reason}`)}
    </>
  );
}
