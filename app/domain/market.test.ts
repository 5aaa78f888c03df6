import { expect, it } from "vitest";
import { categoryLocale, categoryVersionOf, localeIn, otherVersion } from "./market";

it.each([
  ["US", "en", "en-US"],
  ["GB", "en", "en-GB"],
  ["US", "de", "de-DE"],
  ["MX", "es", "es-MX"],
  ["US", "es", "es-ES"],
  ["US", "pt-PT", "pt-BR"],
  ["US", "zh-TW", "zh-CN"],
  ["DE", "fi", "de-DE"],
])("in the market %s a merchant who reads %s gets names in %s", (market, merchant, locale) => {
  expect(categoryLocale(market, merchant)).toBe(locale);
});

it("the other version of v1 is v2, and back", () => {
  expect(otherVersion("v1")).toBe("v2");
  expect(otherVersion("v2")).toBe("v1");
});

it("a market that nobody knows uses the API's default", () => {
  expect(categoryVersionOf("XX")).toBe("v1");
});

it.each([
  ["de", "de"],
  ["pt-BR", "pt-BR"],
  ["zh-hant-TW", "zh-Hant-TW"],
  ["en-ab-cd", null],
  ["*", null],
  ["", null],
  ["i-klingon", null],
  ["../en", null],
])("the language %j is %j", (text, locale) => {
  expect(localeIn(text)).toBe(locale);
});
