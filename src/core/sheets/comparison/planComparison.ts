import { isCellError, type Grid, type Workbook } from "../../grid/grid.js";
import type { ColumnChange, TablePlace, TableRevision } from "../../revision/revision.js";
import { diffWording } from "../../revision/wording.js";
import type { PlannedCell, PlannedContent, PlannedStyle, SheetPlan, TextRun } from "../sheetPlan.js";
import { MAX_ROW_HEIGHT, heightOfLines, wrappedLines } from "../textMetrics.js";
import type { ComparisonLabels, ComparisonSettings, ComparisonSource } from "./comparison.js";
import { layOutComparison, type ComparisonLayout } from "./comparisonLayout.js";
import { comparisonLines, sideRuns, type ComparedCell, type ComparisonLine } from "./comparisonLines.js";
import { isTotalLine, proofBlock } from "./comparisonProof.js";
import { typedWorkbook } from "./typedWorkbook.js";
import { planTextComparison } from "./planTextComparison.js";
import * as look from "./comparisonStyles.js";

/**
 * Comparison tables (新旧対照表) as sheets to be written: one a table that differs, and one for the texts outside tables,
 * since a sheet repeats one heading on its pages. Before | after | remarks, changed words marked on both sides, changed
 * figures boxed, a note under the table and the proof that the rows and figures add up.
 * @example planComparison(source, DEFAULT_COMPARISON, COMPARISON_LABELS.ja).map((sheet) => sheet.name) → ["新旧対照表"]
 */
export function planComparison(given: ComparisonSource, settings: ComparisonSettings, labels: ComparisonLabels): SheetPlan[] {
  const source = { ...given, before: typedWorkbook(given.before), after: typedWorkbook(given.after) };
  const changed = source.revision.tables.filter(hasDifference);
  const sheets = changed.map((table, i) => planTable(table, i === 0 ? labels.sheetName : `${labels.sheetName} (${i + 1})`, source, settings, labels));
  const texts = planTextComparison(source, settings, labels);
  return texts ? [...sheets, texts] : sheets;
}

export function hasDifference(table: TableRevision): boolean {
  return table.rows.some((row) => row.kind !== "same") || table.columns.some((column) => column.kind !== "same");
}

function planTable(table: TableRevision, name: string, source: ComparisonSource, settings: ComparisonSettings, labels: ComparisonLabels): SheetPlan {
  const grids = [gridOf(source.before, table.before), gridOf(source.after, table.after)] as const;
  const layout = layOutComparison(table, grids);
  const lines = comparisonLines(table, layout.columns, grids, source.segment, settings.collapse);
  const sheet = new ComparisonDraft(layout, settings, labels);
  const title = (table.after ?? table.before)?.title ?? "";
  sheet.title(title === "" ? labels.title : `${labels.title}　${title}`, labels.place.replace("{before}", placeText(table.before)).replace("{after}", placeText(table.after)));
  sheet.heads(source);
  const firstLine = sheet.next;
  for (const line of lines) sheet.line(line);
  sheet.note(labels.note[settings.mark]);
  const proof = proofBlock({ table, layout, lines, firstLine, settings, source, grids, top: sheet.next + 1, isTotal: (row) => isTotalLine(row, grids) }, labels);
  return sheet.build(name, source.documentNumber, proof);
}

function gridOf(workbook: Workbook, place: TablePlace | null): Grid | undefined {
  return workbook.sheets.find((grid) => grid.name === place?.sheet);
}

function placeText(place: TablePlace | null): string {
  return place === null ? "―" : `「${place.sheet}」`;
}

/** Rows of the sheet up to the end of the repeated headings: title, places, stages, headings. */
const HEAD_ROWS = { title: 0, place: 1, stage: 2, columns: 3 } as const;

class ComparisonDraft {
  private readonly cells: PlannedCell[] = [];
  private readonly merges: SheetPlan["merges"][number][] = [];
  private readonly heights: { rowIndex: number; height: number }[] = [];
  next: number = HEAD_ROWS.columns + 1;

