import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionView } from "../views/connection.server";

const DisconnectDialog = lazy(async () => ({
  default: (await import("./disconnect-dialog")).DisconnectDialog,
}));

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
      {isAsked ? (
        <Suspense fallback={null}>
          <DisconnectDialog
            shop={connection.shopName ?? connection.sellerName}
            onClose={() => setIsAsked(false)}
            onConfirm={disconnect}
          />
        </Suspense>
      ) : null}
    </>
  );
}
