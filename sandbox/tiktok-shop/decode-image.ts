import { createHash } from "node:crypto";
import { imageSize } from "image-size";
import sharp from "sharp";

export interface DecodedImage {
  format: string;
  width: number;
  height: number;
}

type Decoding = DecodedImage | "unreadable";

const KEPT_DECODINGS = 500;
const decodings = new Map<string, Decoding>();

/**
 * Really decodes the picture, so that a truncated file is found. Pictures that differ in JPEG comments only are
 * decoded once: the sandbox's generated catalogs have thousands of them, and the app under test needs the CPU.
 */
export async function decodeImage(bytes: Buffer): Promise<Decoding> {
  const key = createHash("sha1").update(withoutJpegComments(bytes)).digest("base64");
  const known = decodings.get(key);
  if (known) return known;
  const decoded = await decode(bytes);
  if (decodings.size >= KEPT_DECODINGS) decodings.clear();
  decodings.set(key, decoded);
  return decoded;
}

async function decode(bytes: Buffer): Promise<Decoding> {
  try {
    const image = sharp(bytes, { failOn: "warning", limitInputPixels: false });
    const { format, width, height } = await image.metadata();
    // Sides are judged by the caller; decoding a picture of absurd size would only eat memory.
    if (width * height <= 50_000_000) await image.resize({ width: 64 }).raw().toBuffer();
    return { format, width, height };
  } catch {
    return fromHeader(bytes);
  }
}

/** libvips reads neither BMP nor what phones put into HEIC; their headers tell enough. */
function fromHeader(bytes: Buffer): Decoding {
  if (isBmp(bytes))
    return {
      format: "bmp",
      width: bytes.readUInt32LE(18),
      height: Math.abs(bytes.readInt32LE(22)),
    };
  if (!/^ftyp(heic|heix|mif1|msf1)/.test(bytes.toString("latin1", 4, 12))) return "unreadable";
  try {
    const { width, height } = imageSize(bytes);
    return { format: "heif", width, height };
  } catch {
    return "unreadable";
  }
}

function isBmp(bytes: Buffer): boolean {
  return (
    bytes.length > 54 &&
    bytes.toString("latin1", 0, 2) === "BM" &&
    bytes.readUInt32LE(2) === bytes.length
  );
}

function withoutJpegComments(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) !== 0xffd8) return bytes;
  let at = 2;
  while (at + 4 <= bytes.length && bytes.readUInt16BE(at) === 0xfffe)
    at += 2 + bytes.readUInt16BE(at + 2);
  return bytes.subarray(at);
}
