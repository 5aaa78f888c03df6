import { onAdminMessage, tellAdmin } from "./admin-channel";

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

const shown = new Map<string, ToastOptions>();
let toasts = 0;

onAdminMessage((message) => {
  if (message.kind === "toast-action") shown.get(message.id)?.onAction?.();
  if (message.kind === "toast-dismiss") {
    shown.get(message.id)?.onDismiss?.();
    shown.delete(message.id);
  }
});

export const toast = {
  show(message: string, options: ToastOptions = {}): string {
    toasts += 1;
    const id = String(toasts);
    const { isError = false, duration: durationMs = 5000, action = null } = options;
    shown.set(id, options);
    tellAdmin({ kind: "toast", id, message, isError, durationMs, action });
    return id;
  },
  hide(id: string): void {
    tellAdmin({ kind: "hide-toast", id });
  },
};
