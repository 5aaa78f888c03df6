import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ProductView } from "../../views/product.server";

/** What the merchant should know before deciding. */
export function ProductNotices({ product }: { product: ProductView }) {
  const { t } = useTranslation();
  const { status, reason, reasonDetail } = product;
  return (
    <>
      {product.connection === "connected" ? null : (
        <Banner tone="warning" action={{ content: t("connection.title"), url: "/app/connection" }}>
          {t("home.notConnected")}
        </Banner>
      )}
      {status === "needs-attention" && reason ? (
        <Banner tone="warning">
          <p>{t(`attention.${reason}`)}</p>
          {reasonDetail ? <p>{reasonDetail}</p> : null}
        </Banner>
      ) : null}
      {product.hasChangedSinceConfirmed ? (
        <Banner tone="warning">{t("product.changedSince")}</Banner>
      ) : null}
    </>
  );
}
