import { config } from "../config.server";
import { processDatabase } from "../context.server";
import { sweep } from "../flows/sweep.server";
import { sweepJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const sweepHandler = handlerOf(sweepJob, async () => {
  await sweep(processDatabase(), new Date(), config());
  return DONE;
});
