import type { CellRange } from "../../core/grid/address.js";
import type { DefinedName, Grid, GridTable } from "../../core/grid/grid.js";
import { readStyleOutline, STYLE_PATHS, type StyleOutline } from "./styleOutline.js";

/** What is known of a sheet before its cells are read. */
export interface SheetOutline {
  readonly worksheet: Excel.Worksheet;
  readonly name: string;
  readonly visibility: Grid["visibility"];
  readonly isProtected: boolean;
  readonly tables: readonly GridTable[];
  readonly filter: CellRange | undefined;
  readonly used: UsedRange | undefined;
}

export interface UsedRange {
  /** Every cell that holds or shows anything. */
  readonly range: CellRange;
  /** The cells that are read: without the far reaches that hold formats alone. */
  readonly filled: CellRange;
  /** True where all are hidden, null where some are. */
  readonly rowHidden: boolean | null;
  readonly columnHidden: boolean | null;
  readonly styles: StyleOutline;
}

export interface WorkbookOutline {
  readonly sheets: readonly SheetOutline[];
  readonly definedNames: readonly DefinedName[];
  readonly usesDate1904: boolean;
}

const RANGE_PATHS = "rowIndex,columnIndex,rowCount,columnCount";
const NAME_PATHS = "items/name,items/formula,items/visible";
/** Formats beyond the values are read as long as they cost little: some rest on whole columns. */
const SPARE_CELLS = 20_000;

/** Excel keeps these names for itself; in a file they carry a prefix, under which the rest of the program knows them. */
const OWN_NAMES: ReadonlyMap<string, string> = new Map([["Print_Area", "_xlnm.Print_Area"], ["Print_Titles", "_xlnm.Print_Titles"]]);
const BOOKKEEPING = /^(?:_xlnm\.)?(?:_FilterDatabase|Criteria|Extract|Consolidate_Area)$/i;

/** Everything but the cells, in two syncs for any number of sheets: the lists first, then what hangs on each. */
export async function readOutline(context: Excel.RequestContext): Promise<WorkbookOutline> {
  const { worksheets, names, tables, functions } = context.workbook;
  worksheets.load("items/name,items/visibility");
  names.load(NAME_PATHS);
  tables.load("items/name,items/showHeaders,items/showTotals,items/worksheet/name");
  // The date system has no property below ExcelApi 1.18; this day is 0 in the one and 1462 in the other.
  const firstDay = functions.date(1904, 1, 1).load("value");
  await context.sync();

  const asked = worksheets.items.map((worksheet) => askSheet(worksheet));
  const askedTables = tables.items.map((table) => ({ table, range: table.getRange().load(RANGE_PATHS), columns: table.columns.load("items/name"), filter: table.autoFilter.load("isDataFiltered") }));
  await context.sync();

  const sheets = asked.map((sheet): SheetOutline => {
    const own = askedTables.filter(({ table }) => table.worksheet.name === sheet.worksheet.name);
    const filtered = own.find(({ filter }) => filter.isDataFiltered);
    return {
      worksheet: sheet.worksheet,
      name: sheet.worksheet.name,
      visibility: VISIBILITIES[sheet.worksheet.visibility],
      isProtected: sheet.protection.protected,
      tables: own.map(({ table, range, columns }) => ({
        name: table.name, range: toRange(range), headerRows: table.showHeaders ? 1 : 0, totalsRows: table.showTotals ? 1 : 0, columns: columns.items.map((column) => column.name),
      })),
      filter: filtered ? toRange(filtered.range) : sheet.filter.isDataFiltered && !sheet.filterRange.isNullObject ? toRange(sheet.filterRange) : undefined,
      used: readUsed(sheet.used, sheet.valued),
    };
  });
  const definedNames = [
    ...names.items.map((name) => toDefinedName(name, undefined)),
    ...asked.flatMap(({ worksheet, names: local }) => local.items.map((name) => toDefinedName(name, worksheet.name))),
  ].filter(({ name }) => !BOOKKEEPING.test(name));
  return { sheets, definedNames, usesDate1904: firstDay.value === 0 };
}

const VISIBILITIES = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;

function askSheet(worksheet: Excel.Worksheet) {
  return {
    worksheet,
    names: worksheet.names.load(NAME_PATHS),
    protection: worksheet.protection.load("protected"),
    filter: worksheet.autoFilter.load("isDataFiltered"),
    filterRange: worksheet.autoFilter.getRangeOrNullObject().load(RANGE_PATHS),
    used: worksheet.getUsedRangeOrNullObject(false).load(`${RANGE_PATHS},rowHidden,columnHidden,${STYLE_PATHS}`),
    valued: worksheet.getUsedRangeOrNullObject(true).load(RANGE_PATHS),
  };
}

function readUsed(used: Excel.Range, valued: Excel.Range): UsedRange | undefined {
  if (used.isNullObject) return undefined;
  const range = toRange(used);
  const values = valued.isNullObject ? undefined : toRange(valued);
  const isFrugal = cellCount(range) <= 4 * (values ? cellCount(values) : 0) + SPARE_CELLS;
  return {
    range,
    filled: isFrugal || !values ? (isFrugal ? range : { ...range, bottom: range.top, right: range.left }) : values,
    rowHidden: used.rowHidden as boolean | null, // the declaration leaves out the null that it documents
    columnHidden: used.columnHidden as boolean | null,
    styles: readStyleOutline(used),
  };
}

function toDefinedName(item: Excel.NamedItem, sheet: string | undefined): DefinedName {
  const refersTo = String(item.formula).replace(/^=/, "");
  return { name: OWN_NAMES.get(item.name) ?? item.name, refersTo, sheet, hidden: !item.visible };
}

export function toRange({ rowIndex, columnIndex, rowCount, columnCount }: Pick<Excel.Range, "rowIndex" | "columnIndex" | "rowCount" | "columnCount">): CellRange {
  return { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 };
}

export function cellCount({ top, left, bottom, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}
