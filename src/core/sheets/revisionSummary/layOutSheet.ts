import type { CellRange } from "../../grid/address.js";
import type { PlannedCell, SheetPlan } from "../sheetPlan.js";
import { tableOf, type TableBlock, type TextBlock } from "./block.js";
import type { FlowSheet } from "./pageFlow.js";
import { tableHeights, textHeights } from "./rowHeights.js";
import type { Ruler } from "./ruler.js";

const MARGINS = { left: 0.7, right: 0.7, top: 0.65, bottom: 0.65 };

/** Gives the blocks of one sheet their cells. `documentNumber` is printed top right. */
export function layOutSheet(sheet: FlowSheet, ruler: Ruler, documentNumber: string | undefined): SheetPlan {
  const draft = new Draft(ruler);
  let titleRows: { first: number; last: number } | undefined;
  for (const { part, startsPage, breakRows } of sheet.parts) {
    if (startsPage) draft.breakPage();
    for (const block of part.blocks) {
      if (block.kind === "text") draft.addText(block);
      else {
        const top = draft.addTable(block, breakRows);
        if (part === sheet.continued && block === tableOf(part)) titleRows = { first: top, last: top + block.headerRows - 1 };
      }
    }
  }
  return {
    name: sheet.name,
    cells: draft.cells,
    merges: draft.merges,
    columnWidths: ruler.widths,
    rowHeights: draft.heights,
    names: [],
    showGridLines: false,
    page: {
      paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: true, margins: MARGINS,
      printArea: { top: 0, left: 0, bottom: Math.max(0, draft.next - 1), right: ruler.widths.length - 1 },
      footerCenter: "&P / &N",
      ...(titleRows ? { titleRows } : {}),
      ...(draft.breaks.length > 0 ? { rowBreaks: draft.breaks } : {}),
      ...(documentNumber ? { headerRight: documentNumber.replaceAll("&", "&&") } : {}),
    },
  };
}

class Draft {
  readonly cells: PlannedCell[] = [];
  readonly merges: CellRange[] = [];
  readonly heights: { rowIndex: number; height: number }[] = [];
  readonly breaks: number[] = [];
  next = 0;
  private atPageHead = true;

  constructor(private readonly ruler: Ruler) {}

  breakPage(): void {
    if (this.next > 0) this.breaks.push(this.next);
    this.atPageHead = true;
  }

  addText(block: TextBlock): void {
    this.space(block.spaceBefore);
    const heights = textHeights(block, this.ruler);
    const top = this.next;
    const right = this.ruler.widths.length - 1;
    for (let c = 0; c <= right; c++) {
      this.cells.push({ rowIndex: top, columnIndex: c, content: c === 0 ? block.content : { kind: "blank" }, style: block.style });
    }
    for (const height of heights) this.heights.push({ rowIndex: this.next++, height });
    if (right > 0 || heights.length > 1) this.merges.push({ top, left: 0, bottom: this.next - 1, right });
  }

  /** Returns the row of its head. */
  addTable(block: TableBlock, breakRows: readonly number[]): number {
    this.space(block.spaceBefore);
    const top = this.next;
    const spans = this.ruler.spans.get(block) ?? [];
    block.rows.forEach((row, r) => row.forEach((cell, c) => {
      const span = spans[c];
      if (!span) return;
      for (let column = span.first; column <= span.last; column++) {
        this.cells.push({ rowIndex: top + r, columnIndex: column, content: column === span.first ? cell.content : { kind: "blank" }, style: cell.style });
      }
      const isMerged = block.merges.some((m) => r >= m.top && r <= m.bottom && c >= m.left && c <= m.right);
      if (span.last > span.first && !isMerged) this.merges.push({ top: top + r, left: span.first, bottom: top + r, right: span.last });
    }));
    for (const merge of block.merges) {
      const [first, last] = [spans[merge.left], spans[merge.right]];
      if (first && last) this.merges.push({ top: top + merge.top, left: first.first, bottom: top + merge.bottom, right: last.last });
    }
    for (const height of tableHeights(block, this.ruler)) this.heights.push({ rowIndex: this.next++, height });
    this.breaks.push(...breakRows.map((row) => top + row));
    return top;
  }

  /** A blank row as distance, unless a page begins here. */
  private space(height: number): void {
    if (height > 0 && !this.atPageHead) this.heights.push({ rowIndex: this.next++, height });
    this.atPageHead = false;
  }
}

