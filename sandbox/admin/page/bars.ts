import type { BarButton, FromApp, NavigationLink } from "../messages";

type TitleBar = Extract<FromApp, { kind: "title-bar" }>;
type SaveBar = Extract<FromApp, { kind: "save-bar" }>;

/** The link marked as home is the app's own entry, not a line of its menu. */
export function drawMenu(
  links: NavigationLink[],
  appBase: string,
  onNavigate: (path: string) => void,
): void {
  const menu = elementOf("app-menu");
  const shown = links.filter((link) => !link.isHome);
  menu.replaceChildren(...shown.map((link) => menuLink(link, appBase, onNavigate)));
  const home = links.find((link) => link.isHome);
  if (home) {
    const entry = elementOf("app-home");
    entry.setAttribute("href", appBase + home.href);
    replaceClick(entry, () => onNavigate(home.href));
  }
  markCurrentPage();
}

function menuLink(
  { label, href }: NavigationLink,
  appBase: string,
  onNavigate: (path: string) => void,
): HTMLElement {
  const link = document.createElement("a");
  link.href = appBase + href;
  link.textContent = label;
  replaceClick(link, () => onNavigate(href));
  return link;
}

export function markCurrentPage(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#app-home, #app-menu a")) {
    const isCurrent = link.pathname === location.pathname;
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

export function drawTitleBar({ title, buttons }: TitleBar, onClick: (index: number) => void): void {
  elementOf("app-title").textContent = title ?? "Leafwise";
  elementOf("app-actions").replaceChildren(
    ...buttons.map((button, index) => barButton(button, () => onClick(index))),
  );
}

export function drawSaveBar(
  { isVisible, buttons }: SaveBar,
  onClick: (index: number) => void,
): void {
  const bar = elementOf("save-bar");
  bar.hidden = !isVisible;
  const label = document.createElement("span");
  label.textContent = "Unsaved changes";
  bar.replaceChildren(
    label,
    ...buttons.map((button, index) => barButton(withName(button), () => onClick(index))),
  );
}

/** In a save bar the app's buttons may be empty: the admin names them. */
function withName(button: BarButton): BarButton {
  return { ...button, label: button.label || (button.isPrimary ? "Save" : "Discard") };
}

function barButton(
  { label, isPrimary, isCritical, isDisabled }: BarButton,
  onClick: () => void,
): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.disabled = isDisabled;
  button.className = [isPrimary && "primary", isCritical && "critical"].filter(Boolean).join(" ");
  button.addEventListener("click", onClick);
  return button;
}

function replaceClick(element: HTMLElement, onClick: () => void): void {
  element.onclick = (event) => {
    event.preventDefault();
    onClick();
  };
}

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The admin page has no #${id}.`);
  return element;
}
