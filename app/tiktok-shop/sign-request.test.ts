import { describe, expect, it } from "vitest";
import { signRequest } from "./sign-request";

describe("signRequest", () => {
  it("gives the known answer of an independent client", () => {
    const sign = signRequest({ path: "/test-api", query: { foo: "bar" } }, "app_secret");

    expect(sign).toBe("d3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f");
  });

  it("leaves the signature and the access token out", () => {
    const query = { foo: "bar", sign: "old", access_token: "secret" };

    expect(signRequest({ path: "/test-api", query }, "app_secret")).toBe(
      signRequest({ path: "/test-api", query: { foo: "bar" } }, "app_secret"),
    );
  });

  it("does not depend on the order of the parameters", () => {
    const one = signRequest({ path: "/p", query: { a: "1", b: "2" } }, "s");

    expect(signRequest({ path: "/p", query: { b: "2", a: "1" } }, "s")).toBe(one);
  });

  it("covers the body", () => {
    const query = { a: "1" };

    expect(signRequest({ path: "/p", query, body: "{}" }, "s")).not.toBe(
      signRequest({ path: "/p", query }, "s"),
    );
  });
});
