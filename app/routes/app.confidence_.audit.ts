import type { LoaderFunctionArgs } from "@remix-run/node";
import { auditCsv } from "../domain/audit-csv";
import { authenticateMerchant } from "../session.server";
import { auditChecks } from "../views/error-budget.server";

/** The checks of the blind audit as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const checks = await auditChecks(context.database, context.shop.id);
  return new Response(auditCsv(checks), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="leafwise-audit.csv"',
    },
  });
}
