import type { FromApp } from "../messages";

type Toast = Extract<FromApp, { kind: "toast" }>;

export function showToast(
  toast: Toast,
  answer: (kind: "toast-action" | "toast-dismiss") => void,
): void {
  const element = document.createElement("div");
  element.id = toastId(toast.id);
  element.className = toast.isError ? "toast error" : "toast";
  element.setAttribute("role", toast.isError ? "alert" : "status");
  element.append(toast.message);
  const close = () => {
    element.remove();
    answer("toast-dismiss");
  };
  if (toast.action) element.append(button(toast.action, () => answer("toast-action")));
  const cross = button("×", close);
  cross.setAttribute("aria-label", "Dismiss");
  element.append(cross);
  document.body.append(element);
  remember(toast.message);
  setTimeout(() => element.isConnected && close(), toast.durationMs);
}

/** For whoever looks later than the toast is shown: all messages of this page, unseen, the latest last. */
function remember(message: string): void {
  const said = document.createElement("li");
  said.append(message);
  listOfMessages().append(said);
}

function listOfMessages(): HTMLElement {
  const known = document.getElementById("toast-messages");
  if (known) return known;
  const list = document.createElement("ol");
  list.id = "toast-messages";
  list.hidden = true;
  document.body.append(list);
  return list;
}

export function hideToast(id: string): void {
  document.getElementById(toastId(id))?.remove();
}

function toastId(id: string): string {
  return `toast-${id}`;
}

function button(label: string, onClick: () => void): HTMLButtonElement {
  const built = document.createElement("button");
  built.type = "button";
  built.textContent = label;
  built.addEventListener("click", onClick);
  return built;
}
