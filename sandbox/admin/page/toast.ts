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
  setTimeout(() => element.isConnected && close(), toast.durationMs);
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
