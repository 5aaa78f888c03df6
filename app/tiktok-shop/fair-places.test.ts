import { describe, expect, it } from "vitest";
import { FairPlaces } from "./fair-places";

/** Work that ends when it is told to; `began` has who began, in their order. */
function works(places: FairPlaces) {
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const start = (owner: string, times = 1) => {
    for (let time = 0; time < times; time += 1)
      void places.run(owner, () => {
        began.push(owner);
        return new Promise<void>((resolve) => ends.push(resolve));
      });
  };
  const endNext = async () => {
    await settled();
    ends.shift()?.();
    await settled();
  };
  return { began, start, endNext };
}

/** Whoever could begin, began. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe("places", () => {
  it("are taken at once while there are any, and waited for otherwise", async () => {
    const { began, start, endNext } = works(new FairPlaces(2));
    start("a", 3);
    await endNext();

    expect(began).toEqual(["a", "a", "a"]);
  });

  it("are not all taken by one", async () => {
    const { began, start } = works(new FairPlaces(8));
    start("large", 100);
    start("small", 2);
    await settled();

    expect(began).toEqual([...Array.from({ length: 6 }, () => "large"), "small", "small"]);
  });

  it("go to whoever holds the fewest, however long the others' queue is", async () => {
    const { began, start, endNext } = works(new FairPlaces(3));
    start("large", 100);
    start("small", 2);
    await endNext();
    await endNext();
    await endNext();

    expect(began).toEqual(["large", "large", "large", "small", "large", "small"]);
  });

  it("are taken in turns by those who hold as many", async () => {
    const { began, start, endNext } = works(new FairPlaces(1));
    start("a", 3);
    start("b", 3);
    start("c", 1);
    for (let ended = 0; ended < 6; ended += 1) await endNext();

    expect(began.join("")).toBe("aabcabb");
  });

  it("come back when the work fails", async () => {
    const places = new FairPlaces(1);
    const failed = places.run("a", () => Promise.reject(new Error("no")));

    await expect(failed).rejects.toThrow("no");
    await expect(places.run("a", () => Promise.resolve("done"))).resolves.toBe("done");
  });
});
