import type { Catalog } from "./catalog-product";

export interface CsvProblem {
  file: string;
  row: number;
  message: string;
}

export class NotAProductCsv extends Error {}

export async function csvCatalog(files: string[]): Promise<{ catalog: Catalog; problems: CsvProblem[] }> {
  throw new NotAProductCsv(`${files.join(", ")} cannot be read yet.`);
}
