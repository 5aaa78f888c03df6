import { createHmac } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { bulkLines } from "./bulk-lines";
import type { BulkOperation } from "./bulk-operations";
import type { GraphqlContext } from "./graphql-context";
import type { ShopifyStore } from "./store";

const HOST = "https://storage.googleapis.com";
const FOLDER = "/shopify-tiers-assets-prod-us-east1/bulk-operation-outputs";
const LIFE_MS = 7 * 86_400_000;
const CHUNK_CHARACTERS = 64 * 1024;

/** A signed URL that lives 7 days from the end; null while there are no results (facts/shopify-platform.md section 2). */
export function bulkFileUrl(
  operation: BulkOperation,
  { shop, store }: GraphqlContext,
): string | null {
  if (
    operation.status !== "COMPLETED" ||
    operation.objectCount === 0 ||
    operation.played?.file === null ||
    operation.completedAt === null
  )
    return null;
  const path = `${FOLDER}/${shop.id.toString(36)}o${operation.number.toString(36)}-final`;
  const expires = String(Math.floor((operation.completedAt + LIFE_MS) / 1_000));
  const query = new URLSearchParams({
    GoogleAccessId: "assets-us-prod@shopify-tiers.iam.gserviceaccount.com",
    Expires: expires,
    Signature: sign(store, path, expires),
    "response-content-disposition": `attachment; filename="bulk-${operation.number}.jsonl"`,
    "response-content-type": "application/jsonl",
  });
  return `${HOST}${path}?${query}`;
}

/** The operation whose file a URL names, or why Google Cloud Storage would refuse. */
export function bulkOperationAt(
  url: URL,
  store: ShopifyStore,
): BulkOperation | "refused" | "expired" | "missing" {
  const [, shopCode, numberCode] = /\/([0-9a-z]+)o([0-9a-z]+)-final$/.exec(url.pathname) ?? [];
  const expires = url.searchParams.get("Expires") ?? "";
  if (url.searchParams.get("Signature") !== sign(store, url.pathname, expires)) return "refused";
  if (store.clock.now() > Number(expires) * 1_000) return "expired";
  const shop = [...store.shops.values()].find(({ id }) => id.toString(36) === shopCode);
  return shop?.bulkOperations.find(Number.parseInt(numberCode ?? "", 36)) ?? "missing";
}

export function bulkFile(operation: BulkOperation): ReadableStream<Uint8Array> {
  const { file, cutAfter } = operation.played ?? {};
  if (typeof file === "string") return new Blob([file]).stream();
  if (cutAfter !== undefined) return new Blob([cutFile(operation, cutAfter)]).stream();
  const lines = bulkLines(operation);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const chunk = nextChunk(lines);
      if (chunk) controller.enqueue(encoder.encode(chunk));
      else controller.close();
    },
  });
}

/** So many lines, and of the next one as much as the fraction says. */
function cutFile(operation: BulkOperation, cutAfter: number): string {
  const whole = Math.floor(cutAfter);
  const lines = [...bulkLines(operation)];
  const next = lines[whole] ?? "";
  const rest = next.slice(0, Math.floor((cutAfter - whole) * next.length));
  return (
    lines
      .slice(0, whole)
      .map((line) => `${line}\n`)
      .join("") + rest
  );
}

const sizes = new WeakMap<BulkOperation, number>();

/** Costs one pass over the whole file, once, and only when asked for. */
export async function bulkFileSize(operation: BulkOperation): Promise<string | null> {
  if (operation.status !== "COMPLETED") return null;
  const { file } = operation.played ?? {};
  if (typeof file === "string") return String(Buffer.byteLength(file));
  const known = sizes.get(operation);
  if (known !== undefined) return String(known);
  const lines = bulkLines(operation);
  let size = 0;
  for (let chunk = nextChunk(lines); chunk; chunk = nextChunk(lines)) {
    size += Buffer.byteLength(chunk);
    await nextTurn();
  }
  sizes.set(operation, size);
  return String(size);
}

function nextChunk(lines: Generator<string>): string {
  let chunk = "";
  while (chunk.length < CHUNK_CHARACTERS) {
    const { value, done } = lines.next();
    if (done) break;
    chunk += `${value}\n`;
  }
  return chunk;
}

function sign({ options }: ShopifyStore, path: string, expires: string): string {
  return createHmac("sha256", options.clientSecret)
    .update(`GET\n${expires}\n${path}`)
    .digest("base64");
}
