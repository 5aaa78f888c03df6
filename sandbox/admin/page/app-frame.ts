import type { FromAdmin, FromApp } from "../messages";
import type { AdminContext } from "../admin-context";

/**
 * The iframe of the embedded app, and what it may ask of this page. The page listens before it has
 * the iframe: an app that is quick would otherwise speak to nobody.
 */
export class AppFrame {
  readonly #context: AdminContext;

  constructor(context: AdminContext) {
    this.#context = context;
  }

  get #frame(): HTMLIFrameElement | null {
    return document.querySelector<HTMLIFrameElement>("iframe.app");
  }

  onMessage(listener: (message: FromApp) => void): void {
    window.addEventListener("message", (event: MessageEvent<FromApp>) => {
      if (event.origin === this.#context.appOrigin && event.source === this.#frame?.contentWindow)
        listener(event.data);
    });
  }

  tell(message: FromAdmin): void {
    this.#frame?.contentWindow?.postMessage(message, this.#context.appOrigin);
  }

  /** Loads an app page as a document, with everything that a launch carries. */
  load(path: string): void {
    if (this.#frame)
      this.#frame.src = `/store/${this.#context.storeName}/launch?path=${encodeURIComponent(path)}`;
  }

  async sendIdToken(request: number): Promise<void> {
    const idToken = await this.#idToken().catch(() => null);
    this.tell({ kind: "id-token", request, idToken });
  }

  async #idToken(): Promise<string> {
    const address = `/store/${this.#context.storeName}/session-token`;
    const response = await fetch(address, { method: "POST" });
    return ((await response.json()) as { idToken: string }).idToken;
  }
}
