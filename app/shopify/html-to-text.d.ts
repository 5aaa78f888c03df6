// The package ships no types of its own.
declare module "html-to-text" {
  interface Selector {
    selector: string;
    format?: "skip";
    options?: { ignoreHref?: boolean };
  }
  export function convert(
    html: string,
    options: {
      wordwrap: false;
      /** What is nested deeper is left out, and `ellipsis` stands for it. */
      limits: { maxDepth: number; ellipsis: string };
      selectors: Selector[];
    },
  ): string;
}
