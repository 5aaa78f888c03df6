import { describe, expect, it } from "vitest";
import { readTitles, type TitledProduct } from "./title-reading";

const COLOURS = ["black", "white", "olive", "navy", "sage"];

/** So many products of a kind, each with a colour, and what was answered for them in turn. */
function products(kind: string, count: number, answers: string[]): TitledProduct<string>[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${kind} ${index}`,
    title: `${COLOURS[index % COLOURS.length]} ${kind}`,
    answer: answers[index % answers.length] ?? "",
  }));
}

describe("reading titles", () => {
  it("tells two kinds apart, whatever was answered for each of them", () => {
    const readings = readTitles([
      ...products("coffee mug", 70, ["mugs", "mugs", "espresso", "mugs", "mugs", "mugs", "vases"]),
      ...products("espresso cup", 35, ["cups", "cups", "cups", "mugs", "cups", "plates", "cups"]),
    ]);

    expect(readings.map(({ categoryId }) => categoryId)).toEqual(["mugs", "cups"]);
    const [mugs, cups] = readings;
    expect(mugs?.words).toEqual(expect.arrayContaining(["mug"]));
    expect([mugs?.answered.length, mugs?.others.length]).toEqual([50, 20]);
    expect(cups?.words).toEqual(expect.arrayContaining(["cup"]));
    expect([cups?.answered.length, cups?.others.length]).toEqual([25, 10]);
    expect(cups?.others.every((id) => id.startsWith("espresso cup"))).toBe(true);
  });

  it("reads titles of one kind alike, although answers differ", () => {
    const readings = readTitles(products("coffee mug", 60, ["mugs", "mugs", "cups"]));

    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({ categoryId: "mugs", isLeftOver: false });
    expect([readings[0]?.answered.length, readings[0]?.others.length]).toEqual([40, 20]);
  });

  it("keeps titles that speak for neither as a group of their own", () => {
    const readings = readTitles([
      ...products("coffee mug", 30, ["mugs"]),
      ...products("espresso cup", 30, ["espresso"]),
      ...products("gift", 4, ["mugs", "mugs", "mugs", "vases"]),
    ]);

    const gifts = readings.find(({ answered }) => answered.some((id) => id.startsWith("gift")));
    expect(gifts).toMatchObject({ categoryId: "mugs", words: [], isLeftOver: true });
    expect([gifts?.answered.length, gifts?.others.length]).toEqual([3, 1]);
  });

  it("of no products is none", () => {
    expect(readTitles([])).toEqual([]);
  });
});
