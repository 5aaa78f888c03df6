const SIGNATURES: [format: string, offset: number, text: string][] = [
  ["jpg", 0, "\xFF\xD8\xFF"],
  ["png", 0, "\x89PNG\r\n\x1A\n"],
  ["webp", 8, "WEBP"],
  ["bmp", 0, "BM"],
  ["heic", 4, "ftypheic"],
  ["heic", 4, "ftypheix"],
  ["heif", 4, "ftypmif1"],
  ["heif", 4, "ftypmsf1"],
];

/** How many first bytes tell a picture's format. */
export const SIGNATURE_BYTES = 16;

/** The format that a file's first bytes say, whatever its name says; null for anything else than a picture. */
export function pictureFormat(firstBytes: Uint8Array): string | null {
  const text = String.fromCharCode(...firstBytes.subarray(0, SIGNATURE_BYTES));
  return SIGNATURES.find(([, offset, start]) => text.startsWith(start, offset))?.[0] ?? null;
}

const MIME_TYPES: Record<string, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  bmp: "image/bmp",
  heic: "image/heic",
  heif: "image/heif",
};

/** The media type that a picture of this format is sent as. */
export function mimeTypeOf(format: string): string {
  return MIME_TYPES[format] ?? "application/octet-stream";
}
