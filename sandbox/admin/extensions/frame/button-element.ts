import { withStyle } from "./elements";

/** s-button: a button, or a link where it has an address. */
export class ButtonElement extends HTMLElement {
  static navigate: (href: string) => void = () => undefined;
  static readonly observedAttributes = ["disabled", "loading", "accessibilitylabel", "variant"];
  readonly #button: HTMLButtonElement;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.innerHTML = withStyle(`<button type="button"><slot></slot></button>`);
    this.#button = root.querySelector("button") as HTMLButtonElement;
    this.addEventListener("click", () => {
      const href = this.getAttribute("href");
      if (href) ButtonElement.navigate(href);
    });
  }

  attributeChangedCallback(): void {
    const isLoading = isSet(this, "loading");
    this.#button.disabled = isLoading || isSet(this, "disabled");
    this.#button.className = this.getAttribute("variant") ?? "secondary";
    this.#button.setAttribute("aria-busy", String(isLoading));
    const label = this.getAttribute("accessibilitylabel");
    if (label) this.#button.setAttribute("aria-label", label);
  }
}

/** s-link: an anchor whose address the admin resolves. */
export class LinkElement extends HTMLElement {
  static navigate: (href: string) => void = () => undefined;
  static readonly observedAttributes = ["href"];
  readonly #anchor: HTMLAnchorElement;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.innerHTML = withStyle(`<a><slot></slot></a>`);
    this.#anchor = root.querySelector("a") as HTMLAnchorElement;
    this.addEventListener("click", (event) => {
      event.preventDefault();
      LinkElement.navigate(this.getAttribute("href") ?? "");
    });
  }

  attributeChangedCallback(): void {
    this.#anchor.setAttribute("href", this.getAttribute("href") ?? "");
  }
}

/** Attributes without a value are set, and so is what a renderer writes for true. */
function isSet(element: Element, name: string): boolean {
  const value = element.getAttribute(name);
  return value !== null && value !== "false";
}
