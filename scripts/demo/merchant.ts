/** Where a merchant of the sandbox's shop reaches the admin and the app. */
export interface MerchantAddresses {
  sandboxUrl: string;
  appProxyUrl: string;
  storeName: string;
}

/** Shopify's library answers 410 to programs that look like robots. */
const BROWSER =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** Asks the app as a merchant's browser does in the admin: documents by launch, everything else with a session token. */
export class Merchant {
  readonly #addresses: MerchantAddresses;

  constructor(addresses: MerchantAddresses) {
    this.#addresses = addresses;
  }

  /** Opens a page of the app in the admin; this is also what installs the app. */
  async openPage(path: string): Promise<string> {
    const { sandboxUrl, storeName } = this.#addresses;
    return this.openAddress(
      `${sandboxUrl}/store/${storeName}/launch?path=${encodeURIComponent(path)}`,
    );
  }

  /** Any address, followed wherever it leads, and into the app where that is the admin page around it. */
  async openAddress(address: string, form?: URLSearchParams): Promise<string> {
    const response = await fetch(address, {
      headers: { "User-Agent": BROWSER, Accept: "text/html" },
      ...(form && { method: "POST", body: form }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(
        `${new URL(response.url).pathname} answered ${response.status}: ${text.slice(0, 500)}`,
      );
    const frame = /<iframe class="app"[^>]*? src="([^"]+)"/s.exec(text)?.[1];
    return frame ? this.openAddress(unescapeHtml(frame)) : text;
  }

  /** A resource route of the app. */
  async getJson(path: string): Promise<unknown> {
    return (await this.#ask(path)).json();
  }

  /** A Remix action, as `useFetcher` submits it: `_data` names the route whose answer is wanted. */
  async submit(path: string, route: string, fields: Record<string, string>): Promise<unknown> {
    return this.#post(path, route, new URLSearchParams(fields));
  }

  /** As `submit`, for an action that takes JSON. */
  async submitJson(path: string, route: string, fields: object): Promise<unknown> {
    return this.#post(path, route, JSON.stringify(fields));
  }

  async #post(path: string, route: string, body: BodyInit): Promise<unknown> {
    const address = `${path}${path.includes("?") ? "&" : "?"}_data=${encodeURIComponent(route)}`;
    return (await this.#ask(address, { method: "POST", body })).json();
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const { appProxyUrl } = this.#addresses;
    const headers = {
      "User-Agent": BROWSER,
      Authorization: `Bearer ${await this.#sessionToken()}`,
    };
    const response = await fetch(appProxyUrl + path, { ...init, headers });
    if (!response.ok)
      throw new Error(
        `${path} answered ${response.status}: ${(await response.text()).slice(0, 500)}`,
      );
    return response;
  }

  async #sessionToken(): Promise<string> {
    const { sandboxUrl, storeName } = this.#addresses;
    const response = await fetch(`${sandboxUrl}/store/${storeName}/session-token`, {
      method: "POST",
    });
    return ((await response.json()) as { idToken: string }).idToken;
  }
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
