import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-index.selection-action.render";
import { render } from "preact";
import { numericId } from "../../shared/texts";
import { SelectedRun } from "./selected-run";
import { useRun } from "./use-run";

declare const shopify: Api;

/** The modal over the product list: maps the selected products. */
export default function MapSelectedAction() {
  render(<MapSelected />, document.body);
}

function MapSelected() {
  const { i18n, data, close } = shopify;
  const t = i18n.translate;
  const card = useRun(data.selected.map(({ id }) => numericId(id)));
  const run = card.state.kind === "started" ? card.state.run : null;
  const isOver = run?.isActive === false;
  return (
    <s-admin-action heading={t("name")}>
      <SelectedRun card={card} t={t} />
      {isOver && run.toConfirm > 0 ? (
        <s-button
          slot="primary-action"
          variant="primary"
          loading={card.isConfirming}
          onClick={() => void card.confirmAll()}
        >
          {t("confirmAll", { count: run.toConfirm })}
        </s-button>
      ) : null}
      <s-button slot="secondary-actions" onClick={() => close()}>
        {isOver ? t("done") : t("close")}
      </s-button>
    </s-admin-action>
  );
}
