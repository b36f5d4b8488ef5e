import { formulaReferences } from "../../core/grid/formulaReferences.js";
import type { CellRange } from "../../core/grid/address.js";
import type { CalculatedSheet, CalculatedState, KeptReason, NotRecalculated } from "./calculator.js";

export interface KeptFormula {
  /** The sheet's place. */
  readonly sheet: number;
  readonly rowIndex: number;
  readonly columnIndex: number;
  /** As the book has it. */
  readonly formula: string;
  readonly reason: KeptReason;
  readonly detail?: string;
}

/**
 * Of the formulas that keep their saved results, those whose cells have changed since: only these may be wrong. A formula whose cells
 * cannot be told (INDIRECT, a name) counts once anything has changed.
 */
export function findStale(kept: readonly KeptFormula[], before: CalculatedState, now: CalculatedState): readonly NotRecalculated[] {
  if (kept.length === 0) return [];
  const stale = new Set<KeptFormula>();
  for (let found = true; found; ) {
    found = false;
    for (const formula of kept) {
      if (stale.has(formula) || !isStale(formula, before, now, stale)) continue;
      stale.add(formula);
      found = true;
    }
  }
  return [...stale].map(({ sheet, rowIndex, columnIndex, reason, detail }) => ({ sheetId: now.sheets[sheet]?.id ?? "", rowIndex, columnIndex, reason, ...(detail === undefined ? {} : { detail }) }));
}

function isStale(kept: KeptFormula, before: CalculatedState, now: CalculatedState, stale: ReadonlySet<KeptFormula>): boolean {
  const home = now.sheets[kept.sheet];
  const was = before.sheets.find((sheet) => sheet.id === home?.id);
  if (was?.cells.row(kept.rowIndex)?.formulas?.[kept.columnIndex] !== kept.formula) return true; // typed since
  const references = formulaReferences(kept.formula);
  if (references.length === 0) return before !== now;
  return references.some(({ qualifier, range }) => {
    if (qualifier?.book !== undefined) return false;
    const name = qualifier?.sheet ?? home?.name ?? "";
    const index = now.sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    const sheet = now.sheets[index];
    const old = before.sheets.find((other) => other.id === sheet?.id);
    if (!sheet || !old) return true;
    const holdsStale = [...stale].some((other) => other.sheet === index && other.rowIndex >= range.top && other.rowIndex <= range.bottom && other.columnIndex >= range.left && other.columnIndex <= range.right);
    return holdsStale || hasChanged(old, sheet, range);
  });
}

function hasChanged(before: CalculatedSheet, now: CalculatedSheet, range: CellRange): boolean {
  return now.cells.changedRows(before.cells).some((rowIndex) => {
    if (rowIndex < range.top || rowIndex > range.bottom) return false;
    const [a, b] = [before.cells.row(rowIndex)?.values ?? [], now.cells.row(rowIndex)?.values ?? []];
    const last = Math.min(range.right, Math.max(a.length, b.length) - 1);
    for (let columnIndex = range.left; columnIndex <= last; columnIndex++) if ((a[columnIndex] ?? null) !== (b[columnIndex] ?? null)) return true;
    return false;
  });
}
