import type { BookSheet } from "../../../src/book/bookSheet.js";
import { meets } from "../../../src/book/cellEdits.js";
import { formatRange, type CellRange } from "../../../src/core/grid/address.js";
import { formulaReferences } from "../../../src/core/grid/formulaReferences.js";
import type { ExcelSession } from "./excelSession.js";
import { mergeCellsIntoAreas } from "./mergeAreas.js";

/** Areas by the sheets they lie on. */
export type AreasBySheet = ReadonlyMap<BookSheet, readonly CellRange[]>;

/** What the formulas of an area name themselves. */
export function directPrecedents(session: ExcelSession, sheet: BookSheet, area: CellRange): AreasBySheet {
  const found = new Map<BookSheet, CellRange[]>();
  for (const [, row] of sheet.state.cells.entries(area.top, area.bottom)) {
    row.formulas?.forEach((formula, columnIndex) => {
      if (formula === undefined || columnIndex < area.left || columnIndex > area.right) return;
      for (const { qualifier, range } of formulaReferences(formula)) {
        const target = qualifier === undefined ? sheet : qualifier.book === undefined ? session.book.sheet(qualifier.sheet) : undefined;
        if (target) add(found, target, range);
      }
    });
  }
  return found;
}

/** What they depend on in the end, through other formulas as well. */
export function allPrecedents(session: ExcelSession, sheet: BookSheet, area: CellRange): AreasBySheet {
  const found = new Map<BookSheet, CellRange[]>();
  const open: (readonly [BookSheet, CellRange])[] = [[sheet, area]];
  const seen = new Set<string>();
  for (let next = open.pop(); next; next = open.pop()) {
    const [from, range] = next;
    const key = `${from.id} ${formatRange(range)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const [target, ranges] of directPrecedents(session, from, range)) for (const one of ranges) {
      add(found, target, one);
      open.push([target, one]);
    }
  }
  return found;
}

/** The cells whose formulas name a cell of the area. */
export function directDependents(session: ExcelSession, sheet: BookSheet, area: CellRange): AreasBySheet {
  const found = new Map<BookSheet, readonly CellRange[]>();
  for (const home of session.book.sheets) {
    const cells: CellRange[] = [];
    for (const [rowIndex, row] of home.state.cells.entries()) {
      row.formulas?.forEach((formula, columnIndex) => {
        if (formula === undefined) return;
        const isOf = formulaReferences(formula).some(({ qualifier, range }) => {
          const target = qualifier === undefined ? home : qualifier.book === undefined ? session.book.sheet(qualifier.sheet) : undefined;
          return target?.id === sheet.id && meets(range, area);
        });
        if (isOf) cells.push({ top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex });
      });
    }
    if (cells.length > 0) found.set(home, mergeCellsIntoAreas(cells));
  }
  return found;
}

function add(found: Map<BookSheet, CellRange[]>, sheet: BookSheet, range: CellRange): void {
  const key = [...found.keys()].find((known) => known.id === sheet.id) ?? sheet;
  const list = found.get(key) ?? [];
  if (!list.some((known) => formatRange(known) === formatRange(range))) list.push(range);
  found.set(key, list);
}
