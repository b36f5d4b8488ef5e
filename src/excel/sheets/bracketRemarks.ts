import { formatAddress } from "../../core/grid/address.js";
import type { PlannedCell, SheetPlan } from "../../core/sheets/sheetPlan.js";
import { isPartlyUnderlined } from "./examineSheet.js";

/** No text of a cell has it. */
const SEPARATOR = "\u0000";

/**
 * Where Excel has lost the underlines, the words that should bear them are told beside the table, in the first free column: the
 * wording in the table itself stays as it is to be printed.
 * @example B5 「事業を<u>拡充</u>する」 → C5 「B5 【拡充】」
 */
export function planBracketRemarks(plan: SheetPlan): readonly { readonly rowIndex: number; readonly columnIndex: number; readonly text: string }[] {
  const rows = new Map<number, string[]>();
  for (const cell of plan.cells.filter(isPartlyUnderlined)) {
    const texts = rows.get(cell.rowIndex) ?? [];
    texts.push(`${formatAddress(cell.rowIndex, cell.columnIndex)} ${underlinedWords(cell).map((word) => `【${word}】`).join("")}`);
    rows.set(cell.rowIndex, texts);
  }
  const columnIndex = plan.cells.reduce((most, cell) => Math.max(most, cell.columnIndex), plan.merges.reduce((most, merge) => Math.max(most, merge.right), -1)) + 1;
  return [...rows].map(([rowIndex, texts]) => ({ rowIndex, columnIndex, text: texts.join(" ") }));
}

/** Runs that follow each other and are both underlined are one word. */
function underlinedWords({ content }: PlannedCell): readonly string[] {
  if (content.kind !== "rich") return [];
  const marked = content.runs.map((run) => (run.underline ? run.text : SEPARATOR)).join("");
  return marked.split(SEPARATOR).filter((word) => word.trim() !== "");
}

/** Queues the remarks as cells. */
export function bracketsInto(worksheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const { rowIndex, columnIndex, text } of planBracketRemarks(plan)) worksheet.getRangeByIndexes(rowIndex, columnIndex, 1, 1).values = [[text]];
}
