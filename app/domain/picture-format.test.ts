import { describe, expect, it } from "vitest";
import { mimeTypeOf, pictureFormat } from "./picture-format";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("pictureFormat", () => {
  it.each([
    ["jpg", "\xFF\xD8\xFF\xE0\0\x10JFIF"],
    ["png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"],
    ["webp", "RIFF\x10\0\0\0WEBPVP8 "],
    ["bmp", "BM\x36\0\0\0"],
    ["heic", "\0\0\0\x18ftypheic\0\0\0\0"],
    ["heif", "\0\0\0\x18ftypmif1\0\0\0\0"],
    [null, "GIF89a"],
    [null, "%PDF-1.7"],
    [null, "RIFF\x10\0\0\0WAVEfmt "],
    [null, ""],
  ])("reads %s from the first bytes", (format, start) => {
    expect(pictureFormat(bytes(start))).toBe(format);
  });
});

describe("mimeTypeOf", () => {
  it("names the media type of every format that is read", () => {
    expect(["jpg", "png", "webp", "bmp", "heic", "heif"].map(mimeTypeOf)).toEqual([
      "image/jpeg",
      "image/png",
      "image/webp",
      "image/bmp",
      "image/heic",
      "image/heif",
    ]);
  });
});
