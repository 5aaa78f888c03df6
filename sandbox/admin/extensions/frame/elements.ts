import { ButtonElement, LinkElement } from "./button-element";
import { SearchFieldElement } from "./search-field-element";

/** What an element is made of: plain elements with roles, in its own tree. */
const SHADOWS: Record<string, string> = {
  "s-admin-block": `<section><h2 data-text="heading"></h2><slot></slot></section>`,
  "s-admin-action": `<section><h2 data-text="heading"></h2><slot></slot>
    <footer><slot name="secondary-actions"></slot><slot name="primary-action"></slot></footer></section>`,
  "s-stack": `<slot></slot>`,
  "s-text": `<span><slot></slot></span>`,
  "s-heading": `<h3><slot></slot></h3>`,
  "s-badge": `<span><slot></slot></span>`,
  "s-banner": `<div role="status"><slot></slot><footer><slot name="secondary-actions"></slot></footer></div>`,
  "s-spinner": `<span role="progressbar" data-label="accessibilityLabel"></span>`,
  "s-unordered-list": `<div role="list"><slot></slot></div>`,
  "s-list-item": `<div role="listitem"><slot></slot></div>`,
};

/** Look-alikes of the admin's own elements, as far as the app's extensions use them. */
export function defineElements(navigate: (href: string) => void): void {
  for (const [name, shadow] of Object.entries(SHADOWS))
    customElements.define(name, plainElement(shadow));
  ButtonElement.navigate = navigate;
  LinkElement.navigate = navigate;
  customElements.define("s-button", ButtonElement);
  customElements.define("s-link", LinkElement);
  customElements.define("s-search-field", SearchFieldElement);
}

function plainElement(shadow: string): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = ["heading", "accessibilitylabel"];

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).innerHTML = withStyle(shadow);
    }

    attributeChangedCallback(): void {
      const root = this.shadowRoot;
      const text = root?.querySelector("[data-text]");
      if (text) text.textContent = this.getAttribute("heading");
      const label = this.getAttribute("accessibilitylabel");
      if (label) root?.querySelector("[data-label]")?.setAttribute("aria-label", label);
    }
  };
}

export function withStyle(shadow: string): string {
  return `<link rel="stylesheet" href="/admin-assets/extension-frame.css">${shadow}`;
}