  constructor(private readonly layout: ComparisonLayout, private readonly settings: ComparisonSettings, private readonly labels: ComparisonLabels) {}

  private get width(): number {
    return this.layout.columns.length;
  }

  /** The first sheet column of a side: national style puts the new text first. */
  private left(side: 0 | 1): number {
    return (this.settings.order === "before-first") === (side === 0) ? 0 : this.width;
  }

  title(text: string, place: string): void {
    this.span(HEAD_ROWS.title, 0, this.width * 2, { kind: "text", text }, look.TITLE);
    this.span(HEAD_ROWS.place, 0, this.width * 2, { kind: "text", text: place }, look.PLACE);
    this.heights.push({ rowIndex: HEAD_ROWS.title, height: 26 });
  }

  heads(source: ComparisonSource): void {
    const stage = this.labels.stages[this.settings.stage];
    const isBare = this.layout.columns.every((column) => [...column.headersBefore, ...column.headersAfter].join("").trim() === "");
    for (const side of [0, 1] as const) {
      const [first, last] = [this.left(side), this.left(side) + this.width - 1];
      if (isBare) { this.bareHead(first, last, stage[side]); continue; }
      this.span(HEAD_ROWS.stage, first, last, { kind: "text", text: stage[side] }, look.HEAD);
      this.layout.columns.forEach((column, c) => this.put(HEAD_ROWS.columns, this.left(side) + c, this.headContent(column, side, source), look.HEAD));
    }
    this.cells.push({ rowIndex: HEAD_ROWS.stage, columnIndex: this.width * 2, content: { kind: "text", text: this.labels.remarks }, style: look.HEAD }, { rowIndex: HEAD_ROWS.columns, columnIndex: this.width * 2, content: { kind: "blank" }, style: look.HEAD });
    this.merges.push({ top: HEAD_ROWS.stage, left: this.width * 2, bottom: HEAD_ROWS.columns, right: this.width * 2 });
    const lines = Math.max(1, ...this.layout.columns.flatMap((column, c) => [column.headersBefore, column.headersAfter].map((tiers) => wrappedLines(tiers.join("\n"), this.layout.widths[c] ?? 8))));
    this.heights.push({ rowIndex: HEAD_ROWS.columns, height: Math.min(MAX_ROW_HEIGHT, heightOfLines(lines)) });
  }

  /** Columns without headings: one head over the two rows of it. */
  private bareHead(first: number, last: number, text: string): void {
    for (let c = first; c <= last; c++) for (const row of [HEAD_ROWS.stage, HEAD_ROWS.columns]) this.put(row, c, c === first && row === HEAD_ROWS.stage ? { kind: "text", text } : { kind: "blank" }, look.HEAD);
    this.merges.push({ top: HEAD_ROWS.stage, left: first, bottom: HEAD_ROWS.columns, right: last });
  }

  private headContent(column: ColumnChange, side: 0 | 1, source: ComparisonSource): PlannedContent {
    const [old, now] = [column.headersBefore.join("\n"), column.headersAfter.join("\n")];
    const own = side === 0 ? old : now;
    if (own === "") return { kind: "blank" };
    if (column.kind === "same" || column.kind === "moved") return { kind: "text", text: own };
    const runs = column.kind === "renamed" ? sideRuns(diffWording(old, now, source.segment), side === 0 ? "removed" : "added") : [{ text: own, isChanged: true }];
    return this.rich(runs);
  }

