import { expect, it } from "vitest";
import { placeCategories, type ListedCategory } from "./category-tree";
import { treeDifference, type StoredCategory } from "./tree-difference";

const TREE: ListedCategory[] = [
  { id: "1", parentId: null, name: "Home", isLeaf: false, permissionStatuses: ["AVAILABLE"] },
  { id: "2", parentId: "1", name: "Mugs", isLeaf: true, permissionStatuses: ["AVAILABLE"] },
  { id: "3", parentId: "1", name: "Vases", isLeaf: true, permissionStatuses: ["AVAILABLE"] },
  { id: "4", parentId: null, name: "Garden", isLeaf: false, permissionStatuses: ["AVAILABLE"] },
  { id: "5", parentId: "4", name: "Pots", isLeaf: true, permissionStatuses: ["AVAILABLE"] },
];

function stored(tree: ListedCategory[], more: Partial<StoredCategory> = {}): StoredCategory[] {
  return placeCategories(tree).map((category) => ({
    ...category,
    source: "tree" as const,
    isRemoved: false,
    ...more,
  }));
}

function changed(id: string, change: Partial<ListedCategory>): ListedCategory[] {
  return TREE.map((category) => (category.id === id ? { ...category, ...change } : category));
}

function difference(after: ListedCategory[], before = stored(TREE)) {
  const listed = placeCategories(after);
  const live = before.filter(({ source, isRemoved }) => source === "tree" && !isRemoved);
  const gone = live.filter(({ id }) => listed.every((category) => category.id !== id));
  return treeDifference(before, listed, new Set(gone.map(({ id }) => id)));
}

it("the same tree changes nothing", () => {
  expect(difference(TREE)).toEqual({ changes: [], toStore: [], removedIds: [], turned: [] });
});

it("a first tree is stored whole and is no change", () => {
  const { changes, toStore, turned } = difference(TREE, []);

  expect(changes).toEqual([]);
  expect(toStore).toHaveLength(5);
  expect(turned).toEqual([]);
});

it("a category that is not listed any more is gone", () => {
  const { changes, removedIds, turned } = difference(TREE.filter(({ id }) => id !== "2"));

  expect(changes).toEqual([
    { categoryId: "2", kind: "removed", before: "Home › Mugs", after: null },
  ]);
  expect(removedIds).toEqual(["2"]);
  expect(turned).toEqual([{ categoryId: "2", trouble: "category-gone" }]);
});

it("a category that only an answer named is not gone because no list names it", () => {
  const before = [...stored(TREE.slice(0, 4)), ...stored(TREE, { source: "recommendation" })];
  const { removedIds } = difference(TREE.slice(0, 4), before);

  expect(removedIds).toEqual([]);
});

it("a category that came back is usable again", () => {
  const before = stored(TREE).map((category) => ({
    ...category,
    isRemoved: category.id === "2",
  }));
  const { changes, toStore, turned } = difference(TREE, before);

  expect(changes.map(({ kind }) => kind)).toEqual(["added"]);
  expect(toStore.map(({ id }) => id)).toEqual(["2"]);
  expect(turned).toEqual([{ categoryId: "2", trouble: null }]);
});

it("a renamed parent is one change, and its whole branch is stored anew", () => {
  const { changes, toStore, turned } = difference(changed("1", { name: "Living" }));

  expect(changes).toEqual([{ categoryId: "1", kind: "renamed", before: "Home", after: "Living" }]);
  expect(toStore.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(turned).toEqual([]);
});

it("a moved category says where it was", () => {
  const { changes } = difference(changed("2", { parentId: "4" }));

  expect(changes).toEqual([
    { categoryId: "2", kind: "moved", before: "Home › Mugs", after: "Garden › Mugs" },
  ]);
});

it("a leaf that was divided takes no products any more", () => {
  const { changes, turned } = difference([
    ...changed("2", { isLeaf: false }),
    { id: "6", parentId: "2", name: "Tall", isLeaf: true, permissionStatuses: ["AVAILABLE"] },
  ]);

  expect(changes.map(({ kind }) => kind)).toEqual(["leaf-became-parent", "added"]);
  expect(turned).toEqual([{ categoryId: "2", trouble: "category-not-leaf" }]);
});

it.each([
  [["INVITE_ONLY"], "category-invite-only"],
  [["PROHIBITED"], "category-prohibited"],
] as const)("a category that turned %s is told", (permissionStatuses, trouble) => {
  const { changes, turned } = difference(
    changed("3", { permissionStatuses: [...permissionStatuses] }),
  );

  expect(changes).toMatchObject([{ kind: "permission-changed", before: "AVAILABLE" }]);
  expect(turned).toEqual([{ categoryId: "3", trouble }]);
});

it("a category outside of the main ones is no trouble", () => {
  const { changes, turned } = difference(
    changed("3", { permissionStatuses: ["NON_MAIN_CATEGORY"] }),
  );

  expect(changes).toHaveLength(1);
  expect(turned).toEqual([]);
});
