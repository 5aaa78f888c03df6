/** What a product in Shopify says that a listing may need. */
export interface ProductFacts {
  vendor: string;
  options: { name: string; values: string[] }[];
  /** Of the first variant; null where none is set. */
  weightGrams: number | null;
}

/** Attributes that Shopify has a place for. */
export type AttributeKind = "brand" | "size" | "color" | "material";

/** By the words that shops and TikTok Shop use for them in the markets' languages. */
const WORDS: [AttributeKind, RegExp][] = [
  ["brand", /^(brand|marke|marque|marca|merek|jenama|thương hiệu|แบรนด์|ブランド|品牌|브랜드)$/iu],
  [
    "size",
    /(^|\s)(sizes?|größen?|tailles?|tallas?|taglie|taglia|tamanhos?|ukuran|saiz|kích cỡ|ขนาด|サイズ|尺码|尺寸|사이즈)$/iu,
  ],
  [
    "color",
    /(^|\s)(colou?rs?|farben?|couleurs?|colores?|colore|colori|cor|cores|warna|màu sắc|สี|カラー|色|颜色|색상)$/iu,
  ],
  [
    "material",
    /^(materials?|material|matériau|matière|materiale|bahan|chất liệu|วัสดุ|素材|材质|소재)$/iu,
  ],
];

/** What an attribute or an option of this name is about, or null. */
export function attributeKind(name: string): AttributeKind | null {
  return WORDS.find(([, pattern]) => pattern.test(name.trim()))?.[0] ?? null;
}

/** What Shopify has for an attribute, or null where that is not evident. */
export function evidenceFor(kind: AttributeKind | null, product: ProductFacts): string | null {
  if (kind === null) return null;
  if (kind === "brand") return product.vendor === "" ? null : product.vendor;
  const option = product.options.find(({ name }) => attributeKind(name) === kind);
  return option && option.values.length > 0 ? option.values.join(", ") : null;
}
