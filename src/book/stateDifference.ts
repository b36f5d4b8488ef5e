import { isCellError, type CellValue } from "../core/grid/grid.js";
import type { BookState, SheetState } from "./bookState.js";
import type { CellRow } from "./cellRows.js";

export interface CellDifference {
  readonly sheetId: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  /** The typed value or the formula differs; a result that alone differs is no difference. */
  readonly content: boolean;
  readonly format: boolean;
}

/** What a sheet holds beside its cells, its name and its place: each is compared and put back as a whole. */
export const sheetMembers = [
  "tabColor", "visibility", "merges", "rows", "columns", "defaultRowHeight", "defaultColumnWidth", "defaultFormat", "freeze", "filter", "tables", "protection",
  "notes", "comments", "conditionalFormats", "page", "showGridLines", "showHeadings", "boundAreas",
] as const satisfies readonly (keyof SheetState)[];

export interface StateChanges {
  readonly cells: readonly CellDifference[];
  readonly members: readonly { readonly sheetId: string; readonly member: (typeof sheetMembers)[number] }[];
  readonly addedSheets: readonly string[];
  readonly removedSheets: readonly string[];
  /** Renamed ones; all of them where their order changed. */
  readonly arrangedSheets: readonly string[];
  /** Every sheet that anything is said of. */
  readonly sheetIds: readonly string[];
  readonly namesChanged: boolean;
  /** Namespaces of custom XML parts. */
  readonly parts: readonly string[];
  /** Rows or columns were put in or taken out, or a sheet renamed: cells and formulas are not where they were. */
  readonly movesCells: boolean;
  readonly isNothing: boolean;
}

/** What lies between two states of one book. Results of formulas, selections and the active tab do not count. */
export function changesBetween(before: BookState, after: BookState): StateChanges {
  const ids = (state: BookState): string[] => state.sheets.map((sheet) => sheet.id);
  const addedSheets = ids(after).filter((id) => !ids(before).includes(id));
  const removedSheets = ids(before).filter((id) => !ids(after).includes(id));
  const both = before.sheets.flatMap((a) => {
    const b = after.sheets.find((sheet) => sheet.id === a.id);
    return b ? [[a, b] as const] : [];
  });
  const isReordered = ids(before).filter((id) => !removedSheets.includes(id)).join() !== ids(after).filter((id) => !addedSheets.includes(id)).join();
  const arrangedSheets = both.filter(([a, b]) => isReordered || a.name !== b.name).map(([a]) => a.id);
  const cells = both.flatMap(([a, b]) => cellDifferences(a, b));
  const members = both.flatMap(([a, b]) => sheetMembers.filter((member) => !isAlike(a[member], b[member])).map((member) => ({ sheetId: a.id, member })));
  const parts = [...new Set([...before.customXml.keys(), ...after.customXml.keys()])].filter((key) => before.customXml.get(key) !== after.customXml.get(key));
  const namesChanged = before.names !== after.names && JSON.stringify(before.names) !== JSON.stringify(after.names);
  const newEdits = after.log.filter((edit) => !before.log.includes(edit));
  const movesCells = newEdits.some(({ kind }) => kind === "insert-lines" || kind === "delete-lines" || kind === "rename-sheet");
  const sheetIds = [...new Set([...addedSheets, ...removedSheets, ...arrangedSheets, ...cells.map((cell) => cell.sheetId), ...members.map((member) => member.sheetId)])];
  const isNothing = sheetIds.length === 0 && parts.length === 0 && !namesChanged && before.isStructureLocked === after.isStructureLocked && newEdits.length === 0;
  return { cells, members, addedSheets, removedSheets, arrangedSheets, sheetIds, namesChanged, parts, movesCells, isNothing };
}

/** The cells of a sheet whose content or own format differs; rows that both states share cost nothing. */
export function cellDifferences(before: SheetState, after: SheetState): CellDifference[] {
  const found: CellDifference[] = [];
  for (const rowIndex of after.cells.changedRows(before.cells)) {
    const [a, b] = [before.cells.row(rowIndex), after.cells.row(rowIndex)];
    const width = Math.max(widthOf(a), widthOf(b));
    for (let columnIndex = 0; columnIndex < width; columnIndex++) {
      const content = differsInContent(a, b, columnIndex);
      const format = a?.formats?.[columnIndex] !== b?.formats?.[columnIndex];
      if (content || format) found.push({ sheetId: after.id, rowIndex, columnIndex, content, format });
    }
  }
  return found;
}

export function widthOf(row: CellRow | undefined): number {
  return row ? Math.max(row.values.length, row.formulas?.length ?? 0, row.formats?.length ?? 0) : 0;
}

function differsInContent(a: CellRow | undefined, b: CellRow | undefined, columnIndex: number): boolean {
  const formula = b?.formulas?.[columnIndex];
  if (a?.formulas?.[columnIndex] !== formula) return true;
  return formula === undefined && !isSameValue(a?.values[columnIndex] ?? null, b?.values[columnIndex] ?? null);
}

export function isSameValue(a: CellValue, b: CellValue): boolean {
  return a === b || (isCellError(a) && isCellError(b) && a.error === b.error);
}

/** Plain data, and maps of it. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const plain = (value: unknown): unknown => (value instanceof Map ? [...value].sort(([x], [y]) => Number(x) - Number(y)) : value);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}
