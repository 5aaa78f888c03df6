import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConnectionPageView } from "../views/connection.server";

const LOOK_MS = 2_000;

/** How old the stored categories are, and a way not to wait for the night. */
export function TreeCard({ treeListedAt, connection, catalogMarket }: ConnectionPageView) {
  const { t, i18n } = useTranslation();
  const fetcher = useFetcher();
  const isAwaited = connection?.status === "connected" || catalogMarket !== null;
  useUntil(treeListedAt !== null || !isAwaited);
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
        <Button url="/app/category-changes" variant="plain">
          {t("changes.open")}
        </Button>
        {isAwaited ? (
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
        ) : null}
      </InlineStack>
    </Card>
  );
}

/** Looks again every two seconds, until it is so. */
function useUntil(isSo: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isSo) return;
    const timer = setInterval(revalidate, LOOK_MS);
    return () => clearInterval(timer);
  }, [isSo, revalidate]);
}
