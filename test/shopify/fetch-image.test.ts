import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { imageUrl } from "../../sandbox/shopify/image-url";
import { catalogWith, picture, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const FIRST_PAUSE_MS = 200;
const CDN = { host: "cdn.shopify.com" };
const PAGE = { status: 200, body: "<!DOCTYPE html><h1>Be right back</h1>" };

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Mug")) });
});

afterAll(() => app.close());

async function fetchMug() {
  const { fetchImage } = await import("../../app/shopify/fetch-image.server");
  app.sandbox.requests.clear();
  return fetchImage(imageUrl(1, picture("mug")), FIRST_PAUSE_MS);
}

describe("fetching a picture", () => {
  it("pauses between its tries, longer each time", async () => {
    app.sandbox.nextAnswer(CDN, { status: 503 }, 2);

    const fetched = await fetchMug();

    const [first, second, third] = app.sandbox.requests.recent.map(({ at }) => at.getTime());
    expect(fetched.outcome).toBe("fetched");
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(FIRST_PAUSE_MS / 2 - 1);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(FIRST_PAUSE_MS - 1);
  });

  it.each([
    ["a page", PAGE],
    ["a page that is called a picture", { ...PAGE, headers: { "content-type": "image/jpeg" } }],
    ["words", { status: 200, body: "Service unavailable" }],
    ["nothing", { status: 200, body: "", headers: { "content-type": "image/jpeg" } }],
  ])("takes %s with 200 for trouble that passes", async (_what, answer) => {
    app.sandbox.nextAnswer(CDN, answer, 3);

    expect(await fetchMug()).toEqual({ outcome: "unusable", reason: "temporarily-unavailable" });
    expect(await fetchMug()).toMatchObject({ outcome: "fetched" });
  });

  it("takes bytes that are no picture for a damaged one", async () => {
    const headers = { "content-type": "image/jpeg" };
    app.sandbox.nextAnswer(CDN, { status: 200, body: "\u0000\u0001garbage", headers });

    expect(await fetchMug()).toEqual({ outcome: "unusable", reason: "image-unreadable" });
  });
});
