import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { createTestDatabase } from "../support/create-test-database";
import { connect, merchantOf } from "../support/merchant";
import { sendRaw } from "../support/send-raw";
import { startProduct, type Product } from "../support/start-product";

const MB = 1024 * 1024;
const FLOOD_BYTES = 200 * MB;
const SENTENCE = /[A-Z][^.:]+[.:]/;
const BROWSER = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

let product: Product;

beforeAll(async () => {
  product = await startProduct(createTestDatabase, {
    catalog: generatedCatalog({ products: 1 }),
    environment: { LOG_LEVEL: "error" },
  });
  await connect(merchantOf(product), { seller: "maple" });
});

afterAll(() => product.close());

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { "user-agent": BROWSER, accept: "text/html", ...init.headers };
  return fetch(product.appUrl + path, { redirect: "manual", ...init, headers });
}

async function asMerchant(): Promise<Record<string, string>> {
  const { shop } = product.sandbox.options;
  return { authorization: `Bearer ${await product.sandbox.shopify.sessionToken({ shop })}` };
}

/** A body that says nothing of its length. */
function stream(bytes: number): ReadableStream<Uint8Array> {
  const part = new Uint8Array(MB).fill(97);
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close();
      left -= part.byteLength;
      controller.enqueue(part);
    },
  });
}

function bodyOf(bytes: number, isDeclared: boolean): RequestInit {
  if (isDeclared) return { method: "POST", body: new Uint8Array(bytes) };
  return { method: "POST", body: stream(bytes), duplex: "half" } as RequestInit;
}

