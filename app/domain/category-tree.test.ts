import { describe, expect, it } from "vitest";
import { placeCategories, placeChain, placeList, type ListedCategory } from "./category-tree";

function category(id: string, parentId: string | null): ListedCategory {
  return { id, parentId, name: `name ${id}`, isLeaf: false, permissionStatuses: ["AVAILABLE"] };
}

describe("placeCategories", () => {
  it("gives each category its way from the root, in whatever order they come", () => {
    const placed = placeCategories([category("3", "2"), category("1", null), category("2", "1")]);

    expect(placed.find(({ id }) => id === "3")).toMatchObject({
      path: ["1", "2", "3"],
      pathNames: ["name 1", "name 2", "name 3"],
    });
  });

  it("leaves out what hangs below a missing parent", () => {
    expect(placeCategories([category("3", "2"), category("4", "3")])).toEqual([]);
  });

  it("takes the later of two with one id, once", () => {
    const later = { ...category("2", "3"), name: "later" };

    const placed = placeCategories([
      category("1", null),
      category("2", "1"),
      category("3", null),
      later,
    ]);

    expect(placed.map(({ id }) => id).sort()).toEqual(["1", "2", "3"]);
    expect(placed.find(({ id }) => id === "2")).toMatchObject({ name: "later", path: ["3", "2"] });
  });

  it("leaves out a circle", () => {
    expect(placeCategories([category("1", "2"), category("2", "1")])).toEqual([]);
  });
});

describe("placeList", () => {
  it("tells what cannot be placed with what cannot be read", () => {
    const categories = [category("1", null), category("3", "2"), category("4", "3")];

    const { placed, unclearIds } = placeList({ categories, unreadIds: ["2", null] });

    expect(placed.map(({ id }) => id)).toEqual(["1"]);
    expect(unclearIds).toEqual(["2", null, "3", "4"]);
  });
});

describe("placeChain", () => {
  it("makes each category the parent of the next", () => {
    const chain = ["1", "2"].map((id) => ({
      id,
      name: id,
      isLeaf: id === "2",
      permissionStatuses: [],
    }));

    expect(placeChain(chain).map(({ parentId, path }) => ({ parentId, path }))).toEqual([
      { parentId: null, path: ["1"] },
      { parentId: "1", path: ["1", "2"] },
    ]);
  });
});
