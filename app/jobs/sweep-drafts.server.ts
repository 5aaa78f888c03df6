import { sweepContext } from "../context.server";
import { sweepDrafts } from "../flows/sweep-drafts.server";
import { sweepDraftsJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const sweepDraftsHandler = handlerOf(sweepDraftsJob, async () => {
  await sweepDrafts(sweepContext());
  return DONE;
});
