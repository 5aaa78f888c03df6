import { buttonsIn } from "./bars";

/** ui-modal: the admin lays the app's content over the page; here it is laid over the app's own page. */
export class ModalElement extends HTMLElement {
  /** React portals the children here; children written in plain HTML are moved here when it opens. */
  readonly content = document.createElement("div");
  #overlay: HTMLElement | undefined;

  show(): Promise<void> {
    if (!this.#overlay) {
      this.content.append(
        ...[...this.children].filter((child) =>
          child.matches(":not(ui-title-bar, ui-save-bar):has(*)"),
        ),
      );
      this.#overlay = buildOverlay(this);
      document.body.append(this.#overlay);
      this.dispatchEvent(new Event("show"));
    }
    return Promise.resolve();
  }

  hide(): Promise<void> {
    if (this.#overlay) {
      this.#overlay.remove();
      this.#overlay = undefined;
      this.dispatchEvent(new Event("hide"));
    }
    return Promise.resolve();
  }

  toggle(): Promise<void> {
    return this.#overlay ? this.hide() : this.show();
  }
}

function buildOverlay(modal: ModalElement): HTMLElement {
  const titleBar = modal.querySelector("ui-title-bar");
  const title = titleBar?.getAttribute("title") ?? "";
  const overlay = document.createElement("div");
  overlay.className = "app-bridge-modal";
  overlay.setAttribute("role", "dialog");
  overlay.setAttribute("aria-modal", "true");
  overlay.setAttribute("aria-label", title);
  const heading = document.createElement("h2");
  heading.textContent = title;
  const close = button("Close", () => void modal.hide());
  const header = element("header", [heading, close]);
  const footer = element(
    "footer",
    buttonsIn(titleBar).map((each) => button(each.textContent.trim(), () => each.click())),
  );
  overlay.append(element("div", [header, modal.content, footer]));
  overlay.addEventListener("keydown", (event) => event.key === "Escape" && void modal.hide());
  return overlay;
}

function element(tag: string, children: HTMLElement[]): HTMLElement {
  const built = document.createElement(tag);
  built.append(...children);
  return built;
}

function button(label: string, onClick: () => void): HTMLElement {
  const built = document.createElement("button");
  built.type = "button";
  built.textContent = label;
  built.addEventListener("click", onClick);
  return built;
}

export const modal = {
  show: (id: string) => byId(id).show(),
  hide: (id: string) => byId(id).hide(),
  toggle: (id: string) => byId(id).toggle(),
};

function byId(id: string): ModalElement {
  const found = document.getElementById(id);
  if (!(found instanceof ModalElement)) throw new Error(`App Bridge: no <ui-modal id="${id}">.`);
  return found;
}
