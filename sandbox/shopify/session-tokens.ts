import { randomUUID } from "node:crypto";
import { type JWTPayload, jwtVerify, SignJWT } from "jose";

export interface SessionTokenOptions {
  shop: string;
  clientId: string;
  clientSecret: string;
  userId?: number | string;
  /** Real ones live 60 s. */
  lifeSeconds?: number;
  /** Epoch milliseconds. */
  now?: number;
}

const DEFAULT_USER_ID = 42;

/** The JWT that App Bridge gives an embedded app (facts/shopify-platform.md section 5). */
export function createSessionToken(options: SessionTokenOptions): Promise<string> {
  const {
    shop,
    clientId,
    clientSecret,
    userId = DEFAULT_USER_ID,
    lifeSeconds = 60,
    now = Date.now(),
  } = options;
  const seconds = Math.floor(now / 1_000);
  return new SignJWT({ dest: `https://${shop}`, sid: randomUUID() })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(`https://${shop}/admin`)
    .setAudience(clientId)
    .setSubject(String(userId))
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + lifeSeconds)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(clientSecret));
}

/** The claims, or null for a token that Shopify would call an invalid subject token. */
export async function verifySessionToken(
  token: string,
  options: SessionTokenOptions,
): Promise<JWTPayload | null> {
  const { shop, clientId, clientSecret, now = Date.now() } = options;
  const key = new TextEncoder().encode(clientSecret);
  const verified = await jwtVerify(token, key, {
    algorithms: ["HS256"],
    audience: clientId,
    issuer: `https://${shop}/admin`,
    requiredClaims: ["exp", "nbf", "sub", "dest"],
    currentDate: new Date(now),
    clockTolerance: 5,
  }).catch(() => null);
  return verified?.payload.dest === `https://${shop}` ? verified.payload : null;
}
