import type { Hono } from "hono";
import { afterEach, expect, it } from "vitest";
import { type PlayedApp, playEmbeddedApp, SHOP } from "../support/play-embedded-app";

let played: PlayedApp | undefined;

afterEach(() => played?.close());

const play = async (pages: (app: Hono) => void) => (played = await playEmbeddedApp(pages));

it("addresses of the admin and the CDN in a page mean the sandbox", async () => {
  const { appUrl, adminUrl } = await play((app) =>
    app.get("/", (c) =>
      c.html(
        `<script src="https://cdn.shopify.com/a.js"></script><a href="https://admin.shopify.com/store/x">`,
      ),
    ),
  );

  const text = await (await fetch(appUrl)).text();

  expect(text).toBe(`<script src="${adminUrl}/cdn/a.js"></script><a href="${adminUrl}/store/x">`);
});

it("the sandbox may frame the app where the shop may", async () => {
  const { appUrl, adminUrl } = await play((app) =>
    app.get("/", (c) => {
      c.header(
        "Content-Security-Policy",
        `frame-ancestors https://${SHOP} https://admin.shopify.com; script-src 'self'`,
      );
      return c.body("");
    }),
  );

  const policy = (await fetch(appUrl)).headers.get("content-security-policy");

  expect(policy).toBe(`frame-ancestors ${adminUrl} ${adminUrl}; script-src 'self'`);
});

it("a redirect to the admin leads to the sandbox", async () => {
  const { appUrl, adminUrl } = await play((app) =>
    app.get("/", (c) => c.redirect("https://admin.shopify.com/store/x/apps/y")),
  );

  const response = await fetch(appUrl, { redirect: "manual" });

  expect(response.headers.get("location")).toBe(`${adminUrl}/store/x/apps/y`);
});

it("method, query, headers and body reach the app, and bytes come back as they are", async () => {
  const bytes = new Uint8Array([0, 255, 104, 128]);
  const { appUrl, seen } = await play((app) =>
    app.post("/picture", async (c) =>
      c.body(await c.req.arrayBuffer(), 201, {
        "Content-Type": "image/png",
        "X-Host": c.req.header("host") ?? "",
      }),
    ),
  );

  const response = await fetch(`${appUrl}/picture?a=1&a=2`, {
    method: "POST",
    body: bytes,
    headers: { Authorization: "Bearer x" },
  });

  expect(response.status).toBe(201);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect(response.headers.get("x-host")).toBe(new URL(appUrl).host);
  expect(seen).toEqual([
    { method: "POST", path: "/picture", query: { a: "1" }, authorization: "Bearer x" },
  ]);
});

it("an app that is down is answered with 502", async () => {
  const { appUrl } = await play((app) =>
    app.get("/", () => {
      throw new Error("never reached");
    }),
  );
  await played?.close();
  const { startAppProxy } = await import("../../sandbox/admin/app-proxy");
  const proxy = await startAppProxy({ appUrl, sandboxUrl: "http://127.0.0.1:1" });

  const response = await fetch(proxy.url);
  await proxy.close();
  played = undefined;

  expect(response.status).toBe(502);
});

it("it is idle when every request that came was answered", async () => {
  const { promise: held, resolve: answer } = Promise.withResolvers<undefined>();
  const { proxy, appUrl } = await play((app) =>
    app.get("/", async (c) => held.then(() => c.body("late"))),
  );
  await proxy.untilIdle();
  const late = fetch(appUrl);
  await expect.poll(() => played?.seen.length).toBe(1);
  let isIdle = false;
  const idle = proxy.untilIdle().then(() => (isIdle = true));
  await new Promise((resolve) => setImmediate(resolve));
  const wasIdle = isIdle;
  answer(undefined);
  await late;
  await idle;

  expect(wasIdle).toBe(false);
});
