import { html, raw } from "hono/html";
import type { ProductRecord } from "../shopify/records";

interface ProductList {
  storeName: string;
  products: ProductRecord[];
  /** Address of the next page. */
  next: string | null;
  imageUrl(url: string): string;
}

export function productListBody({ storeName, products, next, imageUrl }: ProductList) {
  return html`<main>
    <h1>Products</h1>
    <table aria-label="Products">
      <thead>
        <tr>
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
    ${next ? html`<p><a href="${next}">Next</a></p>` : ""}
  </main>`;
}

function productRow(product: ProductRecord, storeName: string, imageUrl: (url: string) => string) {
  const [picture] = product.media;
  return html`<tr>
    <td>
      ${picture ? html`<img src="${imageUrl(picture.url)}" alt="${picture.alt}" loading="lazy" />` : ""}
    </td>
    <td><a href="/store/${storeName}/products/${product.id}">${product.title}</a></td>
    <td>${product.status}</td>
    <td>${product.category?.name ?? ""}</td>
    <td>${product.productType}</td>
  </tr>`;
}

export function productBody(product: ProductRecord, imageUrl: (url: string) => string) {
  return html`<main>
    <h1>${product.title}</h1>
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
  </main>`;
}

/** The descriptions of a real catalog are somebody's HTML: shown without what could run. */
function withoutScripts(source: string) {
  return source.replace(/<[^>]*>/g, " ");
}
