import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunKind } from "../../app/domain/run";
import type { JobQueue } from "../../app/jobs/enqueue.server";
import { playApp, type PlayedApp } from "../support/play-app";

let app: PlayedApp;
let queue: JobQueue;
let runs = 0;

beforeAll(async () => {
  app = await playApp();
  queue = await (await import("../../app/context.server")).jobQueue();
});

afterAll(() => app.close());

beforeEach(async () => {
  const { database } = await app.context();
  await database.$executeRaw`DELETE FROM pgboss.job WHERE name = 'map-batch'`;
});

/** Adds so many batches of a run of this shop, named by its letter. */
async function add(shop: string, batches: number, kind: RunKind = "all"): Promise<void> {
  const { mapBatchJob } = await import("../../app/jobs/catalog");
  const { database } = await app.context();
  runs += 1;
  const numbers = Array.from({ length: batches }, (_, index) => index + 1);
  await database.$transaction((tx) =>
    queue.sendAll(
      mapBatchJob,
      numbers.map((number) => ({ shop, runId: runs, number, kind })),
      tx,
    ),
  );
}

/** Takes the next batches, one after the other, and does them. Returns whose they were. */
async function take(batches: number): Promise<string> {
  let owners = "";
  for (let taken = 0; taken < batches; taken += 1) {
    const [job] = await queue.boss.fetch<{ shop: string }>("map-batch");
    if (!job) break;
    await queue.boss.complete("map-batch", job.id);
    owners += job.data.shop;
  }
  return owners;
}

describe("batches of several shops", () => {
  it("are done in turns, not in the order in which they came", async () => {
    await add("a", 200);
    await add("b", 1);
    await add("c", 1);

    expect([...(await take(3))].sort().join("")).toBe("abc");
    expect(await take(3)).toBe("aaa");
  });

  it("of a shop that comes in the middle come next, and take turns from then on", async () => {
    await add("a", 50);
    expect(await take(20)).toBe("a".repeat(20));
    await add("b", 10);

    const next = await take(20);

    expect(next.slice(0, 3)).toContain("b");
    expect([...next].filter((owner) => owner === "b")).toHaveLength(10);
    expect(next).not.toMatch(/aaa|bbb/);
  });

  it("that come in parts stand behind the shop's own, not behind those of the others", async () => {
    for (let part = 0; part < 5; part += 1) {
      await add("a", 4);
      await add("b", 4);
    }

    const taken = await take(40);

    expect(taken).toHaveLength(40);
    expect(taken).not.toMatch(/aaa|bbb/);
  });

  it("of what a merchant chose come before the rest of the shop, and in turns with other shops", async () => {
    await add("a", 20);
    await add("b", 20);
    await add("a", 2, "selected");

    const taken = await take(6);

    expect([...taken].filter((owner) => owner === "b").length).toBeGreaterThanOrEqual(1);
    const { database } = await app.context();
    const waiting = await database.$queryRaw`
      SELECT FROM pgboss.job WHERE name = 'map-batch' AND state < 'active' AND data->>'kind' = 'selected'`;
    expect(waiting).toEqual([]);
  });

  it("that rest for a while take their turn when they are due", async () => {
    const { mapBatchJob } = await import("../../app/jobs/catalog");
    await add("a", 30);
    await take(10);
    const rests = { shop: "b", runId: 0, number: 1, kind: "all" } as const;
    await queue.send(mapBatchJob, rests, { afterMs: 60_000 });
    expect(await take(5)).toBe("aaaaa");
    const { database } = await app.context();
    await database.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name = 'map-batch' AND start_after > now()`;

    expect(await take(2)).toContain("b");
  });
});
