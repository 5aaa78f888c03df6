// The package ships no types of its own.
declare module "html-to-text" {
  interface Selector {
    selector: string;
    format?: "skip";
    options?: { ignoreHref?: boolean };
  }
  export function convert(
    html: string,
    options: { wordwrap: false; selectors: Selector[] },
  ): string;
}
