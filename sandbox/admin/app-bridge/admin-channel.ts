import type { FromAdmin, FromApp } from "../messages";

/** The admin serves this script: its origin is the only one that we talk to. */
const script = document.currentScript as HTMLScriptElement;
export const adminOrigin = new URL(script.src).origin;
export const isEmbedded = window.parent !== window;

export function tellAdmin(message: FromApp): void {
  if (isEmbedded) window.parent.postMessage(message, adminOrigin);
}

export function onAdminMessage(listener: (message: FromAdmin) => void): void {
  window.addEventListener("message", (event: MessageEvent<FromAdmin>) => {
    if (event.origin === adminOrigin && event.source === window.parent) listener(event.data);
  });
}
