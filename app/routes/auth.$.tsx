import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerSignIn } from "../session.server";

/** The library's own pages: fetching a session token, leaving the frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  return answerSignIn(request);
}
