import { useEffect } from "react";

/** The parts of the page in their order, and what takes the focus in each. In the grid it is the editor of cells, which hears every key. */
const REGIONS = [
  { part: ".top-bar", target: ".top-bar button" },
  { part: ".sheet", target: "#__editor___INTERNAL_EDITOR__DOCS_NORMAL" },
  { part: ".pane", target: "#kensan-pane" },
] as const;

/**
 * F6 goes from part to part, as in Excel, and Shift+F6 back; Ctrl+F6 where the browser keeps F6 for itself. Without it there is no way out of
 * the grid by keys, for there Tab goes to the next cell.
 */
export function useRegionKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "F6" || event.altKey || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      event.stopPropagation();
      const { activeElement } = document;
      const at = REGIONS.findIndex(({ part }) => activeElement?.closest(part) ?? false);
      // Menus and editors of the grid lie outside of its part.
      const from = at >= 0 ? at : activeElement && activeElement !== document.body ? 1 : -1;
      const next = REGIONS.at((from + (event.shiftKey ? -1 : 1) + REGIONS.length) % REGIONS.length);
      if (next) document.querySelector<HTMLElement>(next.target)?.focus();
    };
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, []);
}
