import { useFetcher } from "@remix-run/react";
import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionView } from "../views/connection.server";

/** Ends the connection, after saying what that means. */
export function DisconnectButton({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const fetcher = useFetcher();
  const disconnect = () => {
    setIsAsked(false);
    fetcher.submit({ intent: "disconnect" }, { method: "post", action: "/app/connection" });
  };
  return (
    <>
      <Button
        tone="critical"
        variant="tertiary"
        loading={fetcher.state !== "idle"}
        onClick={() => setIsAsked(true)}
      >
        {t("connection.disconnect")}
      </Button>
      <Modal
        open={isAsked}
        onClose={() => setIsAsked(false)}
        title={t("connection.disconnectTitle")}
        primaryAction={{
          content: t("connection.disconnect"),
          destructive: true,
          onAction: disconnect,
        }}
        secondaryActions={[{ content: t("connection.cancel"), onAction: () => setIsAsked(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            {t("connection.disconnectExplain", {
              shop: connection.shopName ?? connection.sellerName,
            })}
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
