import { closeResources, rotateStoredKeys } from "./context.server";

// The entry of `npm run rotate-keys`: everything encrypted is written again with the first of ENCRYPTION_KEYS.
const { rewritten, unreadable } = await rotateStoredKeys();
console.log(`${rewritten} rows encrypted with the first key.`);
if (unreadable > 0) {
  console.error(`${unreadable} rows were written with a key that ENCRYPTION_KEYS does not have.`);
  console.error("Their merchants have to open the app, or to connect TikTok Shop, again.");
  process.exitCode = 1;
}
await closeResources();
