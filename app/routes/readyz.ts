import { whatIsAway } from "../context.server";

const SENTENCES = {
  database: "Not ready: the database does not answer.",
  queue: "Not ready: the job queue does not answer.",
};

/** For the operator's load balancer: the database and the job queue answer. */
export async function loader() {
  const away = await whatIsAway();
  return away ? new Response(SENTENCES[away], { status: 503 }) : new Response("ready");
}
