import { onAdminMessage, tellAdmin } from "./admin-channel";
import type { BarButton, BarName, NavigationLink } from "../messages";
import { visibleSaveBar } from "./save-bar";

const BARS: Record<BarName, () => Element | null> = {
  title: () => document.querySelector("ui-title-bar:not(ui-modal ui-title-bar)"),
  save: () => visibleSaveBar(),
};

/** The admin draws the app's menu, title bar and save bar; they follow every change of the elements. */
export function followBars(): void {
  let isScheduled = false;
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    queueMicrotask(() => {
      isScheduled = false;
      report();
    });
  };
  new MutationObserver(schedule).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  document.addEventListener("DOMContentLoaded", schedule);
  onAdminMessage((message) => {
    if (message.kind === "click") buttonsIn(BARS[message.bar]())[message.button]?.click();
  });
}

let lastReport = "";

function report(): void {
  const titleBar = BARS.title();
  const saveBar = BARS.save();
  const messages = [
    { kind: "navigation" as const, links: menuLinks() },
    {
      kind: "title-bar" as const,
      title: titleBar?.getAttribute("title") ?? null,
      buttons: buttonsIn(titleBar).map(describe),
    },
    {
      kind: "save-bar" as const,
      isVisible: saveBar !== null,
      buttons: buttonsIn(saveBar).map(describe),
    },
  ];
  const text = JSON.stringify(messages);
  if (text === lastReport) return;
  lastReport = text;
  for (const message of messages) tellAdmin(message);
}

function menuLinks(): NavigationLink[] {
  const links = document.querySelectorAll<HTMLElement>(
    ":is(s-app-nav, ui-nav-menu) :is(a, s-link)",
  );
  return [...links].map((link) => ({
    label: link.textContent.trim(),
    href: link.getAttribute("href") ?? "",
    isHome: link.getAttribute("rel") === "home",
  }));
}

export function buttonsIn(bar: Element | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>("button, a") ?? [])];
}

function describe(button: HTMLElement): BarButton {
  return {
    label: button.textContent.trim(),
    isPrimary: button.getAttribute("variant") === "primary",
    isCritical: button.getAttribute("tone") === "critical",
    isDisabled: button.hasAttribute("disabled"),
  };
}
