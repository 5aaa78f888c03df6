import { contextForDomain, jobQueue, processDatabase } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { shopsThatWait, writeBack } from "../flows/write-back.server";
import { writeBackAllJob, writeBackJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const writeBackAllHandler = handlerOf(writeBackAllJob, async () => {
  const queue = await jobQueue();
  for (const shop of await shopsThatWait(processDatabase()))
    await queue.send(writeBackJob, { shop });
  return DONE;
});

export const writeBackHandler = handlerOf(writeBackJob, async ({ shop }) => {
  const context = await contextForDomain(createShopDomain(shop));
  if (!context) return DONE;
  const result = await writeBack(context);
  if (result.outcome === "done") return DONE;
  return { outcome: "again", afterMs: result.afterMs };
});
