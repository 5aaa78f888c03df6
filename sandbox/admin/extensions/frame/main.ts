import type { FrameContext, FromExtension } from "../frame-context";
import { defineElements } from "./elements";
import { sendToApp } from "./send-to-app";
import { translator } from "./translate";

/**
 * Plays the admin around one extension: the `shopify` global of a target, fetch that finds the app's server, and
 * the s-* elements. Only what an extension can see of it; as in @shopify/ui-extensions 2026-07.
 */
const contextElement = document.getElementById("frame-context");
const context = JSON.parse(contextElement?.textContent ?? "{}") as FrameContext;

defineElements((href) => window.top?.location.assign(addressOf(href)));
window.fetch = sendToApp(context);

const tell = (message: FromExtension) => window.parent.postMessage(message, location.origin);
const numberFormat = new Intl.NumberFormat("en");

const shopify = {
  extension: { target: context.target },
  data: { selected: context.selected.map((id) => ({ id })) },
  auth: { idToken: sendToApp.idToken(context) },
  i18n: {
    translate: translator(context.texts),
    formatNumber: (number: number | bigint) => numberFormat.format(number),
    formatDate: (date: Date) => date.toLocaleString("en"),
  },
  navigation: { navigate: (href: string) => window.top?.location.assign(addressOf(href)) },
  close: () => tell({ kind: "extension-close" }),
  extend: (target: string, run: () => void) => {
    if (target === context.target) run();
  },
};
Object.assign(window, { shopify });

new ResizeObserver(() =>
  tell({ kind: "extension-height", height: document.body.scrollHeight }),
).observe(document.body);

/** An element that the admin does not have shows nothing there: a typing error should not pass here. */
new MutationObserver(() => {
  for (const unknown of document.querySelectorAll(":not(:defined)"))
    console.error(`The admin has no <${unknown.localName}>.`);
}).observe(document.body, { childList: true, subtree: true });

/** `app:` is the app's own page, `shopify:admin` the admin's. */
function addressOf(href: string): string {
  const page = href.replace(/^\w+:(admin)?\/*/, "");
  if (href.startsWith("app:")) return `${context.appBase}/${page}`;
  if (href.startsWith("shopify:")) return `/store/${context.storeName}/${page}`;
  return href;
}
