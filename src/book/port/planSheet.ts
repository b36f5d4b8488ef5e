import { OWN_SHEET_MARK } from "../../app/ports.js";
import { formatAddress, formatRange, type CellRange } from "../../core/grid/address.js";
import { DEFAULT_FORMAT, type CellFormat } from "../../core/grid/cellFormat.js";
import type { DefinedName } from "../../core/grid/grid.js";
import { namesSheet } from "../../core/grid/formulaSheets.js";
import type { PlannedCell, PlannedStyle, SheetPlan } from "../../core/sheets/sheetPlan.js";
import type { Book } from "../book.js";
import { DEFAULT_PAGE, type LineLook, type PageLayout } from "../../core/grid/sheetLayout.js";
import { askForCalculation, meets, writableCells, writeContent, type CellContent } from "../cellEdits.js";
import type { BookSheet } from "../bookSheet.js";
import { CellRows } from "../cellRows.js";
import { cachedValue } from "./applyEdit.js";

/** What the writer of files gives to cells of a plan that say nothing else. */
const PLAN_FORMAT: CellFormat = { ...DEFAULT_FORMAT, fontName: "游明朝", fontSize: 10.5 };
const ROW_HEIGHT = 18;
/** A column of n characters is stored as n and a padding of 5 pixels, at 8 pixels a digit of 游明朝 10.5. */
const COLUMN_PADDING = 0.625;
const PAPER_SIZE = { A4: 9, A3: 8 } as const;

/** Makes the sheet of a plan at the end, or writes `existing` anew where it stands; both as a saved file reads afterwards. */
export function planSheet(book: Book, plan: SheetPlan, existing: BookSheet | undefined): void {
  const { log, isStructureLocked } = book.peek();
  if (isStructureLocked) book.update({ isStructureLocked: false }); // to replace a sheet of ours is no change of the structure
  const sheet = existing ?? book.addSheet(plan.name);
  book.update({ log, isStructureLocked }); // the plan itself is what a saved file goes through
  book.updateSheet(sheet.id, {
    cells: CellRows.empty(book.stamp), merges: keptMerges(plan.merges), tables: [], filter: undefined, notes: [], comments: [], conditionalFormats: [], boundAreas: [],
    rows: new Map(plan.rowHeights.map(({ rowIndex, height }): [number, LineLook] => [rowIndex, { size: Math.min(409.5, height), hidden: false, format: undefined }])),
    columns: new Map(plan.columnWidths.map((width, i): [number, LineLook] => [i, { size: Math.min(255, width + COLUMN_PADDING), hidden: false, format: undefined }])),
    defaultRowHeight: ROW_HEIGHT, freeze: plan.freeze ?? { rows: 0, columns: 0 }, showGridLines: plan.showGridLines, showHeadings: true, protection: undefined, page: pageOf(plan),
  });
  const cells = writableCells(book, sheet.id);
  for (const cell of plan.cells) {
    const row = cells.writableRow(cell.rowIndex);
    writeContent(row, cell.columnIndex, contentOf(cell.content));
    (row.formats ??= [])[cell.columnIndex] = book.formats.share(formatOf(cell.style));
  }
  if (plan.cells.some((cell) => cell.content.kind === "formula")) askForCalculation(book);
  book.update({ names: namesOf(book, plan, sheet.name, existing !== undefined) });
  const range = sheet.usedRange();
  if (range) book.note({ kind: "values", sheetId: sheet.id, range });
  if (existing) book.note({ kind: "layout", sheetId: sheet.id, part: "view" });
  book.note({ kind: "names" });
}

/** A merge of one cell, or one that meets another, is not written. */
function keptMerges(merges: readonly CellRange[]): readonly CellRange[] {
  return merges.filter((merge, i) => (merge.top !== merge.bottom || merge.left !== merge.right) && !merges.slice(0, i).some((other) => meets(merge, other)));
}

