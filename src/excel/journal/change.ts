import type { CellAddress } from "../../core/grid/address.js";
import type { NameImage } from "../write/bookState.js";
import type { CellImage } from "../write/cellImage.js";
import type { FillImage } from "../write/fillImage.js";

interface CellPlace {
  /** Excel's id of the sheet, which stays when the sheet is renamed. */
  readonly sheetId: string;
  readonly at: CellAddress;
}

/**
 * One thing that a write changed: what was there before, and what the write left there. While the second still stands, the first can
 * be put back; otherwise somebody has worked on it since, and it is theirs.
 */
export type Change =
  | (CellPlace & { readonly kind: "cell"; readonly before: CellImage; after: CellImage })
  | (CellPlace & { readonly kind: "fill"; readonly before: FillImage; after: FillImage })
  | { readonly kind: "name"; readonly name: string; readonly before: NameImage | null; after: NameImage | null }
  | { readonly kind: "xml"; readonly namespace: string; readonly before: string | null; after: string | null }
  /** A sheet that was added; `content` is what stood on it then. */
  | { readonly kind: "sheet"; readonly sheetId: string; content: string }
  | { readonly kind: "lines"; readonly sheetId: string; readonly axis: "row" | "column"; readonly at: number; readonly count: number };

/** Excel on the web takes 5 MB in a request; a cell with its old and new content stays far below 2 KB. */
export const CHANGES_A_SYNC = 2000;

export function cellRange(context: Excel.RequestContext, { sheetId, at }: CellPlace): Excel.Range {
  return context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(at.rowIndex, at.columnIndex, 1, 1);
}

export function linesRange(context: Excel.RequestContext, { sheetId, axis, at, count }: Pick<Extract<Change, { kind: "lines" }>, "sheetId" | "axis" | "at" | "count">): Excel.Range {
  const worksheet = context.workbook.worksheets.getItem(sheetId);
  return axis === "row" ? worksheet.getRangeByIndexes(at, 0, count, 1).getEntireRow() : worksheet.getRangeByIndexes(0, at, 1, count).getEntireColumn();
}

/** Does something for each, in as many syncs as the limit on a request asks for. */
export async function inBatches<T>(context: Excel.RequestContext, items: readonly T[], queue: (item: T) => void): Promise<void> {
  for (let from = 0; from < items.length; from += CHANGES_A_SYNC) {
    items.slice(from, from + CHANGES_A_SYNC).forEach(queue);
    await context.sync(); // eslint-disable-line office-addins/no-context-sync-in-loop -- one for each 2,000 changes: the limit on a request
  }
}
