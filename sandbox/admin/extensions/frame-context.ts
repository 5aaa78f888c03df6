import type { Texts } from "./read-extensions";

/** What the script of an extension's frame must know; written into its page as JSON. */
export interface FrameContext {
  target: string;
  /** Global ids of the product on the page, or of those selected in the list. */
  selected: string[];
  texts: Texts;
  storeName: string;
  /** Where a browser reaches the app's server. */
  appUrl: string;
  appBase: string;
}

/** What an extension's frame tells the admin page around it. */
export type FromExtension =
  { kind: "extension-height"; height: number } | { kind: "extension-close" };
