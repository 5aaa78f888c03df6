import type { FromExtension } from "../extensions/frame-context";

// The product pages' own script: selecting products, and the frames of extensions.

const main = document.querySelector<HTMLElement>("main[data-store]");
const dialog = document.querySelector<HTMLDialogElement>("#extension-dialog");
const boxes = [...document.querySelectorAll<HTMLInputElement>("input[name=product]")];
const selectAll = document.querySelector<HTMLInputElement>("#select-all");
const bar = document.querySelector<HTMLElement>(".selection-bar");

selectAll?.addEventListener("change", () => {
  for (const box of boxes) box.checked = selectAll.checked;
  showSelection();
});
for (const box of boxes) box.addEventListener("change", showSelection);
for (const button of document.querySelectorAll<HTMLElement>("[data-extension]"))
  button.addEventListener("click", () => openExtension(button.dataset));
document.querySelector("#dismiss-extension")?.addEventListener("click", closeExtension);

window.addEventListener("message", ({ data, origin, source }: MessageEvent<FromExtension>) => {
  if (origin !== location.origin) return;
  const frame = [...document.querySelectorAll("iframe")].find(
    (each) => each.contentWindow === source,
  );
  if (frame && data.kind === "extension-height") frame.style.height = `${data.height}px`;
  if (frame && data.kind === "extension-close") closeExtension();
});

function selected(): string[] {
  const product = main?.dataset["product"];
  if (product) return [product];
  return boxes.filter(({ checked }) => checked).map(({ value }) => value);
}

function showSelection(): void {
  const count = selected().length;
  if (bar) bar.hidden = count === 0;
  const counted = document.querySelector("#selection-count");
  if (counted) counted.textContent = `${count} selected`;
}

function openExtension({ extension, target }: DOMStringMap): void {
  const frame = document.createElement("iframe");
  const query = new URLSearchParams({ target: target ?? "", selected: selected().join(",") });
  frame.src = `/store/${main?.dataset["store"]}/extensions/${extension}?${query}`;
  frame.title = "Extension";
  dialog?.append(frame);
  dialog?.showModal();
}

function closeExtension(): void {
  dialog?.querySelector("iframe")?.remove();
  dialog?.close();
}
