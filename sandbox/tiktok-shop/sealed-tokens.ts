import { createHmac } from "node:crypto";
import { z } from "zod";
import { sameText } from "./signature";

const claimsSchema = z.object({
  kind: z.enum(["access", "refresh"]),
  seller: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  serial: z.string(),
});

/** What a token says about itself. */
export type TokenClaims = z.infer<typeof claimsSchema>;

const PREFIX = "TTP_";
const SIGNATURE_LENGTH = 22;

export function sealToken(claims: TokenClaims, secret: string): string {
  const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return PREFIX + body + signatureOf(body, secret);
}

/** The claims of a token that was sealed with this secret, also by a sandbox before this one. */
export function openToken(token: string, secret: string): TokenClaims | null {
  const body = token.slice(PREFIX.length, -SIGNATURE_LENGTH);
  const isOurs =
    token.startsWith(PREFIX) && sameText(token.slice(-SIGNATURE_LENGTH), signatureOf(body, secret));
  return isOurs ? claimsSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString())) : null;
}

function signatureOf(body: string, secret: string): string {
  const digest = createHmac("sha256", secret).update(`token ${body}`).digest("base64url");
  return digest.slice(0, SIGNATURE_LENGTH);
}
