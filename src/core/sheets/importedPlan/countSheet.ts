import { formatAddress } from "../../grid/address.js";
import type { CountRow, TranscribedCountTable } from "../../transcript/transcript.js";
import type { PlannedContent, PlannedStyle, SheetPlan } from "../sheetPlan.js";
import { displayWidth } from "../textMetrics.js";
import { figureContent, figureFormat, findDigitWidth, type DigitWidth } from "./figureCells.js";
import { formulasOf, type LiveFormula } from "./liveFormulas.js";
import type { ImportSheetLabels, LiveDifference } from "./importedPlan.js";
import { CAPTION, CENTRED, HEAD, OPEN_FILL, SUBTOTAL, SheetDraft, TEXT, TITLE, TOTAL } from "./sheetDraft.js";

/** Stands in a cell that the text leaves open: a blank would count as 0, and sums over it would be called wrong. */
const UNKNOWN = "…";

export interface CountSheet {
  readonly plan: SheetPlan;
  readonly differences: readonly LiveDifference[];
  /** Where each column's grand total stands, such as "D27"; undefined where the table has no total line. */
  readonly totalRefs: readonly (string | undefined)[];
}

/** The count table as the document prints it: title, captions, a header of one or two tiers, the rows, the total line, its notes. */
export function planCountSheet(table: TranscribedCountTable, name: string, labels: ImportSheetLabels, live: boolean): CountSheet {
  const hasNumbers = table.numberHeader !== undefined || table.rows.some((row) => row.numberRaw !== "");
  const hasRemarks = table.rows.some((row) => row.readings.length > 0);
  const first = hasNumbers ? 2 : 1;
  const width = table.columns.length;
  const nameWidth = Math.min(56, Math.max(24, ...table.rows.map((row) => displayWidth(row.name) + 4)));
  const draft = new SheetDraft([...(hasNumbers ? [9] : []), nameWidth, ...table.columns.map((column) => Math.max(10, displayWidth(column.label) + 3)), ...(hasRemarks ? [40] : [])]);
  let row = 0;
  draft.text(row++, 0, table.title === "" ? labels.countSheet : table.title, TITLE);
  for (const caption of table.captions) draft.text(row++, 0, caption, CAPTION);
  const head = row;
  row = planHeader(draft, table, head, hasNumbers, hasRemarks, labels);
  const bodyTop = row;
  const digits = findDigitWidth(table.rows.flatMap((other) => other.printed));
  const formulas = live ? formulasOf(table, bodyTop, first) : { cells: new Map<string, LiveFormula>(), differences: [] };
  for (const entry of table.rows) {
    planRow(draft, entry, row, first, width, digits, formulas.cells);
    if (hasRemarks) draft.text(row, first + width, entry.readings.length > 0 ? labels.ambiguous(entry.printed.join(" "), entry.readings.map(showReading)) : "", TEXT);
    row++;
  }
  for (const note of table.notes) draft.text(row++, 0, note, CAPTION);
  const totalAt = table.rows.findLastIndex((entry) => entry.kind === "total");
  return {
    plan: draft.build({ name, orientation: nameWidth + width * 11 + (hasRemarks ? 40 : 0) > 90 ? "landscape" : "portrait", headRows: { first: head, last: bodyTop - 1 }, freeze: { rows: bodyTop, columns: 0 } }),
    differences: formulas.differences.map((difference) => ({ sheet: name, ...difference })),
    totalRefs: table.columns.map((_, column) => (totalAt < 0 ? undefined : formatAddress(bodyTop + totalAt, first + column))),
  };
}

function planHeader(draft: SheetDraft, table: TranscribedCountTable, top: number, hasNumbers: boolean, hasRemarks: boolean, labels: ImportSheetLabels): number {
  const tiers = table.columns.some((column) => column.group !== "") ? 2 : 1;
  const bottom = top + tiers - 1;
  const tall = (column: number, text: string): void => { draft.text(top, column, text, HEAD).merge({ top, left: column, bottom, right: column }, HEAD); };
  const first = hasNumbers ? 2 : 1;
  if (hasNumbers) tall(0, table.numberHeader ?? labels.numberHeader);
  tall(first - 1, table.nameHeader === "" ? labels.nameHeader : table.nameHeader);
  if (hasRemarks) tall(first + table.columns.length, labels.remarks);
  for (let from = 0; from < table.columns.length;) {
    const group = table.columns[from]?.group ?? "";
    let to = from;
    while (group !== "" && table.columns[to + 1]?.group === group) to++;
    if (group === "") tall(first + from, table.columns[from]?.label ?? "");
    else {
      draft.text(top, first + from, group, HEAD).merge({ top, left: first + from, bottom: top, right: first + to }, HEAD);
      for (let c = from; c <= to; c++) draft.text(bottom, first + c, table.columns[c]?.label ?? "", HEAD);
    }
    from = to + 1;
  }
  return bottom + 1;
}

function planRow(draft: SheetDraft, row: CountRow, rowIndex: number, first: number, width: number, digits: DigitWidth, formulas: ReadonlyMap<string, LiveFormula>): void {
  const look: PlannedStyle = row.kind === "total" ? TOTAL : row.kind === "subtotal" || row.kind === "heading" ? SUBTOTAL : {};
  const isLine = row.kind !== "initiative" && row.numberRaw === "";
  if (row.kind === "heading" && row.printed.length === 0) {
    draft.text(rowIndex, 0, row.name, { ...TEXT, ...look }, first + width);
    return;
  }
  if (isLine && first === 2) draft.text(rowIndex, 0, row.name, { ...TEXT, ...look, horizontal: row.kind === "ofWhich" ? "left" : "center" }, 2);
  else {
    if (first === 2) draft.put(rowIndex, 0, row.numberRaw === "" ? { kind: "blank" } : numberContent(row.numberRaw), { ...CENTRED, numberFormat: figureFormat(row.numberRaw, digits) });
    draft.text(rowIndex, first - 1, row.name, { ...TEXT, ...look });
  }
  row.cells.forEach((cell, column) => {
    const style: PlannedStyle = { ...CENTRED, ...look, numberFormat: figureFormat(cell.raw, digits), ...(cell.isUnresolved ? { fill: OPEN_FILL } : {}) };
    const formula = formulas.get(`${String(rowIndex)}:${String(first + column)}`);
    const content: PlannedContent = cell.isUnresolved ? { kind: "text", text: UNKNOWN } : formula ? { kind: "formula", ...formula } : figureContent(cell.raw);
    draft.put(rowIndex, first + column, content, style);
  });
}

/** 「１」 is a number that numbers; No.1 and (1) stay the text they are. */
export function numberContent(raw: string): PlannedContent {
  return /^[0-9０-９]+$/.test(raw) ? figureContent(raw) : { kind: "text", text: raw };
}

function showReading(reading: readonly string[]): string {
  return reading.map((cell) => (cell === "" ? "＿" : cell)).join("｜");
}
