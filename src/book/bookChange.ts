import type { CellRange } from "../core/grid/address.js";

/** Who changed something: the person at the grid, Kensan through its port, the calculation, an undo. Hosts may use words of their own. */
export type ChangeSource = "user" | "own" | "calculation" | "undo" | (string & {});

/** What has changed in a book. Sheets are named by their ids, which renaming leaves as they are. */
export type BookChange =
  | { readonly kind: "values" | "formats"; readonly sheetId: string; readonly range: CellRange }
  /** Results of formulas that came out differently; `range` holds all that changed on the sheet. */
  | { readonly kind: "calculated"; readonly sheetId: string; readonly range: CellRange }
  | { readonly kind: "lines"; readonly sheetId: string; readonly axis: "row" | "column"; readonly change: "insert" | "delete"; readonly at: number; readonly count: number }
  /** Merges, widths, hidden lines, panes, filters, tables, notes, conditional formats, page: what lies around the cells. */
  | { readonly kind: "layout"; readonly sheetId: string; readonly part: LayoutPart }
  | { readonly kind: "sheet-added" | "sheet-deleted" | "sheet-moved" | "sheet-visibility"; readonly sheetId: string }
  | { readonly kind: "sheet-renamed"; readonly sheetId: string; readonly before: string; readonly after: string }
  | { readonly kind: "selection"; readonly sheetId: string; readonly range: CellRange }
  | { readonly kind: "names" }
  | { readonly kind: "custom-xml"; readonly namespace: string }
  | { readonly kind: "protection"; readonly sheetId: string | undefined }
  /** An earlier state was put back: anything may differ. */
  | { readonly kind: "restored" };

export type LayoutPart =
  | "merges" | "rows" | "columns" | "freeze" | "filter" | "tables" | "notes" | "comments" | "conditional-formats" | "page" | "view" | "tab-color";

export interface ChangeEvent {
  readonly source: ChangeSource;
  /** In the order they happened; those of one area that follow each other are joined. */
  readonly changes: readonly BookChange[];
}

export type ChangeListener = (event: ChangeEvent) => void;

/** Adds a change to a list; cells that make one block with those before them are told as one. */
export function joinChange(changes: BookChange[], change: BookChange): void {
  const last = changes.at(-1);
  if (last && (change.kind === "values" || change.kind === "formats") && last.kind === change.kind && last.sheetId === change.sheetId) {
    const range = blockOf(last.range, change.range);
    if (range) {
      changes[changes.length - 1] = { ...change, range };
      return;
    }
  }
  if (last && JSON.stringify(last) === JSON.stringify(change)) return;
  changes.push(change);
}

/** The two as one range, where they make one. */
function blockOf(a: CellRange, b: CellRange): CellRange | undefined {
  const union = { top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) };
  const inside = (r: CellRange): boolean => r.top === union.top && r.left === union.left && r.bottom === union.bottom && r.right === union.right;
  const isBeside = a.top === b.top && a.bottom === b.bottom && b.left <= a.right + 1 && a.left <= b.right + 1;
  const isBelow = a.left === b.left && a.right === b.right && b.top <= a.bottom + 1 && a.top <= b.bottom + 1;
  return inside(a) || inside(b) || isBeside || isBelow ? union : undefined;
}
