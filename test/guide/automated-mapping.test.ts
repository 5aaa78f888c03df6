import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "../support/play-app";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: generatedCatalog({ products: 120 }) });
  await app.install();
  await app.connect();
  await app.startWorker();
});

afterAll(() => app.close());

describe("the automated flow", () => {
  it("gives every product a recommendation", async () => {
    const run = await app.mapAll();

    expect(run).toMatchObject({ status: "finished" });
    console.log(run);
  });
});
