import { html } from "hono/html";
import type { Extension } from "./read-extensions";

/** The cards of a page's blocks, as a merchant has pinned them. */
export function blocks(
  extensions: Extension[],
  target: string,
  { storeName, productId }: { storeName: string; productId: number },
) {
  return havingTarget(extensions, target).map(({ handle, texts }) => {
    const source = `/store/${storeName}/extensions/${handle}?target=${target}&selected=${productId}`;
    return html`<section class="card extension">
      <iframe title="${nameOf(texts)}" src="${source}"></iframe>
    </section>`;
  });
}

/** Buttons that open an extension in a modal. */
export function actionButtons(extensions: Extension[], target: string) {
  return havingTarget(extensions, target).map(
    ({ handle, texts }) =>
      html`<button type="button" data-extension="${handle}" data-target="${target}">
        ${nameOf(texts)}
      </button>`,
  );
}

/** The modal that an action runs in, and the script that opens it. */
export function extensionDialog() {
  return html`<dialog id="extension-dialog" class="extension">
      <button type="button" id="dismiss-extension" aria-label="Dismiss">×</button>
    </dialog>
    <script src="/admin-assets/extension-points.js"></script>`;
}

function havingTarget(extensions: Extension[], target: string): Extension[] {
  return extensions.filter(({ targets }) => targets.some((each) => each.target === target));
}

function nameOf(texts: Extension["texts"]): string {
  return typeof texts["name"] === "string" ? texts["name"] : "";
}
