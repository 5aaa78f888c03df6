// @ts-expect-error: comes without types
import express from "express";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { answerLastFailures } from "../../scripts/support/answer-failures.mjs";

let server: Server | undefined;

afterEach(() => server?.close());

/** An Express app in front of which nothing stands, that fails. */
async function askFailing(path: string): Promise<{ answer: Response; failed: unknown[] }> {
  const failed: unknown[] = [];
  const failureAnswer = (error: unknown, { url }: Request) => {
    failed.push(error, new URL(url).pathname);
    return Response.json({ message: "Something went wrong.", reference: "1" }, { status: 500 });
  };
  const app = (express as () => RequestListener & { use(handler: unknown): void })();
  app.use(() => {
    throw new Error("no such luck");
  });
  app.use(answerLastFailures({ entry: { module: { failureAnswer } as never } }));
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server?.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return { answer: await fetch(`http://127.0.0.1:${port}${path}`), failed };
}

it("a failure outside of the app is answered as one inside it", async () => {
  const { answer, failed } = await askFailing("/app?id_token=secret");

  expect(answer.status).toBe(500);
  expect(answer.headers.get("content-type")).toContain("application/json");
  expect(await answer.json()).toEqual({ message: "Something went wrong.", reference: "1" });
  expect(failed).toEqual([new Error("no such luck"), "/app"]);
});
