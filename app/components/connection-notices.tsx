import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { marketName } from "../texts/market-name";
import type { ConnectionPageView } from "../views/connection.server";

/** Whose categories a shop without a connection gets. */
export function CatalogNotice({ market }: { market: string | null }) {
  const { t, i18n } = useTranslation();
  if (market === null) return null;
  const named = { market: marketName(market, i18n.language) };
  return (
    <Banner title={t("connection.catalogTitle", named)} tone="info">
      {t("connection.catalogExplain", named)}
    </Banner>
  );
}

/** What a merchant should know about the connection before anything else. */
export function ConnectionNotices({ connection, catalogMarket }: ConnectionPageView) {
  const { t, i18n } = useTranslation();
  if (catalogMarket) return <CatalogNotice market={catalogMarket} />;
  if (connection?.status !== "connected" || !connection.endsSoonAt) return null;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeZone: "UTC" });
  return (
    <Banner tone="warning">
      {t("connection.endsSoon", { date: date.format(new Date(connection.endsSoonAt)) })}
    </Banner>
  );
}