function contentOf(content: PlannedCell["content"]): CellContent {
  switch (content.kind) {
    case "blank": return { value: null };
    case "number": return Number.isFinite(content.value) ? { value: content.value } : { value: { error: "#NUM!" } };
    case "text": return { value: content.text };
    case "rich": return { value: content.runs.map((run) => run.text).join("") };
    case "formula": return { formula: content.formula, value: cachedValue(content.cached) };
  }
}

function formatOf(style: PlannedStyle): CellFormat {
  const edge = (line: NonNullable<PlannedStyle["border"]>["top"]): CellFormat["edgeTop"] => (line === undefined || line === "none" ? undefined : { line, color: undefined });
  const { border = {} } = style;
  return {
    ...PLAN_FORMAT,
    fontName: style.fontName ?? PLAN_FORMAT.fontName, fontSize: style.fontSize ?? PLAN_FORMAT.fontSize, bold: style.bold ?? false, underline: style.underline ? "single" : "none", color: style.color?.toUpperCase(),
    fill: style.fill?.toUpperCase(), pattern: style.fill === undefined ? "none" : "solid",
    edgeTop: edge(border.top), edgeBottom: edge(border.bottom), edgeLeft: edge(border.left), edgeRight: edge(border.right),
    horizontal: style.horizontal ?? "general", vertical: style.vertical ?? "center", wrap: style.wrap ?? false, indent: style.indent ?? 0, shrink: style.shrink ?? false,
    numberFormat: style.numberFormat ?? "General",
  };
}

function pageOf({ page }: SheetPlan): PageLayout {
  return {
    ...DEFAULT_PAGE,
    paper: PAPER_SIZE[page.paper], orientation: page.orientation, fit: page.fitToWidth ? { wide: 1, tall: 0 } : undefined,
    margins: { ...page.margins, header: 0.3, footer: 0.3 }, centerHorizontally: page.centerHorizontally,
    oddHeader: page.headerRight === undefined ? "" : `&R${page.headerRight}`, oddFooter: page.footerCenter === undefined ? "" : `&C${page.footerCenter}`, rowBreaks: page.rowBreaks ?? [],
  };
}

/** A name that the workbook has already stays the user's: ours is then made local to our sheet. */
function namesOf(book: Book, plan: SheetPlan, sheetName: string, isReplaced: boolean): readonly DefinedName[] {
  const planned = new Set(plan.names.map(({ name }) => name.toLowerCase()));
  const kept = isReplaced
    ? book.names.filter((name) => name.sheet !== sheetName && !(name.sheet === undefined && planned.has(name.name.toLowerCase()) && namesSheet(name.refersTo, sheetName)))
    : book.names;
  const taken = new Set(kept.filter((name) => name.sheet === undefined).map((name) => name.name.toLowerCase()));
  const quoted = `'${plan.name.replaceAll("'", "''")}'!`;
  const absolute = (range: CellRange): string => formatRange(range).split(":").map((address) => address.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2")).join(":");
  const local = (name: string, refersTo: string): DefinedName => ({ name, refersTo, sheet: sheetName, hidden: false });
  const { printArea, titleRows } = plan.page;
  const area = printArea && [printArea].map(({ top, left, bottom, right }) => [formatAddress(top, left), formatAddress(bottom, right)].map((a) => a.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2")).join(":"))[0];
  return [
    ...kept,
    ...plan.names.map(({ name, range }): DefinedName => ({ name, refersTo: quoted + absolute(range), sheet: taken.has(name.toLowerCase()) ? sheetName : undefined, hidden: false })),
    ...(area === undefined ? [] : [local("_xlnm.Print_Area", quoted + area)]),
    ...(titleRows ? [local("_xlnm.Print_Titles", `${quoted}$${String(titleRows.first + 1)}:$${String(titleRows.last + 1)}`)] : []),
    { name: OWN_SHEET_MARK, refersTo: "TRUE", sheet: sheetName, hidden: true },
  ];
}
