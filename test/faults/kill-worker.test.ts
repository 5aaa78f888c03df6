import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { startProgram } from "../../scripts/support/children.mjs";
import { inProject } from "../../scripts/support/project.mjs";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 600;
/** Products that one worker has in hand at once (WORKER_PRODUCTS): more cannot be in flight at the kill. */
const IN_FLIGHT = 32;

let app: PlayedApp;

beforeAll(async () => {
  await ensureBuild();
  app = await playApp({
    catalog: generatedCatalog({ products: PRODUCTS }),
    latencyMs: { upload: 40, recommend: 40 },
    environment: { WORKER_PRODUCTS: String(IN_FLIGHT), WORKER_BATCHES: "4" },
  });
  await app.install();
  await app.connect();
}, 120_000);

afterAll(() => app.close());

/** The worker as production runs it, in a process of its own. */
function startWorkerProcess() {
  const network = pathToFileURL(inProject("sandbox/network.mjs")).href;
  return startProgram({
    name: "The worker",
    args: ["--import", network, "build/worker/index.js"],
    env: { SANDBOX_URL: app.sandbox.url },
  });
}

describe("a worker that is killed in the middle of a run", () => {
  it("leaves a run that the next worker finishes, without a picture uploaded twice beyond those in flight", async () => {
    const { currentSeller } = await import("../../app/context.server");
    const { startMapAll } = await import("../../app/flows/control-run.server");
    const context = await app.context();
    const seller = await currentSeller(context);
    if (!seller) throw new Error("not connected");
    const first = startWorkerProcess();
    await startMapAll(context, { seller, by: "1" });
    await app.untilRun(({ progress }) => progress.imagesUploaded >= PRODUCTS / 4);

    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const atKill = await app.untilRun(() => true);
    const second = startWorkerProcess();
    const finished = await app.untilRun(({ isActive }) => !isActive, 120_000);
    await second.stop();

    expect(atKill.progress.productsDone).toBeLessThan(PRODUCTS);
    expect(finished.status).toBe("finished");
    const { recommended, needsImage, noRecommendation, failed } = finished.progress;
    expect(recommended + needsImage + noRecommendation + failed).toBe(PRODUCTS);
    expect(failed).toBe(0);
    expect(app.sandbox.tikTokShop.uploads.repeated().length).toBeLessThanOrEqual(IN_FLIGHT);
    const { database, shop } = context;
    expect(
      await database.productMapping.count({ where: { shopId: shop.id, runId: finished.id } }),
    ).toBe(PRODUCTS);
  }, 180_000);

  it("leaves the database in order when it dies while the catalog is read", async () => {
    const { currentSeller } = await import("../../app/context.server");
    const { startMapAll } = await import("../../app/flows/control-run.server");
    const context = await app.context();
    const seller = await currentSeller(context);
    if (!seller) throw new Error("not connected");
    const run = await startMapAll(context, { seller, by: "1" });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const worker = startWorkerProcess();
      await sleep(700 + attempt * 200);
      worker.child.kill("SIGKILL");
      await once(worker.child, "exit");
    }

    const last = startWorkerProcess();
    const finished = await app.untilRun(({ id, isActive }) => id === run.id && !isActive, 120_000);
    await last.stop();

    expect(finished).toMatchObject({
      status: "finished",
      progress: { productsRead: PRODUCTS, unchanged: PRODUCTS },
    });
  }, 180_000);
});
