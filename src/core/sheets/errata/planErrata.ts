import { formatAddress, quoteSheetName, type CellAddress } from "../../grid/address.js";
import type { CellValue, Workbook } from "../../grid/grid.js";
import { valueWithMerges } from "../../revision/mergedValues.js";
import type { Revision, RowChange, TableRevision } from "../../revision/revision.js";
import { diffWording, type SegmentWords } from "../../revision/wording.js";
import { sideRuns } from "../comparison/comparisonLines.js";
import * as look from "../comparison/comparisonStyles.js";
import type { PlannedCell, PlannedContent, PlannedStyle, SheetPlan } from "../sheetPlan.js";
import { MAX_ROW_HEIGHT, heightOfLines, wrappedLines } from "../textMetrics.js";

export interface ErrataLabels {
  readonly sheetName: string;
  readonly title: string;
  readonly wrong: string;
  readonly right: string;
  readonly place: string;
  readonly check: string;
  readonly missing: string;
  readonly deleted: string;
  readonly blank: string;
  readonly agrees: string;
  readonly disagrees: string;
  readonly row: string;
  readonly note: string;
}

export interface ErrataSource {
  readonly revision: Revision;
  readonly first: Workbook;
  readonly corrected: Workbook;
  readonly segment: SegmentWords;
  /** Does the workbook that the sheet goes into hold the corrected edition? Then each correction is checked against its cell. */
  readonly isLive: boolean;
  readonly documentNumber?: string;
}

/** One correction; a row that was left out, or stood there wrongly, is one correction. */
interface Erratum {
  readonly wrong: CellValue;
  readonly right: CellValue;
  readonly place: string;
  /** The corrected cell. */
  readonly at?: { readonly sheet: string; readonly cell: CellAddress };
}

const WIDTHS = [5, 40, 40, 34, 9] as const;

/** The errata (正誤表) of two published editions: wrong | right | place, and whether the corrected edition really says so. */
export function planErrata(source: ErrataSource, labels: ErrataLabels): SheetPlan {
  const errata = collectErrata(source, labels);
  const columns = source.isLive ? 5 : 4;
  const cells: PlannedCell[] = [];
  const rowHeights = [{ rowIndex: 0, height: 26 }];
  const put = (rowIndex: number, columnIndex: number, content: PlannedContent, style: PlannedStyle): void => void cells.push({ rowIndex, columnIndex, content, style });
  put(0, 0, { kind: "text", text: labels.title }, look.TITLE);
  ["", labels.wrong, labels.right, labels.place, labels.check].slice(0, columns).forEach((text, c) => put(2, c, text === "" ? { kind: "blank" } : { kind: "text", text }, look.HEAD));
  errata.forEach((erratum, i) => {
    const rowIndex = i + 3;
    // the line's number is text: a list of corrections must never be taken for a table that adds up
    put(rowIndex, 0, { kind: "text", text: `(${i + 1})` }, look.MARK);
    const isWhole = erratum.wrong === labels.missing || erratum.right === labels.deleted;
    const wording = !isWhole && typeof erratum.wrong === "string" && typeof erratum.right === "string" ? diffWording(erratum.wrong, erratum.right, source.segment) : undefined;
    put(rowIndex, 1, contentOf(erratum.wrong, wording && sideRuns(wording, "removed"), labels), styleOf(erratum.wrong));
    put(rowIndex, 2, contentOf(erratum.right, wording && sideRuns(wording, "added"), labels), styleOf(erratum.right));
    put(rowIndex, 3, { kind: "text", text: erratum.place }, look.TEXT);
    if (source.isLive) put(rowIndex, 4, checkOf(erratum, rowIndex, labels), look.MARK);
    const lines = Math.max(...[erratum.wrong, erratum.right, erratum.place].map((value, c) => wrappedLines(textOf(value) || labels.blank, WIDTHS[c + 1] ?? 30)));
    if (lines > 1) rowHeights.push({ rowIndex, height: Math.min(MAX_ROW_HEIGHT, heightOfLines(lines)) });
  });
  const note = errata.length + 3;
  put(note, 0, { kind: "text", text: labels.note }, look.NOTE);
  return {
    name: labels.sheetName, cells, merges: [{ top: 0, left: 0, bottom: 0, right: columns - 1 }, { top: note, left: 0, bottom: note, right: columns - 1 }],
    columnWidths: WIDTHS.slice(0, columns), rowHeights, names: [], showGridLines: false, freeze: { rows: 3, columns: 0 },
    page: {
      paper: "A4", orientation: "landscape", fitToWidth: true, centerHorizontally: true, titleRows: { first: 2, last: 2 }, footerCenter: "&P / &N",
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7 }, ...(source.documentNumber === undefined ? {} : { headerRight: source.documentNumber }),
    },
  };
}

