import { useFetcher } from "@remix-run/react";
import { Badge, Button, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionView } from "../views/connection.server";

type Shop = ConnectionView["authorizedShops"][number];

/** The TikTok shops that the seller authorized. Another market's is taken after saying what that means. */
export function ShopChoice({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
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
      <InlineStack gap="200" blockAlign="center">
        {connection.authorizedShops.map((shop) =>
          shop.id === connection.shopId ? (
            <Badge key={shop.id} tone="success">
              {`${nameOf(shop)} · ${t("connection.inUse")}`}
            </Badge>
          ) : (
            <Button
              key={shop.id}
              loading={fetcher.state !== "idle"}
              onClick={() => (isOtherMarket(shop) ? setAsked(shop) : take(shop))}
            >
              {t("connection.useShop", { shop: nameOf(shop) })}
            </Button>
          ),
        )}
      </InlineStack>
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
          <Text as="p">{t("connection.changeExplain", { market: asked?.region ?? "" })}</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}

function nameOf({ name, region }: Shop): string {
  return `${name} (${region})`;
}
