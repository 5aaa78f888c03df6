import { z } from "zod";
import type { Merchant } from "./merchant";

const CHECKED_SELLER = /name="seller" value="([^"]+)"\s+checked/;

/** Connects TikTok Shop through its authorization page, as this seller or the one whom the page suggests. */
export async function authorize(merchant: Merchant, wanted?: string): Promise<void> {
  const answer = await merchant.submit("/app/connection", "routes/app.connection", {
    intent: "connect",
  });
  const { authorizeUrl } = z.object({ authorizeUrl: z.url() }).parse(answer);
  const page = await merchant.openAddress(authorizeUrl);
  const seller = wanted ?? CHECKED_SELLER.exec(page)?.[1];
  if (!seller) throw new Error("The authorization page suggests no seller.");
  // The page's form has no action: it posts to the page's own address.
  await merchant.openAddress(authorizeUrl, new URLSearchParams({ seller, decision: "authorize" }));
}
