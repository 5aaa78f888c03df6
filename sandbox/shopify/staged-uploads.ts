import { createHmac, randomUUID } from "node:crypto";

export interface StagedFile {
  id: string;
  shopId: number;
  fileName: string;
  mimeType: string;
  bytes: Buffer;
  storedAt: number;
}

export interface StagedTarget {
  url: string;
  resourceUrl: string;
  parameters: { name: string; value: string }[];
}

export interface StagedTargetRequest {
  shopId: number;
  fileName: string;
  mimeType: string;
  httpMethod: "PUT" | "POST";
}

/** What Google Cloud Storage answers in XML. */
export interface StorageRefusal {
  status: number;
  code: string;
  message: string;
}

const STAGED_HOST = "shopify-staged-uploads.storage.googleapis.com";
export const MAX_IMAGE_BYTES = 20 * 1024 * 1024;
/** Only guards the sandbox's memory. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
const KEPT_MS = 24 * 3_600_000;
const ALGORITHM = "GOOG4-RSA-SHA256";

/** Staged uploads: signed targets and the files that arrived (facts/shopify-platform.md section 3). */
export class StagedUploads {
  private readonly files = new Map<string, StagedFile>();

  constructor(
    private readonly secret: string,
    private readonly now: () => number,
  ) {}

  reset(): void {
    this.files.clear();
  }

  createTarget(request: StagedTargetRequest): StagedTarget {
    const key = `tmp/${request.shopId}/products/${randomUUID()}/${encodeURIComponent(request.fileName)}`;
    const resourceUrl = `https://${STAGED_HOST}/${key}`;
    return request.httpMethod === "PUT"
      ? this.putTarget(resourceUrl, key, request)
      : this.postTarget(resourceUrl, key, request);
  }

  /** A PUT's signature covers path, expiry and content type. */
  refusalOfPut(url: URL, contentType: string): StorageRefusal | null {
    const [date, expires] = [
      url.searchParams.get("X-Goog-Date") ?? "",
      url.searchParams.get("X-Goog-Expires") ?? "",
    ];
    const signed = [url.pathname.slice(1), contentType, date, expires];
    if (url.searchParams.get("X-Goog-Signature") !== this.sign(...signed))
      return SIGNATURE_MISMATCH;
    return this.now() > timeOf(date) + Number(expires) * 1_000 ? EXPIRED : null;
  }

  refusalOfPost(fields: Map<string, string>, size: number): StorageRefusal | null {
    const policy = fields.get("policy") ?? "";
    if (fields.get("x-goog-signature") !== this.sign(policy)) return SIGNATURE_MISMATCH;
    const { expiration, conditions } = JSON.parse(
      Buffer.from(policy, "base64").toString(),
    ) as PostPolicy;
    if (this.now() > Date.parse(expiration)) return policyRefusal("Policy has expired.");
    const unmet = Object.entries(conditions).find(([name, value]) => fields.get(name) !== value);
    if (unmet)
      return policyRefusal(`Policy condition failed: ["eq", "$${unmet[0]}", "${unmet[1]}"]`);
    return size > MAX_IMAGE_BYTES ? TOO_LARGE : null;
  }

  store(path: string, mimeType: string, bytes: Buffer): void {
    const [, shopId = "", , id = "", fileName = ""] = path.replace(/^\//, "").split("/");
    const file = {
      id,
      shopId: Number(shopId),
      fileName: decodeURIComponent(fileName),
      mimeType,
      bytes,
      storedAt: this.now(),
    };
    this.files.set(id, file);
  }

  /** For tests: what arrived under this name is no picture any more. */
  damage(fileName: string): void {
    for (const file of this.files.values())
      if (file.fileName === fileName) file.bytes = Buffer.from("damaged");
  }

  /** A file that Shopify fetched by itself. */
  keep(fetched: Pick<StagedFile, "shopId" | "fileName" | "bytes">): StagedFile {
    const file = { ...fetched, id: randomUUID(), mimeType: "", storedAt: this.now() };
    this.files.set(file.id, file);
    return file;
  }

  file(id: string): StagedFile | undefined {
    return this.files.get(id);
  }

  /** The file behind a `resourceUrl`, of this shop only, while it is kept. */
  fileAt(resourceUrl: string, shopId: number): StagedFile | undefined {
    const match =
      /^https:\/\/shopify-staged-uploads\.storage\.googleapis\.com\/tmp\/(\d+)\/products\/([\w-]+)\//.exec(
        resourceUrl,
      );
    const file = this.files.get(match?.[2] ?? "");
    const isUsable = file?.shopId === shopId && this.now() - file.storedAt < KEPT_MS;
    return isUsable ? file : undefined;
  }

  private putTarget(
    resourceUrl: string,
    key: string,
    { mimeType }: StagedTargetRequest,
  ): StagedTarget {
    const date = compactTime(this.now());
    const query = new URLSearchParams({
      "X-Goog-Algorithm": ALGORITHM,
      "X-Goog-Credential": credential(date),
      "X-Goog-Date": date,
      "X-Goog-Expires": "604800",
      "X-Goog-SignedHeaders": "content-type;host",
      "X-Goog-Signature": this.sign(key, mimeType, date, "604800"),
    });
    const parameters = [
      { name: "content_type", value: mimeType },
      { name: "acl", value: "private" },
    ];
    return { url: `${resourceUrl}?${query}`, resourceUrl, parameters };
  }

  private postTarget(
    resourceUrl: string,
    key: string,
    { mimeType }: StagedTargetRequest,
  ): StagedTarget {
    const conditions = {
      "Content-Type": mimeType,
      success_action_status: "201",
      acl: "private",
      key,
    };
    const expiration = new Date(this.now() + KEPT_MS).toISOString();
    const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString("base64");
    const date = compactTime(this.now());
    const fields = {
      ...conditions,
      "x-goog-date": date,
      "x-goog-credential": credential(date),
      "x-goog-algorithm": ALGORITHM,
      "x-goog-signature": this.sign(policy),
      policy,
    };
    const parameters = Object.entries(fields).map(([name, value]) => ({ name, value }));
    return { url: `https://${STAGED_HOST}/`, resourceUrl, parameters };
  }

  private sign(...parts: string[]): string {
    return createHmac("sha256", this.secret).update(parts.join("\n")).digest("hex");
  }
}

interface PostPolicy {
  expiration: string;
  conditions: Record<string, string>;
}

const SIGNATURE_MISMATCH: StorageRefusal = {
  status: 403,
  code: "SignatureDoesNotMatch",
  message:
    "Access denied. The request signature we calculated does not match the signature you provided.",
};
const EXPIRED: StorageRefusal = {
  status: 400,
  code: "ExpiredToken",
  message: "Invalid argument. The provided token has expired.",
};
export const TOO_LARGE: StorageRefusal = {
  status: 400,
  code: "EntityTooLarge",
  message:
    "Your proposed upload is larger than the maximum object size specified in your Policy Document.",
};

export function policyRefusal(message: string): StorageRefusal {
  return { status: 403, code: "AccessDenied", message };
}

function credential(date: string): string {
  return `merchant-assets@shopify-tiers.iam.gserviceaccount.com/${date.slice(0, 8)}/auto/storage/goog4_request`;
}

/** `20261123T093000Z` */
function compactTime(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");
}

function timeOf(compact: string): number {
  return Date.parse(
    compact.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
}
