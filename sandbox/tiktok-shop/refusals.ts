import { Refusal } from "./envelope";

/**
 * What the real service refuses, and how. Codes and messages of the gateway: TikTok Shop's public page "Common errors"
 * (M). HTTP statuses: 400 for a bad app key and 404 for a bad path were seen by public clients (M), 401 with 105002
 * too (M), 429 is documented; the other statuses are our choice (L). Business errors answer 200 (H: the status does
 * not tell success).
 */
export const refusals = {
  unknownPath: () =>
    new Refusal(
      404,
      36009009,
      "Invalid path. The specified path does not match any available endpoint.",
    ),
  wrongMethod: () =>
    new Refusal(
      405,
      36009010,
      "Invalid method. The HTTP method used is not supported by this endpoint.",
    ),
  badAppKey: () =>
    new Refusal(400, 36009004, "Invalid credentials. Invalid `app_key` query parameter."),
  badTimestamp: (reason: string) =>
    new Refusal(
      400,
      36009004,
      `Invalid timestamp. The value of the \`timestamp\` query parameter ${reason}.`,
    ),
  missingSignature: () =>
    new Refusal(
      400,
      36009004,
      "Missing credentials. The request does not include a required signature in the query.",
    ),
  badSignature: () =>
    new Refusal(401, 106001, "Invalid credentials. The `sign` query parameter is invalid."),
  missingToken: () =>
    new Refusal(401, 105000, "Missing credentials. The `x-tts-access-token` header is required."),
  unknownToken: () =>
    new Refusal(401, 105001, "Invalid credentials. The `x-tts-access-token` header is invalid."),
  expiredToken: () =>
    new Refusal(
      401,
      105002,
      "Expired credentials. The `access_token` or `x-tts-access-token` header has expired.",
    ),
  missingScope: () =>
    new Refusal(
      403,
      105005,
      "Access denied. The access token does not contain the required access scope for the endpoint.",
    ),
  missingCipher: () =>
    new Refusal(
      400,
      106013,
      "Missing identifier. The `shop_cipher` query parameter is required to identify the target shop.",
    ),
  unexpectedCipher: () =>
    new Refusal(
      400,
      36009004,
      "Unexpected identifier. The `shop_cipher` query parameter is not required for this request.",
    ),
  // Facts name 106011 for it (L).
  badCipher: () =>
    new Refusal(400, 106011, "Invalid identifier. The `shop_cipher` query parameter is invalid."),
  tooManyRequests: () =>
    new Refusal(
      429,
      36009002,
      "Too many requests. You've made too many requests in a short period of time.",
    ),
  notJson: () =>
    new Refusal(
      400,
      36009022,
      "Invalid request format. The request body format must be `application/json` for structured data or `multipart/form-data` for binary files.",
    ),
  notMultipart: () =>
    new Refusal(
      400,
      36009023,
      "Invalid request format. The value of the `content-type` header must be `multipart/form-data`.",
    ),
  /** 98001004 is the documented code for one wrong parameter (M). */
  badParameter: (name: string, reason: string) =>
    new Refusal(200, 98001004, `Parameter ${name} is invalid. Reason: ${reason}`),
  badAuthCode: () => new Refusal(200, 36004004, "Invalid auth code."),
  badRefreshToken: () => new Refusal(200, 36004005, "Invalid refresh token."),
  fileTooLarge: () =>
    new Refusal(
      413,
      36009021,
      "Invalid file size. The uploaded file size exceeds the maximum limit.",
    ),
  badFile: () => new Refusal(200, 12038002, "The uploaded file is invalid."),
  unreadableImage: () => new Refusal(200, 12038004, "Failed to process the image."),
  imageTooSmall: (side: number) =>
    new Refusal(200, 12052301, `The width and height of the image must be at least ${side} px.`),
  imageTooLarge: (side: number) =>
    new Refusal(200, 12038014, `The width and height of the image must not exceed ${side} px.`),
  badImageFormat: (format: string) =>
    new Refusal(200, 12038015, `The image format ${format} is not supported.`),
  unknownImage: (uri: string) => new Refusal(200, 12052722, `The image ${uri} was not found.`),
  emptyTitle: () => new Refusal(200, 12052261, "The product name cannot be empty."),
  longTitle: (limit: number) =>
    new Refusal(200, 12052051, `The product name exceeds the limit of ${limit} characters.`),
  // Facts: short, cryptic titles get this sentence (M); its code is unknown, so this one is ours (L).
  noCategory: () =>
    new Refusal(
      200,
      12052227,
      "The product title does not match any category. Add more details about the product.",
    ),
  unknownCategory: () => new Refusal(200, 12052023, "The category does not exist."),
  wrongCategoryVersion: () =>
    new Refusal(200, 12052217, "The shop must use another category version; see category_version."),
};
