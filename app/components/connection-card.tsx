import { Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConnectionView } from "../views/connection.server";
import { ConnectButton } from "./connect-button";
import { DisconnectButton } from "./disconnect-button";
import { ShopChoice } from "./shop-choice";

/** The connection with TikTok Shop, and what can be done about it. */
export function ConnectionCard({ connection }: { connection: ConnectionView | null }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("connection.title")}
        </Text>
        <ConnectionState connection={connection} />
      </BlockStack>
    </Card>
  );
}

function ConnectionState({ connection }: { connection: ConnectionView | null }) {
  const { t } = useTranslation();
  switch (connection?.status) {
    case "connected":
      return <Connected connection={connection} />;
    case "choosing-shop":
      return (
        <>
          <Text as="p">{t("connection.chooseShop")}</Text>
          <Text as="p" tone="subdued">
            {t("connection.chooseShopHint")}
          </Text>
          <ShopChoice connection={connection} />
        </>
      );
    case "needs-reauthorization":
      return (
        <>
          <Banner tone="warning">{t("connection.needsReauthorization")}</Banner>
          <InlineStack gap="200">
            <ConnectButton variant="primary" label={t("home.reconnect")} />
            <DisconnectButton connection={connection} />
          </InlineStack>
        </>
      );
    default:
      return (
        <>
          <Text as="p">{t("home.notConnected")}</Text>
          <Text as="p" tone="subdued">
            {t("connection.explain")}
          </Text>
          <InlineStack>
            <ConnectButton variant="primary" label={t("home.connect")} />
          </InlineStack>
        </>
      );
  }
}

function Connected({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const { shopName, market, sellerName, authorizedShops } = connection;
  return (
    <>
      <Text as="p">{t("home.connectedTo", { shop: shopName ?? "", market: market ?? "" })}</Text>
      <Text as="p" tone="subdued">
        {t("connection.seller", { seller: sellerName })}
      </Text>
      {authorizedShops.length > 1 ? (
        <>
          <Text as="h3" variant="headingSm">
            {t("connection.change")}
          </Text>
          <Text as="p" tone="subdued">
            {t("connection.chooseShopHint")}
          </Text>
          <ShopChoice connection={connection} />
        </>
      ) : null}
      <Text as="p" tone="subdued">
        {t("connection.reconnectHint")}
      </Text>
      <InlineStack gap="200">
        <ConnectButton label={t("connection.reconnect")} />
        <DisconnectButton connection={connection} />
      </InlineStack>
    </>
  );
}
