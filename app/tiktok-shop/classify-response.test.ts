import { describe, expect, it } from "vitest";
import { classifyResponse } from "./classify-response";
import {
  AccessRefused,
  GatewayTrouble,
  Misconfigured,
  RequestRefused,
  TooManyRequests,
  UnknownRefusal,
} from "./errors";

function answer(code: number, status = 200) {
  return {
    status,
    retryAfter: null,
    body: JSON.stringify({ code, message: "words", request_id: "r1", data: { a: 1 } }),
  };
}

describe("classifyResponse", () => {
  it("takes code 0 as success", () => {
    expect(classifyResponse(answer(0))).toEqual({ data: { a: 1 } });
  });

  it("takes HTTP 200 with another code as a failure, with code and request id", () => {
    expect(classifyResponse(answer(12052001))).toMatchObject({
      error: { code: "12052001", requestId: "r1", detail: "words" },
    });
  });

  it("takes a refusal without data as one", () => {
    const body = JSON.stringify({ code: 12038005, message: "words", request_id: "r1" });

    expect(classifyResponse({ status: 200, retryAfter: null, body })).toMatchObject({
      error: expect.any(RequestRefused),
    });
  });

  it.each([
    [105000, 401, AccessRefused],
    [105002, 401, AccessRefused],
    [105005, 200, AccessRefused],
    [36009004, 200, AccessRefused],
    [106001, 200, Misconfigured],
    [106011, 200, Misconfigured],
    [36009003, 200, GatewayTrouble],
    [36009002, 200, TooManyRequests],
    [0, 429, TooManyRequests],
    [0, 503, GatewayTrouble],
    [36009007, 200, GatewayTrouble],
    [12052109, 200, TooManyRequests],
    [12052261, 400, RequestRefused],
    [12052999, 200, UnknownRefusal],
    [36009043, 401, UnknownRefusal],
  ])("code %i with HTTP %i is %o", (code, status, errorClass) => {
    const classified = classifyResponse(answer(code, status));

    expect("error" in classified && classified.error).toBeInstanceOf(errorClass);
  });

  it("tells a refusal that is listed from one that may pass", () => {
    const [listed, unlisted] = [12052722, 99999999].map((code) => classifyResponse(answer(code)));

    expect(listed).not.toMatchObject({ error: expect.any(UnknownRefusal) });
    expect(unlisted).toMatchObject({ error: expect.any(UnknownRefusal) });
  });

  it("makes all texts of an answer storable, also those of a refusal", () => {
    const message = "the title Mug \uD83D\0 is too long";
    const refusal = JSON.stringify({ code: 12052722, message, request_id: "r\0" });
    const success = JSON.stringify({ code: 0, data: { categories: [{ local_name: "Mugs\0" }] } });

    const [refused, data] = [refusal, success].map((body) =>
      classifyResponse({ status: 200, retryAfter: null, body }),
    );

    expect(refused).toMatchObject({
      error: { detail: "the title Mug \uFFFD is too long", requestId: "r" },
    });
    expect(data).toEqual({ data: { categories: [{ local_name: "Mugs" }] } });
  });

  it("takes HTML as trouble at the gateway", () => {
    const classified = classifyResponse({
      status: 200,
      retryAfter: null,
      body: "<html>bad gateway</html>",
    });

    expect("error" in classified && classified.error).toBeInstanceOf(GatewayTrouble);
  });

  it("reads Retry-After as seconds", () => {
    const classified = classifyResponse({ ...answer(1, 429), retryAfter: "2" });

    expect(classified).toMatchObject({ error: { retryAfterMs: 2000 } });
  });
});
