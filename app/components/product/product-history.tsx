import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DecisionView } from "../../views/product.server";

interface ProductHistoryProps {
  history: DecisionView[];
  /** Whose own decisions are shown as "You". */
  userId: string;
}

/** Who decided what about the product, newest first. */
export function ProductHistory({ history, userId }: ProductHistoryProps) {
  const { t, i18n } = useTranslation();
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("product.history")}
        </Text>
        {history.length === 0 ? <Text as="p">{t("product.noHistory")}</Text> : null}
        {history.map(({ at, actor, before, after }) => (
          <BlockStack key={`${at}-${after.path?.join()}`}>
            <Text as="p">{sentence(after)}</Text>
            {before.path && before.path.join() !== after.path?.join() ? (
              <Text as="p" tone="subdued">
                {t("product.decision.before", { path: before.path.join(" › ") })}
              </Text>
            ) : null}
            <Text as="p" tone="subdued" variant="bodySm">
              {`${who(actor)} · ${time.format(new Date(at))}`}
            </Text>
          </BlockStack>
        ))}
        <Link url="/app/history">{t("history.link")}</Link>
      </BlockStack>
    </Card>
  );

  function sentence({ status, path }: DecisionView["after"]): string {
    if (status === "confirmed" && path)
      return t("product.decision.confirmed", { path: path.join(" › ") });
    return t("product.decision.status", { status: t(`mappings.status.${status}`) });
  }

  function who(actor: string): string {
    if (actor === userId) return t("product.actor.you");
    if (actor === "tiktok-shop") return t("product.actor.tikTokShop");
    return /^\d+$/.test(actor)
      ? t("product.actor.colleague", { id: actor })
      : t("product.actor.automatic");
  }
}
