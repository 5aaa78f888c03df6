import {
  type Catalog,
  csvCatalog,
  generatedCatalog,
  joinCatalogs,
  NotAProductCsv,
  sampleCatalog,
} from "../../sandbox/catalog/catalog";
import { type DemoOptions, UsageError } from "./demo-options";

type Choice = Pick<DemoOptions, "catalogFiles" | "generatedProducts" | "seed">;

/**
 * The files, N generated products, both, or else the sample.
 *
 * @param report hears of each row of a file that was not imported
 * @throws UsageError for a file that cannot be read or is no product CSV, and when no file has a product
 */
export async function chooseCatalog(
  choice: Choice,
  report: (message: string) => void,
): Promise<Catalog> {
  const { catalogFiles, generatedProducts, seed } = choice;
  const chosen: Catalog[] = [];
  if (catalogFiles.length > 0) chosen.push(await readFiles(catalogFiles, report));
  if (generatedProducts !== null)
    chosen.push(generatedCatalog({ products: generatedProducts, seed }));
  const [only = sampleCatalog()] = chosen;
  return chosen.length > 1 ? joinCatalogs(chosen) : only;
}

async function readFiles(files: string[], report: (message: string) => void): Promise<Catalog> {
  try {
    const { catalog, problems } = await csvCatalog(files);
    for (const { file, row, message } of problems) report(`${file}, row ${row}: ${message}`);
    if (catalog.size === 0) throw new UsageError(`${files.join(", ")}: no product could be read.`);
    return catalog;
  } catch (error) {
    if (error instanceof NotAProductCsv) throw new UsageError(error.message);
    throw error;
  }
}
