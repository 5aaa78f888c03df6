import { crc32 } from "node:zlib";

/** A copy of the JPEG with a comment segment behind its first marker: other bytes, same picture. */
export function withJpegComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment, "utf8").subarray(0, 65_000);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xfffe, 0);
  segment.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, text, jpeg.subarray(2)]);
}

/** A copy of the PNG with a text chunk behind its header chunk: other bytes, same picture. */
export function withPngText(png: Buffer, text: string): Buffer {
  const headerEnd = 33;
  const body = Buffer.from(`tEXtComment\0${text}`, "utf8").subarray(0, 65_000);
  const chunk = Buffer.alloc(8 + body.length);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 4 + body.length);
  return Buffer.concat([png.subarray(0, headerEnd), chunk, png.subarray(headerEnd)]);
}

const TEN_MEGABYTES = 10 * 1024 * 1024;

/** A JPEG of more than 10 MB that still decodes: comment segments carry the weight. */
export function paddedJpeg(jpeg: Buffer): Buffer {
  const segment = Buffer.alloc(65_000, 0x20);
  segment.writeUInt16BE(0xfffe, 0);
  segment.writeUInt16BE(segment.length - 2, 2);
  const segments = Array<Buffer>(Math.ceil(TEN_MEGABYTES / segment.length) + 1).fill(segment);
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}
