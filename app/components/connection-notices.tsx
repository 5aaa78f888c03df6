import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConnectionPageView } from "../views/connection.server";

/** What a merchant should know about the connection before anything else. */
export function ConnectionNotices({ connection, catalogMarket }: ConnectionPageView) {
  const { t, i18n } = useTranslation();
  if (catalogMarket)
    return (
      <Banner title={t("connection.catalogTitle", { market: catalogMarket })} tone="info">
        {t("connection.catalogExplain", { market: catalogMarket })}
      </Banner>
    );
  if (connection?.status !== "connected" || !connection.endsSoonAt) return null;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeZone: "UTC" });
  return (
    <Banner tone="warning">
      {t("connection.endsSoon", { date: date.format(new Date(connection.endsSoonAt)) })}
    </Banner>
  );
}
