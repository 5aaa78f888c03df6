import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionView } from "../views/home.server";

/** The connection with TikTok Shop, and the one thing to do about it. */
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
      return (
        <Text as="p">
          {t("home.connectedTo", {
            shop: connection.shopName ?? "",
            market: connection.market ?? "",
          })}
        </Text>
      );
    case "choosing-shop":
      return <ShopChoice shops={connection.authorizedShops} />;
    case "needs-reauthorization":
      return (
        <>
          <Text as="p">{t("connection.needsReauthorization")}</Text>
          <ConnectButton label={t("home.reconnect")} />
        </>
      );
    default:
      return (
        <>
          <Text as="p">{t("home.notConnected")}</Text>
          <Text as="p" tone="subdued">
            {t("connection.explain")}
          </Text>
          <ConnectButton label={t("home.connect")} />
        </>
      );
  }
}

function ConnectButton({ label }: { label: string }) {
  const fetcher = useFetcher<{ authorizeUrl: string | null }>();
  const authorizeUrl = fetcher.data?.authorizeUrl;
  useEffect(() => {
    // TikTok Shop's page refuses to be framed: it opens in the top window.
    if (authorizeUrl) open(authorizeUrl, "_top");
  }, [authorizeUrl]);
  return (
    <InlineStack>
      <Button
        variant="primary"
        loading={fetcher.state !== "idle"}
        onClick={() =>
          fetcher.submit({ intent: "connect" }, { method: "post", action: "/app/connection" })
        }
      >
        {label}
      </Button>
    </InlineStack>
  );
}

function ShopChoice({ shops }: { shops: ConnectionView["authorizedShops"] }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  return (
    <>
      <Text as="p">{t("connection.chooseShop")}</Text>
      <InlineStack gap="200">
        {shops.map(({ id, name, region }) => (
          <Button
            key={id}
            loading={fetcher.state !== "idle"}
            onClick={() =>
              fetcher.submit(
                { intent: "choose-shop", tikTokShopId: id },
                { method: "post", action: "/app/connection" },
              )
            }
          >
            {t("connection.useShop", { shop: `${name} (${region})` })}
          </Button>
        ))}
      </InlineStack>
    </>
  );
}
