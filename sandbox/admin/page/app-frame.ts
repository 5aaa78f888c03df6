import type { FromAdmin, FromApp } from "../messages";
import type { AdminContext } from "../admin-context";

/** The iframe of the embedded app, and what it may ask of this page. */
export class AppFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #context: AdminContext;

  constructor(frame: HTMLIFrameElement, context: AdminContext) {
    this.#frame = frame;
    this.#context = context;
  }

  onMessage(listener: (message: FromApp) => void): void {
    window.addEventListener("message", (event: MessageEvent<FromApp>) => {
      if (event.origin === this.#context.appOrigin && event.source === this.#frame.contentWindow)
        listener(event.data);
    });
  }

  tell(message: FromAdmin): void {
    this.#frame.contentWindow?.postMessage(message, this.#context.appOrigin);
  }

  /** Loads an app page as a document, with everything that a launch carries. */
  load(path: string): void {
    this.#frame.src = `/store/${this.#context.storeName}/launch?path=${encodeURIComponent(path)}`;
  }

  async sendIdToken(request: number): Promise<void> {
    const response = await fetch(`/store/${this.#context.storeName}/session-token`, {
      method: "POST",
    });
    const { idToken } = (await response.json()) as { idToken: string };
    this.tell({ kind: "id-token", request, idToken });
  }
}
