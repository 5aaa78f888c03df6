import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { marketName } from "../texts/market-name";
import type { ConnectionView } from "../views/connection.server";

type Shop = ConnectionView["authorizedShops"][number];

/** The TikTok shops that the seller authorized. Another market's is taken after saying what that means. */
export function ShopChoice({ connection }: { connection: ConnectionView }) {
  const { t, i18n } = useTranslation();
  const fetcher = useFetcher();
  const [asked, setAsked] = useState<Shop | null>(null);
  const take = (shop: Shop) => {
    setAsked(null);
    fetcher.submit(
      { intent: "choose-shop", tikTokShopId: shop.id },
      { method: "post", action: "/app/connection" },
    );
  };
  const isOtherMarket = ({ region }: Shop) =>
    connection.market !== null && region !== connection.market;
  return (
    <>
      <BlockStack gap="200">
        {connection.authorizedShops.map((shop) => (
          <ShopLine
            key={shop.id}
            shop={shop}
            isInUse={shop.id === connection.shopId}
            isTaken={fetcher.formData?.get("tikTokShopId") === shop.id}
            onUse={() => (isOtherMarket(shop) ? setAsked(shop) : take(shop))}
          />
        ))}
      </BlockStack>
      <Modal
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t("connection.changeTitle", { shop: asked ? nameOf(asked) : "" })}
        primaryAction={{
          content: t("connection.useShop", { shop: asked?.name ?? "" }),
          onAction: () => asked && take(asked),
        }}
        secondaryActions={[{ content: t("connection.cancel"), onAction: () => setAsked(null) }]}
      >
        <Modal.Section>
          <Text as="p">
            {t("connection.changeExplain", {
              market: asked ? marketName(asked.region, i18n.language) : "",
            })}
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}

interface ShopLineProps {
  shop: Shop;
  isInUse: boolean;
  isTaken: boolean;
  onUse(): void;
}

function ShopLine({ shop, isInUse, isTaken, onUse }: ShopLineProps) {
  const { t, i18n } = useTranslation();
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <BlockStack>
        <Text as="span">{shop.name}</Text>
        <Text as="span" tone="subdued" variant="bodySm">
          {marketName(shop.region, i18n.language)}
        </Text>
      </BlockStack>
      {isInUse ? (
        <Badge tone="success">{t("connection.inUse")}</Badge>
      ) : (
        <Button
          loading={isTaken}
          accessibilityLabel={t("connection.useShop", { shop: nameOf(shop) })}
          onClick={onUse}
        >
          {t("connection.use")}
        </Button>
      )}
    </InlineStack>
  );
}

function nameOf({ name, region }: Shop): string {
  return `${name} (${region})`;
}
