import type { PlannedCell, PlannedContent, PlannedStyle, SheetPlan } from "../../src/core/sheets/sheetPlan.js";

/** A plan from a literal: numbers and texts as they are, a text with `=` in front a formula, null no cell. */
export function planOf(name: string, rows: readonly (readonly (number | string | null)[])[], more: Partial<SheetPlan> = {}, style: PlannedStyle = {}): SheetPlan {
  const cells: PlannedCell[] = rows.flatMap((row, rowIndex) =>
    row.flatMap((value, columnIndex) => (value === null ? [] : [{ rowIndex, columnIndex, content: contentOf(value), style }])),
  );
  return {
    name, cells, merges: [], columnWidths: [], rowHeights: [], names: [], showGridLines: true,
    page: { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 } },
    ...more,
  };
}

function contentOf(value: number | string): PlannedContent {
  if (typeof value === "number") return { kind: "number", value };
  return value.startsWith("=") ? { kind: "formula", formula: value.slice(1), cached: 0 } : { kind: "text", text: value };
}