function collectErrata({ revision, first, corrected }: ErrataSource, labels: ErrataLabels): Erratum[] {
  const errata: Erratum[] = revision.outside.map((change): Erratum => {
    const place = change.after ?? change.before;
    return {
      wrong: change.old === "" ? labels.missing : change.old, right: change.new === "" ? labels.deleted : change.new,
      place: place ? `${place.sheet} ${formatAddress(place.at.rowIndex, place.at.columnIndex)}` : "",
      ...(change.after ? { at: { sheet: change.after.sheet, cell: change.after.at } } : {}),
    };
  });
  for (const table of revision.tables) {
    for (const row of table.rows) errata.push(...rowErrata(row, table, [first, corrected], labels));
  }
  return errata;
}

function rowErrata(row: RowChange, table: TableRevision, books: readonly [Workbook, Workbook], labels: ErrataLabels): Erratum[] {
  if (row.kind === "added" || row.kind === "removed") {
    const [place, rowIndex] = row.kind === "added" ? [table.after, row.after ?? 0] as const : [table.before, row.before ?? 0] as const;
    const text = rowText(books[row.kind === "added" ? 1 : 0], place?.sheet, rowIndex, table, row.kind);
    return [{ wrong: row.kind === "added" ? labels.missing : text, right: row.kind === "added" ? text : labels.deleted, place: `${place?.sheet ?? ""} ${labels.row.replace("{row}", String(rowIndex + 1))}` }];
  }
  return row.cells.map((cell): Erratum => {
    const header = table.columns.find((column) => column.after === cell.after.columnIndex)?.headersAfter.at(-1) ?? "";
    const what = [row.isHeading ? "" : row.key, header].filter((text) => text !== "" && text !== textOf(cell.new)).join("／");
    const sheet = table.after?.sheet ?? "";
    return { wrong: cell.old, right: cell.new, place: `${sheet} ${formatAddress(cell.after.rowIndex, cell.after.columnIndex)}${what === "" ? "" : `（${what.replace(/\s*\n\s*/g, "")}）`}`, at: { sheet, cell: cell.after } };
  });
}

/** A whole row as one text, its cells parted by a full-width blank. */
function rowText(book: Workbook, sheet: string | undefined, rowIndex: number, table: TableRevision, side: "added" | "removed"): string {
  const grid = book.sheets.find((each) => each.name === sheet);
  const valueAt = grid && valueWithMerges(grid);
  return table.columns.flatMap((column) => {
    const columnIndex = side === "added" ? column.after : column.before;
    const text = columnIndex === null ? "" : textOf(valueAt?.(rowIndex, columnIndex) ?? null);
    return text === "" ? [] : [text];
  }).join("　");
}

function contentOf(value: CellValue, runs: readonly { readonly text: string; readonly isChanged: boolean }[] | undefined, labels: ErrataLabels): PlannedContent {
  if (typeof value === "number") return { kind: "number", value };
  if (runs && runs.length > 0) return { kind: "rich", runs: runs.map((run) => ({ text: run.text, ...(run.isChanged ? { underline: true } : {}) })) };
  return { kind: "text", text: textOf(value) || labels.blank };
}

function styleOf(value: CellValue): PlannedStyle {
  return typeof value === "number" ? { ...look.TEXT, numberFormat: "General", underline: true } : look.TEXT;
}

/** The corrected cell itself is asked: an erratum that says what the edition does not say is the worst of errors. */
function checkOf({ right, at }: Erratum, rowIndex: number, labels: ErrataLabels): PlannedContent {
  if (!at) return { kind: "text", text: "―" };
  const cell = `${quoteSheetName(at.sheet)}!${formatAddress(at.cell.rowIndex, at.cell.columnIndex)}`;
  const own = formatAddress(rowIndex, 2);
  const test = right === null ? `${cell}&""=""` : typeof right === "number" ? `${own}=${cell}` : typeof right === "boolean" ? `${own}&""=UPPER(${cell}&"")` : `EXACT(${own},${cell}&"")`;
  return { kind: "formula", formula: `IF(${test},"${labels.agrees}","${labels.disagrees}")`, cached: labels.agrees };
}

function textOf(value: CellValue): string {
  if (value === null) return "";
  return typeof value === "object" ? value.error : typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}