  line(line: ComparisonLine): void {
    const row = this.next++;
    let lines = 1;
    for (const side of [0, 1] as const) {
      const cells = side === 0 ? line.before : line.after;
      const first = this.left(side);
      if (!cells) {
        const text = line.kind === "omitted" ? this.labels.omitted : side === 0 ? this.labels.newlyEstablished : this.labels.removed;
        this.span(row, first, first + this.width - 1, { kind: "text", text }, line.kind === "omitted" ? look.OMITTED : look.MARK);
        continue;
      }
      cells.forEach((cell, c) => {
        const isFigure = this.layout.figures.has(c);
        this.put(row, first + c, this.content(cell), this.cellStyle(cell, isFigure));
        if (!isFigure) lines = Math.max(lines, wrappedLines(shown(cell), this.layout.widths[c] ?? 8));
      });
    }
    const remarks = line.remarks.map((remark) => this.labels.remarkOf[remark]).join("・");
    lines = Math.max(lines, wrappedLines(remarks, this.layout.remarksWidth));
    this.put(row, this.width * 2, remarks === "" ? { kind: "blank" } : { kind: "text", text: remarks }, look.REMARK);
    if (lines > 1) this.heights.push({ rowIndex: row, height: Math.min(MAX_ROW_HEIGHT, heightOfLines(lines)) });
  }

  note(text: string): void {
    this.span(this.next++, 0, this.width * 2, { kind: "text", text }, look.NOTE);
  }

  build(name: string, documentNumber: string | undefined, proof: { readonly cells: readonly PlannedCell[]; readonly merges: SheetPlan["merges"] }): SheetPlan {
    return {
      name, cells: [...this.cells, ...proof.cells], merges: [...this.merges, ...proof.merges], names: [], showGridLines: false,
      columnWidths: [...this.layout.widths, ...this.layout.widths, this.layout.remarksWidth], rowHeights: this.heights.sort((a, b) => a.rowIndex - b.rowIndex),
      freeze: { rows: HEAD_ROWS.columns + 1, columns: 0 },
      page: {
        paper: "A4", orientation: "landscape", fitToWidth: true, centerHorizontally: true, titleRows: { first: HEAD_ROWS.stage, last: HEAD_ROWS.columns },
        footerCenter: "&P / &N", margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7 }, ...(documentNumber === undefined ? {} : { headerRight: documentNumber }),
      },
    };
  }

  private put(rowIndex: number, columnIndex: number, content: PlannedContent, style: PlannedStyle): void {
    this.cells.push({ rowIndex, columnIndex, content, style });
  }

  private span(rowIndex: number, first: number, last: number, content: PlannedContent, style: PlannedStyle): void {
    for (let c = first; c <= last; c++) this.put(rowIndex, c, c === first ? content : { kind: "blank" }, style);
    if (last > first) this.merges.push({ top: rowIndex, left: first, bottom: rowIndex, right: last });
  }

  private content(cell: ComparedCell): PlannedContent {
    if (cell.runs && cell.runs.some((run) => run.text !== "")) return this.rich(cell.runs);
    if (cell.value === null) return { kind: "blank" };
    if (typeof cell.value === "number") return { kind: "number", value: cell.value };
    return { kind: "text", text: shown(cell) };
  }

  private rich(runs: readonly { readonly text: string; readonly isChanged: boolean }[]): PlannedContent {
    const { mark } = this.settings;
    const emphasis = mark === "underline" ? { underline: true } : mark === "bold" ? { bold: true } : { color: look.CHANGED_COLOR };
    return { kind: "rich", runs: runs.filter((run) => run.text !== "").map((run): TextRun => ({ text: run.text, ...(run.isChanged ? emphasis : {}) })) };
  }

  private cellStyle(cell: ComparedCell, isFigure: boolean): PlannedStyle {
    const base = isFigure ? look.FIGURE : look.TEXT;
    const style = cell.numberFormat === "General" ? base : { ...base, numberFormat: cell.numberFormat };
    return cell.isChanged && !cell.runs ? { ...style, border: look.BOX } : style;
  }
}

function shown(cell: ComparedCell): string {
  if (cell.value === null) return "";
  return isCellError(cell.value) ? cell.value.error : String(cell.value);
}
