import type { GraphqlContext } from "./graphql-context";
import { BadRequest, type UserError } from "./graphql-errors";
import type { Resolver } from "./resolvers";

export const stagedUploadMutations: Record<string, Resolver> = {
  stagedUploadsCreate(
    _: unknown,
    { input }: { input: StagedUploadInput[] },
    context: GraphqlContext,
  ) {
    if (input.length > 250)
      throw new BadRequest("The input array size is greater than the maximum allowed of 250.");
    const userErrors = input.flatMap(problemsOfStagedUpload);
    const stagedTargets = input.map((each, index) =>
      problemsOfStagedUpload(each, index).length > 0
        ? { url: null, resourceUrl: null, parameters: [] }
        : context.store.uploads.createTarget({
            shopId: context.shop.id,
            fileName: each.filename,
            mimeType: each.mimeType,
            httpMethod: each.httpMethod,
          }),
    );
    return { stagedTargets, userErrors };
  },
};

interface StagedUploadInput {
  filename: string;
  mimeType: string;
  resource: string;
  httpMethod: "PUT" | "POST";
}

function problemsOfStagedUpload(
  { resource, mimeType, filename }: StagedUploadInput,
  index: number,
): UserError[] {
  const at = (field: string) => ["input", String(index), field];
  if (resource !== "IMAGE" && resource !== "PRODUCT_IMAGE")
    return [{ field: at("resource"), message: `The sandbox plays no ${resource}` }];
  if (!filename) return [{ field: at("filename"), message: "Filename can't be blank" }];
  const isImage = /^image\/(jpe?g|png|gif|webp|heic|heif|bmp|tiff|svg\+xml)$/.test(mimeType);
  return isImage
    ? []
    : [{ field: at("mimeType"), message: `${mimeType} is not a recognized format` }];
}
