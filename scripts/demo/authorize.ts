import { z } from "zod";
import { type Merchant, unescapeHtml } from "./merchant";

/** Connects TikTok Shop through its authorization pages; where the seller has several shops, the first is chosen. */
export async function authorize(merchant: Merchant): Promise<void> {
  const answer = await merchant.submit("/app/connection", "routes/app.connection", {
    intent: "connect",
  });
  const { authorizeUrl } = z.object({ authorizeUrl: z.url() }).parse(answer);
  await agree(merchant, authorizeUrl);
}

/** Presses the button of the page, as often as a page has one, until the app is back. */
async function agree(merchant: Merchant, address: string): Promise<void> {
  const page = await merchant.openAddress(address);
  const form = /<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(page);
  if (!form) throw new Error("The authorization page has no form.");
  const [, action = "", inside = ""] = form;
  const fields = new URLSearchParams();
  for (const [input] of inside.matchAll(/<(?:input|button)[^>]*>/g)) {
    const name = attribute(input, "name");
    const isLeftOut = /type="(radio|checkbox)"/.test(input) && !input.includes("checked");
    if (name && !isLeftOut && !fields.has(name)) fields.set(name, attribute(input, "value"));
  }
  await merchant.openAddress(new URL(unescapeHtml(action), address).href, fields);
}

function attribute(tag: string, name: string): string {
  return unescapeHtml(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}
