import { processDatabase, processTime, putAwayDays } from "../context.server";
import { sweep } from "../flows/sweep.server";
import { sweepJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const sweepHandler = handlerOf(sweepJob, async () => {
  await sweep(processDatabase(), processTime(), { putAwayDays: putAwayDays() });
  return DONE;
});
