import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";
import { contextForDomain, processDatabase, processTime } from "../context.server";
import type { DownloadKind } from "../domain/download";
import type { ShopContext } from "../flows/context";
import { takeTicket } from "../flows/download.server";
import { writerOf } from "../texts/texts";
import { textsOf } from "../texts/texts.server";
import { importProblemFile } from "../views/mapping-import.server";
import { mappingFile } from "../views/mapping-export.server";

const NAMES: Record<DownloadKind, string> = {
  mappings: "mappings",
  "import-problems": "import-problems",
};

/** A file, for whoever has a ticket: the browser downloads it by itself, and sends no session token. */
export async function loader({ params }: LoaderFunctionArgs) {
  const now = processTime();
  const download = await takeTicket(processDatabase(), params.ticket ?? "", now);
  const context = download && (await contextForDomain(download.shop));
  if (!download || !context) return new Response("This link has expired.", { status: 410 });
  const parts = partsOf(context, download);
  return new Response(
    createReadableStreamFromReadable(Readable.from(parts, { highWaterMark: 1 })),
    {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${NAMES[download.kind]}-${now.toISOString().slice(0, 10)}.csv"`,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      },
    },
  );
}

function partsOf(
  { database, shop, now }: ShopContext,
  { kind, query }: { kind: DownloadKind; query: string },
): AsyncGenerator<string> {
  if (kind === "mappings") return mappingFile(database, shop.id, new URLSearchParams(query));
  const { t: words } = writerOf({ locale: "en", ...textsOf("en") });
  return importProblemFile(
    database,
    { shopId: shop.id, id: Number(query), now: now() },
    {
      heading: [
        words("import.bad.row"),
        words("import.bad.productId"),
        words("import.bad.categoryId"),
        words("import.bad.why"),
      ],
      explain: ({ problem, firstNumber }) =>
        words(`import.problem.${problem}`, { row: firstNumber ?? 0 }),
    },
  );
}
