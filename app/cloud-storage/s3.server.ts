import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { CloudStorage, PictureFile, StoredFile, UploadTarget } from "../domain/cloud-storage";
import { CloudStorageFailed } from "./errors";

/** A bucket of any S3-compatible service. */
export interface S3Options {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const UPLOAD_SECONDS = 3_600;
/** Shopify fetches a new product's media at once; a day covers its retries. */
const SOURCE_SECONDS = 24 * 3_600;

/**
 * Pictures in a bucket of the operator: browsers send them straight to it by a signed PUT (the bucket has to allow
 * that: CORS for the app's address), the app and Shopify read them by signed addresses.
 */
export function s3Bucket(options: S3Options): CloudStorage {
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = options;
  const client = new S3Client({
    region,
    endpoint,
    credentials: { accessKeyId, secretAccessKey },
    // Bucket names as host names need DNS that self-hosted services do not have.
    forcePathStyle: true,
    // Otherwise the signed PUT demands a checksum of the body that is not known yet.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const base = `${endpoint}/${bucket}/`;
  const objectAt = (localImageUrl: string) => ({ Bucket: bucket, Key: keyOf(localImageUrl, base) });
  return {
    prepareUpload: (file) => signedPut(client, { bucket, base, file }),
    read: (localImageUrl, maxBytes) => readObject(client, objectAt(localImageUrl), maxBytes),
    sourceUrl: (localImageUrl) =>
      getSignedUrl(client, new GetObjectCommand(objectAt(localImageUrl)), {
        expiresIn: SOURCE_SECONDS,
      }),
    async remove(localImageUrl) {
      // S3 answers the same whether there was an object or not.
      const removal = new DeleteObjectCommand(objectAt(localImageUrl));
      await client.send(removal).catch(fail);
    },
  };
}

async function signedPut(
  client: S3Client,
  { bucket, base, file }: { bucket: string; base: string; file: PictureFile },
): Promise<UploadTarget> {
  const { shop, draftKey, imageId, name, mimeType, bytes } = file;
  const key = `${shop}/${draftKey}/${imageId}/${safeName(name)}`;
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType: mimeType,
    ContentLength: bytes,
  });
  const uploadUrl = await getSignedUrl(client, put, {
    expiresIn: UPLOAD_SECONDS,
    // Signed, they cannot be others: no larger file, no page that pretends to be a picture.
    signableHeaders: new Set(["content-type", "content-length"]),
  });
  return { uploadUrl, headers: { "Content-Type": mimeType }, localImageUrl: base + key };
}

async function readObject(
  client: S3Client,
  object: { Bucket: string; Key: string },
  maxBytes: number,
): Promise<StoredFile> {
  try {
    const { Body, ContentLength } = await client.send(new GetObjectCommand(object));
    if (!Body) return { outcome: "unusable", reason: "image-not-found" };
    if ((ContentLength ?? 0) > maxBytes) return { outcome: "unusable", reason: "image-too-large" };
    return { outcome: "read", bytes: new Uint8Array(await Body.transformToByteArray()) };
  } catch (error) {
    if (error instanceof NoSuchKey) return { outcome: "unusable", reason: "image-not-found" };
    return fail(error);
  }
}

function fail(error: unknown): never {
  const requestId = error instanceof S3ServiceException ? error.$metadata.requestId : undefined;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  throw new CloudStorageFailed({ code: name, message, requestId: requestId ?? null });
}

function keyOf(localImageUrl: string, base: string): string {
  if (!localImageUrl.startsWith(base)) throw new Error("Not a file of this bucket");
  return localImageUrl.slice(base.length);
}

/** Letters that need no escaping anywhere; the end is kept, since it names the type. */
function safeName(name: string): string {
  return name.replace(/[^\w.-]+/g, "-").slice(-80);
}
