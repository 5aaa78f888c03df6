import sharp from "sharp";
import type { CatalogImage } from "./catalog-product";
import { paddedJpeg, withJpegComment, withPngText } from "./picture-bytes";
import { SHAPES } from "./picture-shapes";
import { Recent } from "./recent";
import { hashOf, pick } from "./seeded";

type PictureFormat = "jpeg" | "png";

interface Drawing {
  shape: string;
  hue: number;
  width: number;
  height: number;
  format: PictureFormat;
}

const SHAPE_NAMES = Object.keys(SHAPES);
const BASE_HUES = [12, 150, 214];
const TINY_SIDE = 64;

const drawings = new Recent<Promise<Buffer>>(400);

/**
 * The picture's bytes. A seed is "draw/SHAPE/anything" (a drawing of its own), "base/SHAPE/anything" (one of a few
 * ready drawings of that shape) or any other text, a picture URL for instance. Bytes differ for every seed.
 */
export async function drawPicture(
  image: CatalogImage,
  options: { maxWidth?: number; format?: PictureFormat } = {},
): Promise<Buffer> {
  const format = options.format ?? "jpeg";
  const size = sizeOf(image, options.maxWidth);
  const drawing = { ...lookOf(image.seed), ...size, format };
  const base = await drawings.getOrMake(Object.values(drawing).join("|"), () => draw(drawing));
  const bytes =
    format === "png" ? withPngText(base, image.seed) : withJpegComment(base, image.seed);
  if (image.kind === "broken") return bytes.subarray(0, Math.floor(bytes.length * 0.4));
  // A real CDN would shrink it; it stays huge here so that the app's own limit can be seen at work.
  if (image.kind === "huge") return paddedJpeg(await asJpeg(bytes, format));
  return bytes;
}

function sizeOf(image: CatalogImage, maxWidth = Infinity): { width: number; height: number } {
  if (image.kind === "tiny") return { width: TINY_SIDE, height: TINY_SIDE };
  const width = Math.max(1, Math.min(image.width, maxWidth));
  return { width, height: Math.max(1, Math.round((image.height * width) / image.width)) };
}

function lookOf(seed: string): { shape: string; hue: number } {
  const hash = hashOf(seed);
  const [kind, shape] = seed.split("/", 2);
  if (kind === "draw" && shape && SHAPES[shape]) return { shape, hue: hash % 360 };
  if (kind === "base" && shape && SHAPES[shape]) return { shape, hue: pick(BASE_HUES, hash) };
  return { shape: shapeInWords(seed) ?? pick(SHAPE_NAMES, hash), hue: pick(BASE_HUES, hash >>> 8) };
}

function shapeInWords(text: string): string | undefined {
  const words = new Set(text.toLowerCase().split(/[^a-z]+/));
  return SHAPE_NAMES.find((name) => words.has(name) || words.has(`${name}s`));
}

async function draw(drawing: Drawing): Promise<Buffer> {
  const image = sharp(Buffer.from(svgOf(drawing)), { density: 72 });
  return drawing.format === "png"
    ? image.png({ palette: true }).toBuffer()
    : image.jpeg({ quality: 72 }).toBuffer();
}

async function asJpeg(bytes: Buffer, format: PictureFormat): Promise<Buffer> {
  return format === "jpeg" ? bytes : sharp(bytes).jpeg().toBuffer();
}

function svgOf({ shape, hue, width, height }: Drawing): string {
  const colours: Record<string, string> = {
    A: `hsl(${hue},52%,52%)`,
    B: `hsl(${hue},48%,36%)`,
    C: `hsl(${hue},60%,86%)`,
    D: `hsl(${(hue + 150) % 360},58%,56%)`,
  };
  const drawing = (SHAPES[shape] ?? "").replace(
    /"([ABCD])"/g,
    (_, name: string) => `"${colours[name]}"`,
  );
  const backdrop = `hsl(${(hue + 30) % 360},30%,`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 400 400">` +
    `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${backdrop}97%)"/><stop offset="1" stop-color="${backdrop}89%)"/></linearGradient></defs>` +
    `<rect x="-1000" y="-1000" width="2400" height="2400" fill="url(#g)"/>` +
    `<ellipse cx="200" cy="338" rx="130" ry="16" fill="${backdrop}78%)"/>${drawing}</svg>`
  );
}
