import { useFetcher } from "@remix-run/react";
import { Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConnectionPageView } from "../views/connection.server";

/** How old the stored categories are, and a way not to wait for the night. */
export function TreeCard({ treeListedAt }: ConnectionPageView) {
  const { t, i18n } = useTranslation();
  const fetcher = useFetcher();
  if (!treeListedAt) return null;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeZone: "UTC" });
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="p" tone="subdued">
          {fetcher.data
            ? t("connection.listing")
            : t("connection.listedAt", { date: date.format(new Date(treeListedAt)) })}
        </Text>
        <Button
          loading={fetcher.state !== "idle"}
          onClick={() =>
            fetcher.submit(
              { intent: "list-categories" },
              { method: "post", action: "/app/connection" },
            )
          }
        >
          {t("connection.listNow")}
        </Button>
      </InlineStack>
    </Card>
  );
}
