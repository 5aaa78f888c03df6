import type { CategoryReason } from "./attention-reason";
import { troubleOf } from "./category-permission";
import type { PlacedCategory } from "./category-tree";

export type CategoryChangeKind =
  | "added"
  | "removed"
  | "renamed"
  | "moved"
  | "leaf-became-parent"
  | "parent-became-leaf"
  | "permission-changed";

/** One thing that a sync found changed about one category. */
export interface CategoryChange {
  categoryId: string;
  kind: CategoryChangeKind;
  before: string | null;
  after: string | null;
}

/** A category as it is stored. */
export interface StoredCategory extends PlacedCategory {
  /** `recommendation`: no list ever named it, so that its absence says nothing. */
  source: "tree" | "recommendation";
  /** An earlier sync found it gone. */
  isRemoved: boolean;
}

export interface TreeDifference {
  changes: CategoryChange[];
  /** Categories whose row is not what was listed; below a renamed or moved one there are more than changes. */
  toStore: PlacedCategory[];
  removedIds: string[];
  /** Categories that turned usable or unusable: the mappings that point to them follow. */
  turned: { categoryId: string; trouble: CategoryReason | null }[];
}

/**
 * What a newly listed tree changes. A category that nobody listed before is no change of a first tree.
 * @param goneIds which of the stored ones that it lacks are gone
 */
export function treeDifference(
  stored: StoredCategory[],
  listed: PlacedCategory[],
  goneIds: ReadonlySet<string>,
): TreeDifference {
  const storedById = new Map(stored.map((category) => [category.id, category]));
  const removed = stored.filter(({ id }) => goneIds.has(id));
  const isFirst = !stored.some(({ source }) => source === "tree");
  return {
    changes: isFirst
      ? []
      : [
          ...listed.flatMap((after) => changesOf(inTree(storedById.get(after.id)), after)),
          ...removed.map(({ id, pathNames }) => removal(id, pathNames)),
        ],
    toStore: listed.filter((after) => !isSameRow(storedById.get(after.id), after)),
    removedIds: removed.map(({ id }) => id),
    turned: [
      ...listed.flatMap((after) => turnOf(after.id, storedById.get(after.id), after)),
      ...removed.flatMap((before) => turnOf(before.id, before, undefined)),
    ],
  };
}

function inTree(stored: StoredCategory | undefined): StoredCategory | undefined {
  return stored?.isRemoved ? undefined : stored;
}

function removal(categoryId: string, pathNames: string[]): CategoryChange {
  return { categoryId, kind: "removed", before: pathText(pathNames), after: null };
}

function changesOf(before: PlacedCategory | undefined, after: PlacedCategory): CategoryChange[] {
  const change = (kind: CategoryChangeKind, was: string | null, is: string | null) => ({
    categoryId: after.id,
    kind,
    before: was,
    after: is,
  });
  if (!before) return [change("added", null, pathText(after.pathNames))];
  const changes: CategoryChange[] = [];
  if (before.name !== after.name) changes.push(change("renamed", before.name, after.name));
  if (before.parentId !== after.parentId)
    changes.push(change("moved", pathText(before.pathNames), pathText(after.pathNames)));
  if (before.isLeaf !== after.isLeaf)
    changes.push(change(after.isLeaf ? "parent-became-leaf" : "leaf-became-parent", null, null));
  if (permissionText(before) !== permissionText(after))
    changes.push(change("permission-changed", permissionText(before), permissionText(after)));
  return changes;
}

function turnOf(
  categoryId: string,
  stored: StoredCategory | undefined,
  after: PlacedCategory | undefined,
): TreeDifference["turned"] {
  // One that was never stored has no mappings.
  if (!stored) return [];
  const trouble = troubleOf(after);
  return trouble === troubleOf(inTree(stored)) ? [] : [{ categoryId, trouble }];
}

function isSameRow(stored: StoredCategory | undefined, listed: PlacedCategory): boolean {
  return (
    stored?.source === "tree" &&
    !stored.isRemoved &&
    stored.isLeaf === listed.isLeaf &&
    permissionText(stored) === permissionText(listed) &&
    stored.path.join("/") === listed.path.join("/") &&
    stored.pathNames.join("\n") === listed.pathNames.join("\n")
  );
}

function permissionText({ permissionStatuses }: PlacedCategory): string {
  return [...permissionStatuses].sort().join(", ");
}

function pathText(pathNames: string[]): string {
  return pathNames.join(" › ");
}
