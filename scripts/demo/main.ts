import { end, endOnSignals, isEnding } from "../support/shutdown.mjs";
import { chooseCatalog } from "./choose-catalog";
import { type DemoOptions, readDemoOptions, UsageError } from "./demo-options";
import { mapAll } from "./map-all";
import { type RunningDemo, startDemo } from "./start-demo";

/** stdout is for the result alone. */
const say = (message: string) => console.error(message);

endOnSignals();
try {
  const options = readDemoOptions(process.argv.slice(2));
  // Before anything is started: a wrong file is the caller's mistake.
  const { size } = await chooseCatalog(options, say);
  say(`Starting the demo with ${size} products ...`);
  const demo = await startDemo(options);
  if (options.maps) await Promise.race([mapAndEnd(demo, options), demo.failed]);
  else {
    announce(demo, options);
    await demo.failed;
  }
} catch (error) {
  // Programs that we end are no failure.
  if (!isEnding()) say(explain(error));
  await end(error instanceof UsageError ? 2 : 1);
}

async function mapAndEnd(demo: RunningDemo, { json }: DemoOptions): Promise<void> {
  const summary = await mapAll(demo, say);
  console.log(json ? JSON.stringify(summary) : table(summary));
  await end(0);
}

function announce(
  { sandboxUrl, appProxyUrl, storeName, shop, secrets }: RunningDemo,
  { json }: DemoOptions,
): void {
  const admin = `${sandboxUrl}/store/${storeName}/apps/leafwise/app`;
  const { appKey, appSecret, clientId, clientSecret } = secrets;
  const addresses = {
    admin,
    app: appProxyUrl,
    shopify: sandboxUrl,
    tiktok: sandboxUrl,
    tiktokAuth: `${sandboxUrl}/tiktok`,
  };
  if (json)
    console.log(JSON.stringify({ ...addresses, appKey, appSecret, clientId, clientSecret, shop }));
  else
    console.log(`\nOpen the admin of the sandbox shop:\n\n  ${admin}\n\nCtrl-C ends everything.`);
}

function table(summary: object): string {
  return Object.entries(summary)
    .map(([name, value]) => `${name.padEnd(20)} ${value}`)
    .join("\n");
}

/** fetch says no more than "fetch failed": the reason is its cause. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.includes("fetch failed") && error.cause instanceof Error
    ? `${error.message}: ${error.cause.message}`
    : error.message;
}
