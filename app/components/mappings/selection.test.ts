import { IndexTableSelectionType as SelectionType } from "@shopify/polaris";
import { describe, expect, it, vi } from "vitest";
import { createSelection } from "./selection";

function selectionOf(...ids: string[]) {
  const selection = createSelection();
  selection.show(ids);
  return selection;
}

describe("a selection", () => {
  it("begins empty, with the keyboard nowhere", () => {
    const selection = selectionOf("a", "b");

    expect(selection.count()).toBe(0);
    expect(selection.forKeyboard()).toEqual([]);
  });

  it("walks from row to row, and no further", () => {
    const selection = selectionOf("a", "b");

    expect([1, 1, 1, -1, -1].map(selection.move)).toEqual(["a", "b", "b", "a", "a"]);
    expect(selection.isCurrent("a")).toBe(true);
  });

  it("is walked through in a page without rows", () => {
    expect(selectionOf().move(1)).toBeNull();
  });

  it("takes the row that the keyboard is at, and gives it back", () => {
    const selection = selectionOf("a", "b");
    selection.move(1);

    selection.toggleCurrent();
    expect(selection.ids()).toEqual(["a"]);
    selection.toggleCurrent();
    expect(selection.ids()).toEqual([]);
  });

  it("is what a key is about, else the row that the keyboard is at", () => {
    const selection = selectionOf("a", "b", "c");
    selection.move(1);
    expect(selection.forKeyboard()).toEqual(["a"]);

    selection.onSelectionChange(SelectionType.Multi, true, [1, 2]);

    expect(selection.forKeyboard()).toEqual(["b", "c"]);
  });

  it("forgets rows that are not shown any more, and has them when they come back", () => {
    const selection = selectionOf("a", "b");
    selection.onSelectionChange(SelectionType.Page, true);

    selection.show(["b", "c"]);
    expect(selection.ids()).toEqual(["b"]);
    selection.show(["a", "b"]);
    expect(selection.count()).toBe(2);
  });

  it("of everything is a selection of the page again when a row is taken out", () => {
    const selection = selectionOf("a", "b");
    selection.onSelectionChange(SelectionType.All, true);
    expect([selection.count(), selection.ids(), selection.forKeyboard()]).toEqual([
      "All",
      null,
      null,
    ]);

    selection.onSelectionChange(SelectionType.Single, false, "a");

    expect(selection.ids()).toEqual(["b"]);
  });

  it("tells who listens, as long as they do", () => {
    const selection = selectionOf("a");
    const listen = vi.fn();
    const stop = selection.subscribe(listen);
    selection.move(1);
    stop();

    selection.clear();

    expect(listen).toHaveBeenCalledTimes(1);
  });
});
