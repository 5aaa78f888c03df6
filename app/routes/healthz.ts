import { processDatabase } from "../context.server";

/** For the operator's load balancer: the process answers and reaches its database. */
export async function loader() {
  await processDatabase().$queryRaw`SELECT 1`;
  return new Response("ok");
}
