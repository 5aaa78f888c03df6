import { type Context, Hono } from "hono";
import { bulkFile, bulkOperationAt } from "./bulk-file";
import { MAX_UPLOAD_BYTES, policyRefusal, type StorageRefusal, TOO_LARGE } from "./staged-uploads";
import type { ShopifyStore } from "./store";

/** `https://storage.googleapis.com/...`: the result files of bulk operations. */
export function bulkFileRoutes(store: ShopifyStore): Hono {
  const routes = new Hono();
  routes.get("/*", (c) => {
    const found = bulkOperationAt(new URL(c.req.url), store);
    if (found === "refused")
      return refuse(c, { status: 403, code: "SignatureDoesNotMatch", message: "Access denied." });
    if (found === "expired")
      return refuse(c, {
        status: 400,
        code: "ExpiredToken",
        message: "The provided token has expired.",
      });
    if (found === "missing")
      return refuse(c, {
        status: 404,
        code: "NoSuchKey",
        message: "The specified key does not exist.",
      });
    return c.body(bulkFile(found), 200, {
      "Content-Type": "application/jsonl",
      "Content-Disposition": `attachment; filename="bulk-${found.number}.jsonl"`,
    });
  });
  return routes;
}

/** `https://shopify-staged-uploads.storage.googleapis.com/...` */
export function stagedUploadRoutes(store: ShopifyStore): Hono {
  const routes = new Hono();

  routes.options("*", (c) => c.body(null, 204, CORS));

  routes.put("/tmp/*", async (c) => {
    const url = new URL(c.req.url);
    const contentType = c.req.header("content-type") ?? "";
    const refusal = store.uploads.refusalOfPut(url, contentType);
    if (refusal) return refuse(c, refusal);
    const bytes = await readLimited(c);
    if (!bytes) return refuse(c, TOO_LARGE);
    store.uploads.store(url.pathname, contentType, bytes);
    return c.body(null, 200, CORS);
  });

  routes.post("/", async (c) => {
    const { fields, file } = await readForm(c);
    if (!file || !fields.has("key"))
      return refuse(c, {
        status: 400,
        code: "InvalidArgument",
        message: "Cannot create buckets using a POST.",
      });
    const refusal = fields.has("policy")
      ? store.uploads.refusalOfPost(fields, file.size)
      : policyRefusal("Anonymous caller.");
    if (refusal) return refuse(c, refusal);
    const key = fields.get("key") ?? "";
    store.uploads.store(
      key,
      fields.get("Content-Type") ?? "",
      Buffer.from(await file.arrayBuffer()),
    );
    const location = `https://shopify-staged-uploads.storage.googleapis.com/${key}`;
    return xml(
      c,
      `<PostResponse><Location>${location}</Location><Key>${key}</Key></PostResponse>`,
      201,
    );
  });

  // Private (`acl=private`), and the signature is for PUT: whoever wants to read is an anonymous caller.
  routes.get("/tmp/*", (c) => refuse(c, policyRefusal("Access denied.")));

  routes.all("*", (c) =>
    refuse(c, { status: 404, code: "NoSuchKey", message: "The specified key does not exist." }),
  );
  return routes;
}

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "PUT, POST",
  "Access-Control-Allow-Headers": "*",
};

async function readLimited(c: Context): Promise<Buffer | null> {
  if (Number(c.req.header("content-length") ?? 0) > MAX_UPLOAD_BYTES) return null;
  const bytes = Buffer.from(await c.req.arrayBuffer());
  return bytes.length > MAX_UPLOAD_BYTES ? null : bytes;
}

/** Google Cloud Storage ignores every field after `file`. */
async function readForm(c: Context): Promise<{ fields: Map<string, string>; file: File | null }> {
  const fields = new Map<string, string>();
  const form = await c.req.raw.formData().catch(() => new FormData());
  for (const [name, value] of form) {
    if (name === "file") return { fields, file: value instanceof File ? value : null };
    if (typeof value === "string") fields.set(name, value);
  }
  return { fields, file: null };
}

function refuse(c: Context, { status, code, message }: StorageRefusal): Response {
  return xml(c, `<Error><Code>${code}</Code><Message>${message}</Message></Error>`, status);
}

function xml(c: Context, body: string, status: number): Response {
  const headers = { ...CORS, "Content-Type": "application/xml; charset=UTF-8" };
  return new Response(`<?xml version='1.0' encoding='UTF-8'?>${body}`, { status, headers });
}
