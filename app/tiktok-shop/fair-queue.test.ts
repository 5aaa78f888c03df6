import { expect, it } from "vitest";
import { FairQueue } from "./fair-queue";

function queueOf(...items: [owner: number, item: string][]): FairQueue<string> {
  const queue = new FairQueue<string>();
  for (const [owner, item] of items) queue.push(owner, item);
  return queue;
}

it("owners take turns, each with its items in their order", () => {
  const queue = queueOf([1, "a1"], [1, "a2"], [1, "a3"], [2, "b1"], [2, "b2"]);

  expect(queue.take(2)).toEqual(["a1", "b1"]);
  queue.push(3, "c1");

  expect(queue.take(9)).toEqual(["a2", "b2", "c1", "a3"]);
});

it("as much is taken as there is", () => {
  const queue = queueOf([1, "a1"]);

  expect(queue.take(0)).toEqual([]);
  expect(queue.length).toBe(1);
  expect(queue.take(5)).toEqual(["a1"]);
  expect(queue.length).toBe(0);
  expect(queue.take(5)).toEqual([]);
});
