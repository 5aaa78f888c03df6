/** What the embedded app and the admin page around it tell each other by postMessage. */

export interface NavigationLink {
  label: string;
  href: string;
  isHome: boolean;
}

export interface BarButton {
  label: string;
  isPrimary: boolean;
  isCritical: boolean;
  isDisabled: boolean;
}

/** Bars of the app that the admin draws; a click on one of their buttons goes back to the app. */
export type BarName = "title" | "save";

export type FromApp =
  | { kind: "id-token"; request: number }
  | { kind: "location"; path: string; title: string }
  | { kind: "navigation"; links: NavigationLink[] }
  | { kind: "title-bar"; title: string | null; buttons: BarButton[] }
  | { kind: "save-bar"; isVisible: boolean; buttons: BarButton[] }
  | {
      kind: "toast";
      id: string;
      message: string;
      isError: boolean;
      durationMs: number;
      action: string | null;
    }
  | { kind: "hide-toast"; id: string }
  | { kind: "loading"; isLoading: boolean }
  /** Open in the top window. */
  | { kind: "open"; url: string }
  /** Load an app page as a document: only the admin can give it a fresh id_token. */
  | { kind: "load"; path: string };

export type FromAdmin =
  /** Null where the admin itself gets none, as without a connection to the internet. */
  | { kind: "id-token"; request: number; idToken: string | null }
  | { kind: "navigate"; path: string }
  | { kind: "click"; bar: BarName; button: number }
  | { kind: "toast-action"; id: string }
  | { kind: "toast-dismiss"; id: string };
