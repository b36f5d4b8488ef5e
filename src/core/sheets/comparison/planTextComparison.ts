import { diffWording } from "../../revision/wording.js";
import type { PlannedCell, PlannedContent, SheetPlan, TextRun } from "../sheetPlan.js";
import { MAX_ROW_HEIGHT, heightOfLines, wrappedLines } from "../textMetrics.js";
import { formatAddress } from "../../grid/address.js";
import type { ComparisonLabels, ComparisonSettings, ComparisonSource } from "./comparison.js";
import { sideRuns } from "./comparisonLines.js";
import * as look from "./comparisonStyles.js";

const WIDTHS = [56, 56, 20] as const;

/** Titles, captions, sentences and notes outside the tables that differ, side by side; undefined where there is none. */
export function planTextComparison({ revision, segment, documentNumber }: ComparisonSource, settings: ComparisonSettings, labels: ComparisonLabels): SheetPlan | undefined {
  if (revision.outside.length === 0) return undefined;
  const cells: PlannedCell[] = [];
  const rowHeights: { rowIndex: number; height: number }[] = [{ rowIndex: 0, height: 26 }];
  const sides = settings.order === "before-first" ? [0, 1] as const : [1, 0] as const;
  const put = (rowIndex: number, columnIndex: number, content: PlannedContent, style: PlannedCell["style"]): void => void cells.push({ rowIndex, columnIndex, content, style });
  put(0, 0, { kind: "text", text: labels.textsTitle }, look.TITLE);
  sides.forEach((side, c) => put(1, c, { kind: "text", text: labels.stages[settings.stage][side] }, look.HEAD));
  put(1, 2, { kind: "text", text: labels.remarks }, look.HEAD);
  revision.outside.forEach((change, i) => {
    const rowIndex = i + 2;
    const wording = change.old !== "" && change.new !== "" ? diffWording(change.old, change.new, segment) : undefined;
    sides.forEach((side, c) => {
      const own = side === 0 ? change.old : change.new;
      if (own === "") { put(rowIndex, c, { kind: "text", text: side === 0 ? labels.newlyEstablished : labels.removed }, look.MARK); return; }
      const runs = wording ? sideRuns(wording, side === 0 ? "removed" : "added") : [{ text: own, isChanged: true }];
      const emphasis = settings.mark === "underline" ? { underline: true } : settings.mark === "bold" ? { bold: true } : { color: look.CHANGED_COLOR };
      put(rowIndex, c, { kind: "rich", runs: runs.filter((run) => run.text !== "").map((run): TextRun => ({ text: run.text, ...(run.isChanged ? emphasis : {}) })) }, look.TEXT);
    });
    const place = change.after ?? change.before;
    put(rowIndex, 2, { kind: "text", text: place ? `${place.sheet} ${formatAddress(place.at.rowIndex, place.at.columnIndex)}` : "" }, look.REMARK);
    const lines = Math.max(wrappedLines(change.old, WIDTHS[0]), wrappedLines(change.new, WIDTHS[1]), wrappedLines(place?.sheet ?? "", WIDTHS[2] - 6));
    if (lines > 1) rowHeights.push({ rowIndex, height: Math.min(MAX_ROW_HEIGHT, heightOfLines(lines)) });
  });
  const note = revision.outside.length + 2;
  put(note, 0, { kind: "text", text: labels.note[settings.mark] }, look.NOTE);
  return {
    name: labels.textsSheetName, cells, merges: [{ top: 0, left: 0, bottom: 0, right: 2 }, { top: note, left: 0, bottom: note, right: 2 }],
    columnWidths: [...WIDTHS], rowHeights, names: [], showGridLines: false, freeze: { rows: 2, columns: 0 },
    page: {
      paper: "A4", orientation: "landscape", fitToWidth: true, centerHorizontally: true, titleRows: { first: 1, last: 1 }, footerCenter: "&P / &N",
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7 }, ...(documentNumber === undefined ? {} : { headerRight: documentNumber }),
    },
  };
}
