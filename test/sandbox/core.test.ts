import { execFile } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createAdminApiClient } from "@shopify/admin-api-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { redirectToSandbox } from "../../sandbox/network.mjs";
import { RequestLog } from "../../sandbox/core/request-log";
import { type Sandbox, startSandbox } from "../../sandbox/core/sandbox";
import { catalogOf } from "../support/catalog-of";
import { askAdmin, fetchPlayed, offlineToken, postGraphql } from "../support/play-shopify";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ catalog: catalogOf([{ title: "Mug" }]) });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

describe("the next answer", () => {
  it("replaces exactly the next matching answers", async () => {
    sandbox.nextAnswer(
      { operation: "shop" },
      { status: 503, headers: { "Retry-After": "1" }, body: { errors: "down" } },
      2,
    );
    const { access_token: token } = await offlineToken(sandbox);
    const ask = (query: string) => postGraphql(sandbox, { token }, { query });

    const statuses = [];
    for (const query of [
      "{ productsCount { count } }",
      "{ shop { id } }",
      "query Named { shop { id } }",
      "{ shop { id } }",
    ]) {
      statuses.push((await ask(query)).status);
    }

    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  it("matches an operation by its name too, and a path by a pattern", async () => {
    const { access_token: token } = await offlineToken(sandbox);
    sandbox.nextAnswer({ operation: "Named" }, { body: { errors: [{ message: "Throttled" }] } });
    sandbox.nextAnswer({ host: "cdn.shopify.com", path: /\.jpg$/ }, { status: 404 });

    const named = await postGraphql(sandbox, { token }, { query: "query Named { shop { id } }" });
    const picture = await fetchPlayed(sandbox, "https://cdn.shopify.com/s/files/1/1/mug.jpg");

    expect(await named.json()).toEqual({ errors: [{ message: "Throttled" }] });
    expect(picture.status).toBe(404);
  });

  it("with a delay alone comes later", async () => {
    const { access_token: token } = await offlineToken(sandbox);
    sandbox.nextAnswer({ operation: "shop" }, { delayMs: 60 });
    const startedAt = performance.now();

    const response = await postGraphql(sandbox, { token }, { query: "{ shop { name } }" });

    expect(await response.json()).toMatchObject({ data: { shop: { name: "Leafwise Demo" } } });
    expect(performance.now() - startedAt).toBeGreaterThan(55);
  });

  it("can be no answer at all", async () => {
    sandbox.nextAnswer({ host: "cdn.shopify.com" }, { hangUp: true });

    await expect(fetchPlayed(sandbox, "https://cdn.shopify.com/s/files/x")).rejects.toThrow(
      "fetch failed",
    );
  });
});

describe("a disturbance", () => {
  const statuses = async (requests: number) =>
    Promise.all(
      Array.from({ length: requests }, async () => {
        const answer = await fetchPlayed(sandbox, "https://cdn.shopify.com/s/files/1/1/mug.jpg");
        return answer.status;
      }),
    );
  const wrong = (all: number[]) => all.filter((status) => status === 502 || status === 503);

  it("replaces a share of the answers, until it is taken back", async () => {
    const mend = sandbox.disturb({
      match: { host: "cdn.shopify.com" },
      share: 0.3,
      answers: [{ status: 502 }, { status: 503 }],
      seed: 1,
    });

    const during = wrong(await statuses(200));
    mend();
    const afterwards = wrong(await statuses(20));

    expect(during.length).toBeGreaterThan(30);
    expect(during.length).toBeLessThan(90);
    expect(new Set(during)).toEqual(new Set([502, 503]));
    expect(afterwards).toEqual([]);
  });
});

describe("a request that is cut off", () => {
  it.each([
    ["open-api.tiktokglobalshop.com", "/product/202309/images/upload"],
    ["shopify-staged-uploads.storage.googleapis.com", "/tmp/picture.jpg"],
  ])("is no fault of %s, and nothing that the console tells", async (host, path) => {
    sandbox.requests.clear();
    const socket = net.connect(Number(new URL(sandbox.url).port), "127.0.0.1");
    await once(socket, "connect");
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nx-sandbox-host: ${host}\r\nContent-Length: 9\r\n\r\n{`,
    );
    socket.destroy();

    await expect.poll(() => sandbox.requests.recent).toMatchObject([{ host, path }]);
  });
});

describe("requests that are held", () => {
  const ask = (path: string) => fetchPlayed(sandbox, `https://cdn.shopify.com${path}`);

  it("wait until they are released, but for those that may pass", async () => {
    const release = sandbox.hold({ path: /held/ }, 1);
    const answered: string[] = [];
    const first = ask("/held-1.jpg").then(() => answered.push("first"));
    await first;
    const second = ask("/held-2.jpg").then(() => answered.push("second"));
    await ask("/other.jpg").then(() => answered.push("other"));
    release();
    await second;
    await ask("/held-3.jpg");

    expect(answered).toEqual(["first", "other", "second"]);
  });

  it("are released by a reset", async () => {
    sandbox.hold({ path: /held/ });
    const held = ask("/held.jpg");
    await ask("/other.jpg");
    sandbox.reset();

    expect((await held).status).toBe(404);
  });
});

describe("the request log", () => {
  it("says who asked for what, and counts by operation, host and status", async () => {
    await askAdmin(sandbox, "{ shop { id } productsCount { count } }");
    await fetchPlayed(sandbox, "https://cdn.shopify.com/s/files/1/unknown.jpg");

    expect(sandbox.requests.recent.at(-2)).toMatchObject({
      host: sandbox.options.shop,
      method: "POST",
      path: "/admin/api/2026-10/graphql.json",
      operation: "shop,productsCount",
      status: 200,
    });
    expect(sandbox.requests.count({ host: "cdn.shopify.com", status: 404 })).toBe(1);
    expect(sandbox.requests.count({ operation: /productsCount/ })).toBe(1);
    expect(sandbox.requests.count({ host: /myshopify/ })).toBe(2);
  });

  it("counts more requests than it remembers", () => {
    const log = new RequestLog();
    const request = {
      at: new Date(),
      host: "h",
      method: "GET",
      path: "/p",
      operation: "/p",
      status: 200,
      ms: 1,
    };

    for (let count = 0; count < 20_000; count += 1) log.add(request);

    expect(log.count({ host: "h" })).toBe(20_000);
    expect(log.recent.length).toBeLessThanOrEqual(10_000);
  });
});

describe("the network preload", () => {
  let restore: () => void;
  beforeEach(() => {
    restore = redirectToSandbox(sandbox.url);
  });
  afterEach(() => restore());

  const tokenUrl = () => `https://${sandbox.options.shop}/admin/oauth/access_token`;

  it("sends real hosts to the sandbox, with method, query and body", async () => {
    const response = await fetch(`${tokenUrl()}?a=1`, {
      method: "POST",
      body: JSON.stringify({ client_id: "x" }),
      headers: { "Content-Type": "application/json" },
    });

    expect(await response.json()).toMatchObject({ error: "invalid_client" });
    expect(sandbox.requests.recent.at(-1)).toMatchObject({
      host: sandbox.options.shop,
      method: "POST",
    });
  });

  it("takes Request objects, forms and streams", async () => {
    const form = new FormData();
    form.append("client_id", "x");
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"client_id":"x"}'));
        controller.close();
      },
    });
    const json = { "Content-Type": "application/json" };
    const streaming = { method: "POST", body: stream, headers: json, duplex: "half" as const };

    const answers = [
      await fetch(new Request(tokenUrl(), { method: "POST", body: "{}", headers: json })),
      await fetch(tokenUrl(), { method: "POST", body: form }),
      await fetch(new URL(tokenUrl()), streaming),
      await fetch(new Request(tokenUrl(), { method: "POST", body: form })),
    ];

    for (const answer of answers)
      expect(await answer.json()).toMatchObject({ error: "invalid_client" });
  });

  it("carries Shopify's own Admin API client", async () => {
    const { access_token: accessToken } = await offlineToken(sandbox);
    const storeDomain = sandbox.options.shop;
    const client = createAdminApiClient({ storeDomain, apiVersion: "2026-10", accessToken });

    const { data, errors } = await client.request("{ shop { name } }");

    expect(errors).toBeUndefined();
    expect(data).toEqual({ shop: { name: "Leafwise Demo" } });
  });

  it("refuses every other host, and leaves this machine alone", async () => {
    await expect(fetch("https://example.com/")).rejects.toThrow(
      "example.com is outside the sandbox",
    );
    await expect(fetch("https://myshopify.com.evil.example/")).rejects.toThrow(
      "outside the sandbox",
    );
    expect((await fetch(`${sandbox.url}/cdn/s/files/unknown.jpg`)).status).toBe(404);
  });

  it("works as a preload of plain Node", async () => {
    const preload = fileURLToPath(new URL("../../sandbox/network.mjs", import.meta.url));
    const script = `const r = await fetch("${tokenUrl()}", { method: "POST" }); console.log(r.status);`;

    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", preload, "--input-type=module", "--eval", script],
      { env: { ...process.env, SANDBOX_URL: sandbox.url, NODE_OPTIONS: "" } },
    );

    expect(stdout.trim()).toBe("400");
  });
});

describe("hosts", () => {
  it("TikTok Shop answers on its hosts, and to a browser below /tiktok", async () => {
    const api = await fetchPlayed(
      sandbox,
      "https://open-api.tiktokglobalshop.com/product/202309/categories",
    );
    const page = await fetch(
      `${sandbox.url}/tiktok/open/authorize?service_id=${sandbox.options.serviceId}&state=s`,
    );

    expect(await api.json()).toMatchObject({ code: expect.any(Number) as number });
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.status).toBe(200);
  });

  it("the admin answers a browser, and its App Bridge comes from the CDN", async () => {
    const products = await fetch(`${sandbox.url}/store/leafwise-demo/products`);
    const bridge = await fetchPlayed(sandbox, "https://cdn.shopify.com/shopifycloud/app-bridge.js");

    expect(await products.text()).toContain("Mug");
    expect(bridge.headers.get("content-type")).toContain("javascript");
  });

  it("a host that nobody plays is said to be so", async () => {
    const response = await fetchPlayed(sandbox, "https://example.com/");

    expect(response.status).toBe(404);
    expect(await response.text()).toContain('no host "example.com"');
  });
});
