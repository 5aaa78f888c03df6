export interface TikTokShop {
  id: string;
  name: string;
  region: string;
  sellerType: "LOCAL" | "CROSS_BORDER";
  cipher: string;
  code: string;
}

export interface Seller {
  id: string;
  name: string;
  openId: string;
  baseRegion: string;
  shops: TikTokShop[];
}

function shop(id: string, name: string, region: string): TikTokShop {
  const code = `${region}LC${id.slice(-6)}`;
  return {
    id,
    name,
    region,
    sellerType: "LOCAL",
    cipher: `GCP_${Buffer.from(`shop:${id}`).toString("base64url")}`,
    code,
  };
}

/** One seller with one shop, one with two markets, one with three, and one with nothing to choose. */
export function seedSellers(): Seller[] {
  return [
    {
      id: "maple",
      name: "Maple & Finch",
      openId: "7010xAAAAADmapleandfinch",
      baseRegion: "US",
      shops: [shop("7495000000000100001", "Maple & Finch US", "US")],
    },
    {
      id: "atlantic",
      name: "Atlantic Trading",
      openId: "7010xAAAAADatlantictrading",
      baseRegion: "US",
      shops: [
        shop("7495000000000200001", "Atlantic US", "US"),
        shop("7495000000000200002", "Atlantic UK", "GB"),
      ],
    },
    {
      id: "nordlicht",
      name: "Nordlicht Handel",
      openId: "7010xAAAAADnordlichthandel",
      baseRegion: "DE",
      shops: [
        shop("7495000000000300001", "Nordlicht Deutschland", "DE"),
        shop("7495000000000300002", "Nordlicht UK", "GB"),
        shop("7495000000000300003", "Nordlicht US", "US"),
      ],
    },
    {
      id: "empty",
      name: "Not Yet Selling",
      openId: "7010xAAAAADnotyetselling",
      baseRegion: "US",
      shops: [],
    },
  ];
}
