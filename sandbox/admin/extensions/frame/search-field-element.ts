import { withStyle } from "./elements";

/** s-search-field: its `value` is the input's, and its input events come through. */
export class SearchFieldElement extends HTMLElement {
  static readonly observedAttributes = ["label", "value"];
  readonly #input: HTMLInputElement;
  readonly #label: HTMLElement;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.innerHTML = withStyle(`<label><span></span><input type="search"></label>`);
    this.#input = root.querySelector("input") as HTMLInputElement;
    this.#label = root.querySelector("span") as HTMLElement;
  }

  get value(): string {
    return this.#input.value;
  }

  set value(value: string) {
    this.#input.value = value;
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === "label") this.#label.textContent = value;
    else this.#input.value = value ?? "";
  }
}
