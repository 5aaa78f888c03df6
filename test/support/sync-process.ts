import { syncMarket } from "./sync-market";

/** Syncs the tree of the US, to be killed in the middle. */
process.send?.("ready");
await syncMarket();
process.send?.("synced");
