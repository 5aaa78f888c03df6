import type { Database } from "./database.server";
import { postgresCode } from "./postgres-errors";

/** Classes of PostgreSQL's errors that are about the values themselves: what is sent again is refused again. */
const REFUSED = /^(22|23|54)/;

/** Does a part of a transaction; where the database refuses its data, nothing of it is done. @returns null then */
export async function unlessRefused<Result>(
  transaction: Database,
  part: () => Promise<Result>,
): Promise<Result | null> {
  await transaction.$executeRaw`SAVEPOINT part`;
  try {
    const result = await part();
    await transaction.$executeRaw`RELEASE SAVEPOINT part`;
    return result;
  } catch (error) {
    if (!REFUSED.test(postgresCode(error) ?? "")) throw error;
    await transaction.$executeRaw`ROLLBACK TO SAVEPOINT part`;
    return null;
  }
}
