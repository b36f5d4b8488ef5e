import type { CellRange } from "../../grid/address.js";
import type { PagePlan, PlannedCell, PlannedContent, PlannedName, PlannedStyle, SheetPlan } from "../sheetPlan.js";
import { MAX_ROW_HEIGHT, heightOfLines, wrappedLines } from "../textMetrics.js";

const LINES = { top: "thin", bottom: "thin", left: "thin", right: "thin" } as const;
const HEAD_FILL = "E7E6E6";

export const TITLE: PlannedStyle = { bold: true, fontSize: 14, vertical: "center" };
export const CAPTION: PlannedStyle = { vertical: "center" };
export const HEAD: PlannedStyle = { bold: true, fill: HEAD_FILL, border: LINES, horizontal: "center", vertical: "center", wrap: true };
export const TEXT: PlannedStyle = { border: LINES, horizontal: "left", vertical: "center", wrap: true };
export const CENTRED: PlannedStyle = { border: LINES, horizontal: "center", vertical: "center" };
export const TOTAL: PlannedStyle = { border: { ...LINES, top: "double" }, bold: true, vertical: "center" };
export const SUBTOTAL: PlannedStyle = { border: LINES, bold: true, fill: HEAD_FILL, vertical: "center" };
/** A cell that the text leaves open. */
export const OPEN_FILL = "FFF2CC";

/** Collects a sheet's cells and reckons the heights of its rows. */
export class SheetDraft {
  private readonly cells: PlannedCell[] = [];
  private readonly merges: CellRange[] = [];
  private readonly names: PlannedName[] = [];
  /** Lines that each row's texts need; merged cells count where they are one row high. */
  private readonly lines = new Map<number, number>();

  constructor(private readonly columnWidths: readonly number[]) {}

  text(rowIndex: number, columnIndex: number, text: string, style: PlannedStyle, columns = 1): this {
    this.put(rowIndex, columnIndex, text === "" ? { kind: "blank" } : { kind: "text", text }, style);
    if (columns > 1) this.merge({ top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex + columns - 1 }, style);
    if (style.wrap) {
      const width = this.columnWidths.slice(columnIndex, columnIndex + columns).reduce((sum, w) => sum + w, 0);
      this.lines.set(rowIndex, Math.max(this.lines.get(rowIndex) ?? 1, wrappedLines(text, width, style.fontSize)));
    }
    return this;
  }

  put(rowIndex: number, columnIndex: number, content: PlannedContent, style: PlannedStyle): this {
    this.cells.push({ rowIndex, columnIndex, content, style });
    return this;
  }

  /** Merges and draws the frame on every cell of the area, as Excel needs it. */
  merge(range: CellRange, style: PlannedStyle): this {
    if (range.top === range.bottom && range.left === range.right) return this;
    this.merges.push(range);
    const taken = new Set(this.cells.map((cell) => `${String(cell.rowIndex)}:${String(cell.columnIndex)}`));
    for (let r = range.top; r <= range.bottom; r++) {
      for (let c = range.left; c <= range.right; c++) if (!taken.has(`${String(r)}:${String(c)}`)) this.put(r, c, { kind: "blank" }, style);
    }
    return this;
  }

  name(name: string, rowIndex: number, columnIndex: number): this {
    this.names.push({ name, range: { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex } });
    return this;
  }

  /** Makes room for a text that is merged over rows: the last of them takes what is missing. */
  needLines(rowIndex: number, lines: number): this {
    this.lines.set(rowIndex, Math.max(this.lines.get(rowIndex) ?? 1, lines));
    return this;
  }

  build(sheet: { readonly name: string; readonly orientation: "portrait" | "landscape"; readonly headRows?: { readonly first: number; readonly last: number }; readonly freeze?: { readonly rows: number; readonly columns: number } }): SheetPlan {
    const page: PagePlan = {
      paper: "A4", orientation: sheet.orientation, fitToWidth: true, centerHorizontally: true, footerCenter: "&P / &N",
      margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 }, ...(sheet.headRows ? { titleRows: sheet.headRows } : {}),
    };
    return {
      name: sheet.name, cells: this.cells, merges: this.merges, columnWidths: this.columnWidths, names: this.names, page, showGridLines: false,
      rowHeights: [...this.lines].filter(([, lines]) => lines > 1).sort((a, b) => a[0] - b[0]).map(([rowIndex, lines]) => ({ rowIndex, height: Math.min(MAX_ROW_HEIGHT, heightOfLines(lines)) })),
      ...(sheet.freeze ? { freeze: sheet.freeze } : {}),
    };
  }
}
