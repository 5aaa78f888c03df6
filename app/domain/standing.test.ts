import { describe, expect, it } from "vitest";
import { standingOf, type CountedMappings } from "./standing";

const counted = (changes: Partial<CountedMappings>): CountedMappings => ({
  status: "recommended",
  recommendedCategoryId: "mugs",
  confirmedCategoryId: "",
  products: 1,
  ...changes,
});

describe("the standing of a local category", () => {
  it("is led by the answer of most of its products", () => {
    const standing = standingOf(
      [
        counted({ recommendedCategoryId: "bowls", products: 5 }),
        counted({ products: 182 }),
        counted({ recommendedCategoryId: "cups", products: 3 }),
      ],
      [],
    );

    expect(standing).toMatchObject({ products: 190, waiting: 190, answered: 190, status: "open" });
    expect(standing.answers.map(({ categoryId, products }) => [categoryId, products])).toEqual([
      ["mugs", 182],
      ["bowls", 5],
      ["cups", 3],
    ]);
  });

  it("takes what is confirmed for its category, whatever was recommended", () => {
    const standing = standingOf(
      [
        counted({ status: "confirmed", confirmedCategoryId: "bowls", products: 30 }),
        counted({ products: 20 }),
      ],
      [],
    );

    expect(standing.answers).toEqual([
      { categoryId: "bowls", products: 30, waiting: 0, confirmable: 0 },
      { categoryId: "mugs", products: 20, waiting: 20, confirmable: 20 },
    ]);
    expect(standing).toMatchObject({ confirmed: 30, waiting: 20, status: "partly" });
  });

  it("leaves what is set aside out of what waits with its group", () => {
    const standing = standingOf([counted({ products: 10 })], [counted({ products: 3 })]);

    expect(standing).toMatchObject({ products: 10, waiting: 7, setAside: 3 });
    expect(standing.answers[0]).toMatchObject({ products: 10, waiting: 7, confirmable: 7 });
  });

  it("waits for products without an answer, which nobody can confirm", () => {
    const standing = standingOf(
      [
        counted({ status: "needs-attention", recommendedCategoryId: "", products: 4 }),
        counted({ status: "needs-attention", products: 2 }),
      ],
      [],
    );

    expect(standing).toMatchObject({ waiting: 6, answered: 2, status: "open" });
    expect(standing.answers).toEqual([
      { categoryId: "mugs", products: 2, waiting: 2, confirmable: 0 },
    ]);
  });

  it("is confirmed once all of its products are", () => {
    const standing = standingOf(
      [counted({ status: "confirmed", confirmedCategoryId: "mugs", products: 9 })],
      [],
    );

    expect(standing.status).toBe("confirmed");
  });

  it("keeps the order of the ids where as many got another answer", () => {
    const standing = standingOf(
      [counted({ recommendedCategoryId: "b" }), counted({ recommendedCategoryId: "a" })],
      [],
    );

    expect(standing.answers.map(({ categoryId }) => categoryId)).toEqual(["a", "b"]);
  });
});
