import { useEffect } from "react";
import { useLatest } from "../use-latest";

interface Keys {
  /** Moves by so many rows. */
  move(by: number): void;
  select(): void;
  confirm(): void;
  search(): void;
  help(): void;
}

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const PRESSABLE = "button, a, [role=tab], [role=dialog], [role=menuitem]";

/** Works through the list from the keyboard, except where keys mean something else. */
export function useKeyboard(keys: Keys): void {
  const press = useLatest((event: KeyboardEvent) => {
    const at = event.target instanceof Element ? event.target : null;
    const isElsewhere =
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      at?.closest(TYPING) ||
      at?.closest("[role=dialog]");
    const act = isElsewhere ? undefined : actionOf(event, at, keys);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [press]);
}

function actionOf(
  { key }: KeyboardEvent,
  at: Element | null,
  keys: Keys,
): (() => void) | undefined {
  // A space presses the button, and arrows change the tab, that has the focus.
  const isOnPressable = at !== null && at.closest(PRESSABLE) !== null;
  switch (key) {
    case "ArrowDown":
      return isOnPressable ? undefined : () => keys.move(1);
    case "ArrowUp":
      return isOnPressable ? undefined : () => keys.move(-1);
    case " ":
      return isOnPressable || at?.matches("input") ? undefined : keys.select;
    case "c":
      return keys.confirm;
    case "/":
      return keys.search;
    case "?":
      return keys.help;
    default:
      return undefined;
  }
}
