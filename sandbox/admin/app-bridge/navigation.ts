import { onAdminMessage, tellAdmin } from "./admin-channel";
import { saveBar, visibleSaveBar } from "./save-bar";

/** Parameters of the launch that are not part of the page's address. */
const LAUNCH_PARAMETERS = [
  "embedded",
  "hmac",
  "host",
  "id_token",
  "locale",
  "session",
  "shop",
  "timestamp",
];

let navigateListeners = 0;

/** Keeps the admin's address bar in step, and takes over what an iframe may not do by itself. */
export function followNavigation(): void {
  countNavigateListeners();
  reportLocation();
  for (const method of ["pushState", "replaceState"] as const) {
    const original = history[method].bind(history);
    history[method] = (...args: Parameters<History["pushState"]>) => {
      original(...args);
      reportLocation();
    };
  }
  window.addEventListener("popstate", reportLocation);
  onAdminMessage((message) => message.kind === "navigate" && navigateInApp(message.path));
  document.addEventListener("click", takeOverClick);
  takeOverOpen();
}

function reportLocation(): void {
  const url = new URL(location.href);
  for (const name of LAUNCH_PARAMETERS) url.searchParams.delete(name);
  tellAdmin({
    kind: "location",
    path: url.pathname + url.search + url.hash,
    title: document.title,
  });
}

export function openTop(url: string): void {
  tellAdmin({ kind: "open", url });
}

/**
 * A client-side router that listens for shopify:navigate goes there itself; without one the admin
 * loads the page anew, with a fresh token.
 */
function navigateInApp(path: string, link?: HTMLAnchorElement): void {
  // While the save bar is shown the merchant is asked first.
  if (visibleSaveBar()) void saveBar.leaveConfirmation().then(() => goInApp(path, link));
  else goInApp(path, link);
}

function goInApp(path: string, link = linkTo(path)): void {
  if (navigateListeners === 0) return tellAdmin({ kind: "load", path });
  link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
}

/** The event's target must carry the href, and be in the document for the event to reach the window. */
function linkTo(path: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = path;
  link.setAttribute("href", path);
  link.hidden = true;
  document.body.append(link);
  setTimeout(() => link.remove());
  return link;
}

function countNavigateListeners(): void {
  const { addEventListener, removeEventListener } = window;
  window.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    if (args[0] === ("shopify:navigate" as string)) navigateListeners += 1;
    addEventListener.apply(window, args);
  };
  window.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    if (args[0] === ("shopify:navigate" as string)) navigateListeners -= 1;
    removeEventListener.apply(window, args);
  };
}

function takeOverClick(event: MouseEvent): void {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    link.hasAttribute("download")
  )
    return;
  if (goTo(link.getAttribute("href") ?? "", link.target, link)) event.preventDefault();
}

function takeOverOpen(): void {
  const open = window.open.bind(window);
  window.open = (url = "", target = "_blank", features) =>
    goTo(String(url), target) ? null : open(url, target, features);
}

/** @returns whether App Bridge took care of it */
function goTo(href: string, target: string, link?: HTMLAnchorElement): boolean {
  const isTop = target === "_top" || target === "_parent";
  const url = new URL(href, location.href);
  const isAppPage = url.origin === location.origin;
  if (
    href.startsWith("#") ||
    target === "_blank" ||
    (isAppPage && target && target !== "_self" && !isTop)
  )
    return false;
  if (isTop || url.protocol === "shopify:" || !isAppPage)
    openTop(url.protocol === "shopify:" ? href : url.href);
  else navigateInApp(url.pathname + url.search + url.hash, link);
  return true;
}
