import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";
import { render } from "preact";
import { ProductCategory } from "./product-category";

declare const shopify: Api;

/** The card on the product page. */
export default function ProductBlock() {
  const { i18n, data } = shopify;
  render(
    <s-admin-block heading={i18n.translate("name")}>
      <ProductCategory productGid={data.selected[0]?.id ?? ""} t={i18n.translate} />
    </s-admin-block>,
    document.body,
  );
}