/** The most memory that the app has held. */
function peakMemoryBytes(): number {
  const status = readFileSync(`/proc/${product.appProcessId}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) * 1024;
}

describe("a body that is too large", () => {
  it.each([
    ["/webhooks/products", 30 * MB, true],
    ["/webhooks/products", 30 * MB, false],
    ["/webhooks/products", 2 * MB, true],
    ["/webhooks/tiktok", 2 * MB, false],
    ["/app?index", 2 * MB, true],
    ["/app/downloads", 2 * MB, false],
    ["/app/import", 30 * MB, true],
  ])(
    "to %s, %i bytes, its length said: %s, is refused with a sentence",
    async (path, bytes, isDeclared) => {
      const headers = path.startsWith("/app") ? await asMerchant() : {};

      const answer = await ask(path, { ...bodyOf(bytes, isDeclared), headers });

      expect(answer.status).toBe(413);
      expect(await answer.text()).toMatch(SENTENCE);
      expect((await ask("/healthz")).status).toBe(200);
    },
  );

  it("to an address that reads none does no harm", async () => {
    const answer = await ask("/app", bodyOf(5 * MB, false));

    expect(answer.status).toBeLessThan(500);
    await answer.text();
  });

  it.skipIf(process.platform !== "linux")("is never held in memory", async () => {
    const before = peakMemoryBytes();

    const answers = await Promise.all(
      ["/webhooks/products", "/webhooks/app"].map((path) => ask(path, bodyOf(FLOOD_BYTES, false))),
    );

    expect(answers.map(({ status }) => status)).toEqual([413, 413]);
    expect(peakMemoryBytes() - before).toBeLessThan(FLOOD_BYTES / 2);
  });
});

describe("what is no request of the app", () => {
  it.each([
    ["a method that fetch does not know", "TRACE /app HTTP/1.1", "Host: leafwise.test"],
    ["a host that is none", "GET /app HTTP/1.1", "Host: [leafwise"],
    ["a path that nobody can decode", "GET /app/products/%E0%A4%A HTTP/1.1", "Host: leafwise.test"],
  ])("%s: is refused with a sentence", async (_what, line, host) => {
    const answer = await sendRaw(product.appUrl, `${line}\r\n${host}\r\nConnection: close\r\n\r\n`);

    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(SENTENCE);
  });

  it.each(["x:99999", "x:-1", "x:99999999999999999999", "a, b:70000"])(
    "sent on for the host %s: is refused with a sentence",
    async (forwarded) => {
      const answer = await sendRaw(
        product.appUrl,
        `GET /app HTTP/1.1\r\nHost: leafwise.test\r\nX-Forwarded-Host: ${forwarded}\r\nConnection: close\r\n\r\n`,
      );

      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toMatch(SENTENCE);
    },
  );

  it.each(["x:443", "x", "a, b", "[::1]:3000"])(
    "is one that was sent on for the host %s",
    async (forwarded) => {
      const answer = await ask("/healthz", { headers: { "x-forwarded-host": forwarded } });

      expect(answer.status).toBe(200);
    },
  );

  it.each(["http://evil.com", "nonsense", "null"])(
    "a form that a page of %s sends is refused with a sentence",
    async (origin) => {
      const answers = await Promise.all(
        ["/app/mappings", "/app/confidence", "/nothing"].map((path) =>
          ask(path, { method: "POST", body: "a=1", headers: { origin } }),
        ),
      );

      expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
      for (const answer of answers) expect(await answer.text()).toMatch(SENTENCE);
    },
  );

  it("an extension of another origin is heard", async () => {
    const headers = { ...(await asMerchant()), origin: "https://extensions.shopifycdn.com" };

    const answer = await ask("/api/runs", { method: "POST", body: "{", headers });

    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await answer.json()).toMatchObject({ error: "bad-request" });
  });

  it.each([
    ["GET", "/webhooks/products", "POST"],
    ["OPTIONS", "/app/downloads", "POST"],
    ["GET", "/app/new-product/steps", "POST"],
    ["POST", "/healthz", "GET, HEAD"],
    ["DELETE", "/app/run", "GET, HEAD"],
    ["PUT", "/api/v1", "GET, HEAD"],
    ["PATCH", "/", "GET, HEAD"],
  ])("%s %s is refused with a sentence, and what is allowed", async (method, path, allowed) => {
    const answer = await ask(path, { method, headers: await asMerchant() });

    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe(allowed);
    expect(await answer.json()).toMatchObject({ error: "wrong-method" });
  });

  it.each(["/app/run", "/app/categories?q=mug", "/api/categories", "/app?_data=routes%2Fapp"])(
    "%s with a token that is none is refused with a sentence",
    async (path) => {
      const answer = await ask(path, { headers: { authorization: "Bearer a.b.c" } });

      expect(answer.status).toBe(401);
      expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
      expect(await answer.json()).toMatchObject({
        error: "unauthorized",
        message: expect.stringMatching(SENTENCE) as string,
      });
    },
  );

  it("a robot is told with a sentence that there is nothing for it", async () => {
    const headers = { ...(await asMerchant()), "user-agent": "Googlebot" };

    const answer = await ask("/app/run", { headers });

    expect(answer.status).toBe(410);
    expect(await answer.text()).toMatch(SENTENCE);
  });

  it.each([
    ["GET http://evil.com/ HTTP/1.1", "Host: leafwise.test"],
    ["GET //evil.com HTTP/1.1", "Host: leafwise.test"],
    ["GET // HTTP/1.1", "Host: leafwise.test"],
    ["GET //[ HTTP/1.1", "Host: leafwise.test"],
    ["POST //:80 HTTP/1.1", "Host: leafwise.test\r\nOrigin: https://elsewhere.test"],
    ["GET /app HTTP/1.1", "Host:"],
  ])("%s, %s, is not failed either", async (line, host) => {
    const answer = await sendRaw(product.appUrl, `${line}\r\n${host}\r\nConnection: close\r\n\r\n`);

    expect(answer).toMatch(/^HTTP\/1\.1 [234]/);
    expect(answer).not.toMatch(/^location: .*evil/im);
  });

  it("is said as a page to a browser", async () => {
    const answer = await ask("/app/products/%E0%A4%A");

    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toMatch(/<p>This address or request is/);
  });
});

describe("a filter with texts as long as they may be", () => {
  const text = "\u0E01".repeat(255);
  const query = new URLSearchParams({ q: text, vendor: text, type: text }).toString();

  it("is shown, decided about, saved and downloaded", async () => {
    const headers = await asMerchant();
    const send = (form: Record<string, string>) =>
      ask("/app/mappings?_data=routes%2Fapp.mappings", {
        method: "POST",
        body: new URLSearchParams(form),
        headers,
      });
    const seenAt = new Date().toISOString();

    const answers = [
      await ask(`/app/mappings?${query}`, { headers }),
      await send({ intent: "confirm", matching: query, seenAt }),
      await send({ intent: "save-filter", name: "Thai", query }),
      await ask("/app/downloads", {
        method: "POST",
        body: JSON.stringify({ what: "mappings", query }),
        headers,
      }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe("every document", () => {
  it.each([
    "/app",
    "/app/products/1",
    "/app/nothing",
    "/nothing",
    "/auth/login",
    "/auth/session-token",
  ])("at %s is kept by no cache, told to no other site and taken for what it is", async (path) => {
    const headers = path.startsWith("/app") ? await asMerchant() : {};

    const answer = await ask(path, { headers });
    await answer.text();

    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toMatch(/^frame-ancestors /);
  });

  it("leaves what browsers may keep as it is", async () => {
    const document = await ask("/app", { headers: await asMerchant() });
    const [, script = ""] = /"(\/assets\/[^"]+\.js)"/.exec(await document.text()) ?? [];

    const answer = await ask(script);
    await answer.text();

    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("opened outside the admin", () => {
  it.each([
    "/",
    "/app",
    "/app/mappings?q=mug",
    "/app?shop=evil.com",
    "/app?shop=a-shop.myshopify.com",
    "/app?shop=a-shop.myshopify.com&host=nonsense&embedded=1",
    `/app?shop=a-shop.myshopify.com&host=${btoa("evil.com")}&embedded=1`,
    "/auth/login",
  ])("at %s, the app shows a page that says where to open it", async (path) => {
    const answer = await fetch(product.appUrl + path, { headers: { "user-agent": BROWSER } });
    const text = await answer.text();

    expect(answer.status).toBe(200);
    expect(new URL(answer.url).origin).toBe(product.appUrl);
    expect(text).toContain("Open Leafwise in your Shopify admin");
    expect(text).toContain("https://admin.shopify.com");
    expect(text).not.toMatch(/authenticate|login path|Error:/);
  });

  it.each([
    "/auth/exit-iframe?exitIframe=https://evil.com/",
    "/auth/exit-iframe?exitIframe=//evil.com",
    "/auth/exit-iframe?exitIframe=javascript:alert(1)",
    "/auth/exit-iframe?exitIframe=https://a-shop.myshopify.com/products",
    "/auth/exit-iframe",
    "/auth/exit-iframe?exitIframe=/app&shop=evil.com",
    "/auth/session-token?shop=evil.com%0D%0AX-Evil:%201",
    `/auth/${randomUUID()}?shop=evil.com`,
  ])("%s leads nowhere, and says so", async (path) => {
    const answer = await ask(path);
    const text = await answer.text();

    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
    expect(text).toContain("This address does not work");
    expect(text).not.toContain("evil.com");
  });

  it("the frame is left for the admin", async () => {
    const admin = "https://admin.shopify.com/store/a-shop";

    const answer = await ask(`/auth/exit-iframe?exitIframe=${encodeURIComponent(admin)}`);

    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`window.open("${admin}"`);
  });

  it("an extension without a token is refused as JSON", async () => {
    const answer = await ask("/api/categories?search=mug");

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: "unauthorized" });
  });
});
