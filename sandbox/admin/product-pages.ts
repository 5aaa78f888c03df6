import { html, raw } from "hono/html";
import type { ProductRecord } from "../shopify/records";
import { actionButtons, blocks, extensionDialog } from "./extensions/extension-points";
import type { Extension } from "./extensions/read-extensions";

interface ProductList {
  storeName: string;
  products: ProductRecord[];
  /** Address of the next page. */
  next: string | null;
  imageUrl(url: string): string;
  extensions: Extension[];
}

const SELECTION = "admin.product-index.selection-action.render";
const ACTION = "admin.product-details.action.render";
const BLOCK = "admin.product-details.block.render";

export function productListBody({ storeName, products, next, imageUrl, extensions }: ProductList) {
  return html`<main data-store="${storeName}">
    <h1>Products</h1>
    <div class="selection-bar" role="toolbar" aria-label="Selected products" hidden>
      <span id="selection-count"></span>
      ${actionButtons(extensions, SELECTION)}
    </div>
    <table aria-label="Products">
      <thead>
        <tr>
          <th><input type="checkbox" id="select-all" aria-label="Select all products" /></th>
          <th></th>
          <th>Product</th>
          <th>Status</th>
          <th>Category</th>
          <th>Type</th>
        </tr>
      </thead>
      <tbody>
        ${products.map((product) => productRow(product, storeName, imageUrl))}
      </tbody>
    </table>
    ${next ? html`<p><a href="${next}">Next</a></p>` : ""} ${extensionDialog()}
  </main>`;
}

function productRow(product: ProductRecord, storeName: string, imageUrl: (url: string) => string) {
  const [picture] = product.media;
  return html`<tr>
    <td>
      <input
        type="checkbox"
        name="product"
        value="${product.id}"
        aria-label="Select ${product.title}"
      />
    </td>
    <td>
      ${picture ? html`<img src="${imageUrl(picture.url)}" alt="${picture.alt}" loading="lazy" />` : ""}
    </td>
    <td><a href="/store/${storeName}/products/${product.id}">${product.title}</a></td>
    <td>${product.status}</td>
    <td>${product.category?.name ?? ""}</td>
    <td>${product.productType}</td>
  </tr>`;
}

interface ProductPage {
  storeName: string;
  product: ProductRecord;
  imageUrl(url: string): string;
  extensions: Extension[];
}

export function productBody({ storeName, product, imageUrl, extensions }: ProductPage) {
  return html`<main data-store="${storeName}" data-product="${product.id}">
    <h1>${product.title}</h1>
    <div role="group" aria-label="More actions">${actionButtons(extensions, ACTION)}</div>
    <section class="card" aria-label="Media">
      <div class="pictures">
        ${product.media.map((picture) => html`<img src="${imageUrl(picture.url)}" alt="${picture.alt}" />`)}
      </div>
    </section>
    <section class="card" aria-label="Category">
      <strong>Category</strong>
      <div>${product.category?.fullName ?? "Uncategorized"}</div>
      <div>${product.productType}</div>
    </section>
    <section class="card" aria-label="Description">
      ${raw(withoutScripts(product.descriptionHtml))}
    </section>
    ${blocks(extensions, BLOCK, { storeName, productId: product.id })} ${extensionDialog()}
  </main>`;
}

/** The descriptions of a real catalog are somebody's HTML: shown without what could run. */
function withoutScripts(source: string) {
  return source.replace(/<[^>]*>/g, " ");
}
