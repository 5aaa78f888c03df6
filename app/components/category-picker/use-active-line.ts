import { useState, type KeyboardEvent } from "react";
import type { CategoryEntry, CategorySection } from "./category-sections";

/** Lines that Page Up and Page Down go. */
const PAGE = 8;

/** The line that the keyboard is at. It starts at the first line of whatever is shown. */
export function useActiveLine(
  sections: CategorySection[],
  onOpen: (entry: CategoryEntry) => void,
): { active: CategoryEntry | null; onKeyDown(event: KeyboardEvent): void } {
  const [movedTo, setMovedTo] = useState<string | null>(null);
  const entries = sections.flatMap((section) => section.entries);
  const moved = entries.findIndex(({ key }) => key === movedTo);
  const position = moved === -1 ? 0 : moved;
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
  };
  return {
    active: entries[position] ?? null,
    onKeyDown(event) {
      const step = steps[event.key];
      if (step !== undefined) {
        event.preventDefault();
        const last = entries.length - 1;
        setMovedTo(entries[Math.min(last, Math.max(0, position + step))]?.key ?? null);
      }
      const entry = entries[position];
      if (event.key === "Enter" && entry) {
        event.preventDefault();
        onOpen(entry);
      }
    },
  };
}
