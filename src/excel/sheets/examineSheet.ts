import type { PlannedCell, PlannedStyle, SheetPlan } from "../../core/sheets/sheetPlan.js";

export interface Examination {
  /** Fills, bold type, borders or merges of the plan are not there. */
  readonly lostFormats: boolean;
  /** Parts of texts that should be underlined are not. */
  readonly lostUnderlines: boolean;
}

/** A few cells tell: where formats are lost on insertion, all are. */
const MOST_PROBES = 12;

/**
 * Looks whether a sheet that came in as a package came whole; some builds of Excel on the web have lost formats there. Queue it, sync,
 * and call what it gives. Excel tells nothing of the parts of a text, but says "mixed" (null) where they differ.
 */
export function examineSheet(worksheet: Excel.Worksheet, plan: SheetPlan): () => Examination {
  const merges = plan.merges.filter((merge) => merge.top !== merge.bottom || merge.left !== merge.right);
  const merged = merges.length > 0 ? worksheet.getRange().getMergedAreasOrNullObject().load("areaCount") : undefined;
  const styled = plan.cells.filter(({ style }) => style.fill !== undefined || style.bold || isDrawn(style.border?.bottom)).slice(0, MOST_PROBES)
    .map((cell) => ({ style: cell.style, format: probe(worksheet, cell, "fill/pattern,font/bold"), bottom: probeBottom(worksheet, cell) }));
  const underlined = plan.cells.filter(isPartlyUnderlined).slice(0, MOST_PROBES).map((cell) => probe(worksheet, cell, "font/underline"));
  return () => ({
    lostFormats: (merged !== undefined && (merged.isNullObject || merged.areaCount < merges.length)) || styled.some(({ style, format, bottom }) => isLost(style, format, bottom)),
    lostUnderlines: underlined.some((format) => (format.font.underline as string | null) === "None"),
  });
}

export function isPartlyUnderlined({ content }: PlannedCell): boolean {
  return content.kind === "rich" && content.runs.some((run) => run.underline && run.text.trim() !== "");
}

function isLost(style: PlannedStyle, format: Excel.RangeFormat, bottom: Excel.RangeBorder): boolean {
  return (style.fill !== undefined && format.fill.pattern === "None")
    || (style.bold === true && (format.font.bold as boolean | null) === false)
    || (isDrawn(style.border?.bottom) && bottom.style === "None");
}

function isDrawn(line: string | undefined): boolean {
  return line !== undefined && line !== "none";
}

function probe(worksheet: Excel.Worksheet, { rowIndex, columnIndex }: PlannedCell, paths: string): Excel.RangeFormat {
  return worksheet.getRangeByIndexes(rowIndex, columnIndex, 1, 1).format.load(paths);
}

function probeBottom(worksheet: Excel.Worksheet, { rowIndex, columnIndex }: PlannedCell): Excel.RangeBorder {
  return worksheet.getRangeByIndexes(rowIndex, columnIndex, 1, 1).format.borders.getItem("EdgeBottom").load("style");
}
