import { hashOf } from "../catalog/seeded";
import { CategoryTree, ROOT_PARENT, type PermissionStatus } from "./category-tree";
import { TREE_DATA } from "./tree-data";

export type CategoryVersion = "v1" | "v2";

interface SeedLeaf {
  path: SeedName[];
}

interface SeedName {
  name: string;
  permission: PermissionStatus;
  knownId?: string;
}

const MARKS: Record<string, PermissionStatus> = {
  "*": "INVITE_ONLY",
  "~": "NON_MAIN_CATEGORY",
  "!": "PROHIBITED",
};

/** v2 has every level of the data. v1 has three levels and ids of its own, as the real versions do (facts: M). */
export function seedTree(version: CategoryVersion): CategoryTree {
  const tree = new CategoryTree();
  const idByPath = new Map<string, string>();
  for (const leaf of parse(TREE_DATA)) {
    const path = version === "v2" ? leaf.path : threeLevels(leaf.path);
    path.forEach((_, depth) =>
      addOnce(tree, idByPath, { path: path.slice(0, depth + 1), version }),
    );
  }
  return tree;
}

/** A v2 tree of at least so many categories: what a big market's tree costs to read, store and search. */
export function largeTree(categories: number): CategoryTree {
  const tree = seedTree("v2");
  const leaves = tree.leaves();
  for (let round = 0; tree.all().length < categories; round++) {
    for (const leaf of leaves) {
      const name = `${leaf.name}, ${VARIANTS[round % VARIANTS.length]}${round < VARIANTS.length ? "" : ` ${round}`}`;
      tree.add({
        id: freeId(tree, `${leaf.id} ${name}`),
        parentId: leaf.id,
        name,
        permission: leaf.permission,
      });
      if (round > 0 && tree.all().length >= categories) break;
    }
  }
  return tree;
}

const VARIANTS =
  "Classic,Compact,Professional,Handmade,Travel Size,Refills,Spare Parts,Sets,Vintage,Outdoor,Luxury,Organic,Personalised,Kids' Sizes,Extra Large".split(
    ",",
  );

function* parse(text: string): Generator<SeedLeaf> {
  const lines = text.trim().split("\n");
  const above: SeedName[] = [];
  for (const [index, line] of lines.entries()) {
    const depth = depthOf(line);
    const [head = "", leaves] = line.trim().split(": ");
    above.splice(depth, Infinity, seedName(head));
    for (const leaf of leaves?.split("; ") ?? []) yield { path: [...above, seedName(leaf)] };
    const hasBelow = depthOf(lines[index + 1] ?? "") > depth;
    if (!leaves && !hasBelow) yield { path: [...above] };
  }
}

function depthOf(line: string): number {
  return (line.length - line.trimStart().length) / 2;
}

function seedName(text: string): SeedName {
  const [, rawName = "", knownId] = /^(.*?)(?: \[(\d+)\])?$/.exec(text) ?? [];
  const permission = MARKS[rawName.slice(-1)];
  return {
    name: permission ? rawName.slice(0, -1) : rawName,
    permission: permission ?? "AVAILABLE",
    ...(knownId ? { knownId } : {}),
  };
}

function threeLevels(path: SeedName[]): SeedName[] {
  return path.length <= 3 ? path : [...path.slice(0, 2), ...path.slice(-1)];
}

function addOnce(
  tree: CategoryTree,
  idByPath: Map<string, string>,
  about: { path: SeedName[]; version: CategoryVersion },
): void {
  const key = about.path.map(({ name }) => name).join(" > ");
  const last = about.path.at(-1);
  if (!last || idByPath.has(key)) return;
  const parentKey = about.path
    .slice(0, -1)
    .map(({ name }) => name)
    .join(" > ");
  const id = last.knownId ?? freeId(tree, about.version === "v2" ? key : `${about.version} ${key}`);
  tree.add({
    id,
    parentId: idByPath.get(parentKey) ?? ROOT_PARENT,
    name: last.name,
    permission: last.permission,
  });
  idByPath.set(key, id);
}

const KNOWN_IDS = new Set(TREE_DATA.match(/(?<=\[)\d+(?=\])/g) ?? []);

function freeId(tree: CategoryTree, key: string): string {
  for (let number = 800_000 + (hashOf(key) % 199_000); ; number++) {
    const id = String(number);
    if (!tree.get(id) && !KNOWN_IDS.has(id)) return id;
  }
}
