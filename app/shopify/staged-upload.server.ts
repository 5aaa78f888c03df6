import { z } from "zod";
import type { CloudStorage, PictureFile, UploadTarget } from "../domain/cloud-storage";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";
import { ShopifyError } from "./errors";

const CREATE = `#graphql
  mutation StagePicture($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets {
        url
        resourceUrl
        parameters { name value }
      }
      userErrors { field message }
    }
  }
`;

const createSchema = z.object({
  stagedUploadsCreate: z.object({
    stagedTargets: z
      .array(z.object({ url: z.string().nullable(), resourceUrl: z.string().nullable() }))
      .nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});

/**
 * Shopify's own storage for files on their way into a shop: one signed PUT, then `resourceUrl` says which file is
 * meant. The files are private (`acl=private`) and the signature is for PUT alone, so nobody but Shopify reads them
 * back. Shopify deletes them after a day or two by itself (shopify-platform, section 3, M).
 */
export function stagedUploads(api: AdminApi): CloudStorage {
  return {
    read: null,
    prepareUpload: (file) => createTarget(api, file),
    sourceUrl: (localImageUrl) => Promise.resolve(localImageUrl),
    remove: () => Promise.resolve(),
  };
}

async function createTarget(api: AdminApi, { name, mimeType }: PictureFile): Promise<UploadTarget> {
  const { stagedUploadsCreate } = await queryAdmin(api, {
    query: CREATE,
    variables: { input: [{ filename: name, mimeType, resource: "IMAGE", httpMethod: "PUT" }] },
    schema: createSchema,
    // A target that nobody uses is nothing.
    isSafeToRepeat: true,
  });
  const [target] = stagedUploadsCreate.stagedTargets ?? [];
  if (!target?.url || !target.resourceUrl) {
    const message = stagedUploadsCreate.userErrors[0]?.message ?? "no staged target";
    throw new ShopifyError({ code: "staged-upload", message, requestId: null, retryable: false });
  }
  return {
    uploadUrl: target.url,
    // The signature covers the content type that was declared.
    headers: { "Content-Type": mimeType },
    localImageUrl: target.resourceUrl,
  };
}
