import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-details.action.render";
import { render } from "preact";
import { ProductCategory } from "./product-category";

declare const shopify: Api;

/** The same in a modal, for merchants who have not pinned the card. */
export default function ProductAction() {
  const { i18n, data, close } = shopify;
  render(
    <s-admin-action heading={i18n.translate("name")}>
      <ProductCategory productGid={data.selected[0]?.id ?? ""} t={i18n.translate} />
      <s-button slot="secondary-actions" onClick={() => close()}>
        {i18n.translate("close")}
      </s-button>
    </s-admin-action>,
    document.body,
  );
}
