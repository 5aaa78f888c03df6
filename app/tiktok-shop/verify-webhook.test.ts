import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isGenuineWebhook } from "./verify-webhook";

const APP = { appKey: "key", appSecret: "secret" };
const BODY = '{"type":6}';
const SIGNATURE = createHmac("sha256", "secret").update(`key${BODY}`).digest("hex");

describe("isGenuineWebhook", () => {
  it("accepts TikTok Shop's signature", () => {
    expect(isGenuineWebhook({ authorization: SIGNATURE, rawBody: BODY }, APP)).toBe(true);
  });

  it.each([
    ["another body", { authorization: SIGNATURE, rawBody: '{"type":7}' }],
    ["no signature", { authorization: null, rawBody: BODY }],
    ["a short signature", { authorization: "abcd", rawBody: BODY }],
  ])("refuses %s", (_what, webhook) => {
    expect(isGenuineWebhook(webhook, APP)).toBe(false);
  });
});
