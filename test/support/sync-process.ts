import { marketContexts } from "../../app/context.server";
import { syncCategories } from "../../app/flows/sync-categories.server";

/** Syncs the tree of the US, to be killed in the middle. */
const [context] = await marketContexts("US");
if (!context) throw new Error("Nobody is connected");
process.send?.("ready");
await syncCategories(context);
process.send?.("synced");
