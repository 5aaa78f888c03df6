import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { PrismaClient } from "../../app/tables/database.server";
import { PartBuilder } from "../../app/flows/build-catalog-part";
import { storeCatalogPart } from "../../app/flows/steps/1-read-products.server";
import { catalogLines } from "../../app/shopify/catalog-lines.server";
import type { OddCatalog } from "./odd-catalogs";

/** What became of a catalog's products that should not have. */
export interface Mistakes {
  /** Neither stored nor set aside by name. */
  unaccounted: string[];
  /** Stored with another title than the later line gave, as far as a database can hold that. */
  renamed: string[];
}

export interface OddCatalogStore {
  /** Reads and stores it as a run does, looks, and takes everything back. */
  store(catalog: OddCatalog): Promise<Mistakes>;
  close(): Promise<void>;
}

class TakenBack extends Error {}

/** Where generated catalogs are read from, as files of Shopify's, and stored. */
export async function oddCatalogStore(
  database: PrismaClient,
  shopId: number,
): Promise<OddCatalogStore> {
  let served: OddCatalog | undefined;
  const server = createServer((_request, response) => {
    const bytes = Buffer.from((served?.lines ?? []).map(({ text }) => `${text}\n`).join(""));
    const step = served?.chunkBytes ?? bytes.length;
    for (let start = 0; start < Math.min(bytes.length, 40 * step); start += step)
      response.write(bytes.subarray(start, start + step));
    response.end(bytes.subarray(40 * step));
  });
  const url = await listen(server);

  return {
    async store(catalog) {
      served = catalog;
      let mistakes: Mistakes | undefined;
      try {
        await database.$transaction(async (tx) => {
          const part = new PartBuilder();
          const file = { url, products: 0, objects: catalog.lines.length };
          for await (const line of catalogLines(file, 0)) part.add(line);
          const { content } = part.take();
          const seenAt = new Date();
          const readFor = { shopId, market: "US", categoryVersion: "v2", runId: null, seenAt };
          const among = content.products.map(({ id }) => id);
          await storeCatalogPart(tx, readFor, { part: content, among });
          mistakes = await mistakesIn(tx as PrismaClient, { shopId, catalog });
          throw new TakenBack();
        });
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error;
      }
      if (!mistakes) throw new Error("Nothing was looked at.");
      return mistakes;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function mistakesIn(
  database: PrismaClient,
  { shopId, catalog }: { shopId: number; catalog: OddCatalog },
): Promise<Mistakes> {
  const stored = await database.product.findMany({ where: { shopId } });
  const aside = await database.unreadableProduct.findMany({ where: { shopId } });
  const titles = new Map(stored.map(({ id, title }) => [String(id), title]));
  const setAside = new Set(aside.map(({ productId }) => String(productId)));
  // Of two lines about a product the later one counts.
  const wanted = new Map(
    catalog.lines.flatMap(({ productId, title }) => (productId ? [[productId, title]] : [])),
  );
  const isWrong = (title: string | null, found: string) =>
    title !== null && isStorable(title) && title !== found;
  return {
    unaccounted: [...wanted.keys()].filter((id) => !titles.has(id) && !setAside.has(id)),
    renamed: [...wanted].flatMap(([id, title]) =>
      isWrong(title ?? null, titles.get(id) ?? title ?? "") ? [id] : [],
    ),
  };
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
