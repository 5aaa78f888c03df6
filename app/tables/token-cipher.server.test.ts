import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { TokenCipher } from "./token-cipher.server";

const OLD = randomBytes(32);
const NEW = randomBytes(32);

describe("TokenCipher", () => {
  it("reads what it wrote", () => {
    const cipher = new TokenCipher([NEW]);

    expect(cipher.decrypt(cipher.encrypt("token", "shop 1"), "shop 1")).toBe("token");
  });

  it("does not show the token", () => {
    expect(new TokenCipher([NEW]).encrypt("token", "shop 1")).not.toContain("token");
  });

  it("never writes the same twice", () => {
    const cipher = new TokenCipher([NEW]);

    expect(cipher.encrypt("token", "shop 1")).not.toBe(cipher.encrypt("token", "shop 1"));
  });

  it("reads what an older key wrote, and says so", () => {
    const stored = new TokenCipher([OLD]).encrypt("token", "shop 1");
    const rotated = new TokenCipher([NEW, OLD]);

    expect(rotated.decrypt(stored, "shop 1")).toBe("token");
    expect(rotated.isCurrent(stored)).toBe(false);
  });

  it("refuses a token that was moved to another shop", () => {
    const cipher = new TokenCipher([NEW]);

    expect(() => cipher.decrypt(cipher.encrypt("token", "shop 1"), "shop 2")).toThrow();
  });

  it("refuses a token whose key is gone", () => {
    const stored = new TokenCipher([OLD]).encrypt("token", "shop 1");

    expect(() => new TokenCipher([NEW]).decrypt(stored, "shop 1")).toThrow("No encryption key");
  });
});
