import type { HostFailure, UndoFailure, WriteFailure, WriteReceipt } from "../../app/ports.js";
import { formatAddress, quoteSheetName, type CellAddress } from "../../core/grid/address.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import { runExcel } from "../runExcel.js";
import { sheetContent } from "../sheets/applySheets.js";
import { readBookState, type BookState } from "../write/bookState.js";
import { askImage, sameImage, takeImage } from "../write/cellImage.js";
import { readXmlParts } from "../write/customXml.js";
import { askFill, takeFill, type FillImage } from "../write/fillImage.js";
import { MARK_NAME, MARKS_NAMESPACE } from "../write/fillMarks.js";
import { cellRange, inBatches, linesRange, type Change } from "./change.js";
import type { Journal } from "./journal.js";
import { restore } from "./restore.js";

/**
 * Takes a write back. First all that it touched is looked at: where anything was changed since, it is somebody's work, and nothing is
 * put back (`changed-since`, with the place).
 */
export async function undoWrite(receipt: WriteReceipt, journal: Journal): Promise<Result<void, UndoFailure | WriteFailure | HostFailure>> {
  const entry = journal.find(receipt.id);
  if (!entry) return fail({ code: "unknown-receipt", detail: receipt.id });
  if (entry.isUndone) return fail({ code: "undone-already" });
  if (entry.receipt.irreversible) return fail({ code: "changed-since", detail: entry.receipt.irreversible });
  const looked = await runExcel<undefined, UndoFailure | WriteFailure | HostFailure>(async (context) => {
    const state = await readBookState(context);
    return state.ok ? findChange(context, state.value, entry.changes) : state;
  });
  if (!looked.ok) return looked;
  return journal.asOwn(() => runExcel<undefined, UndoFailure | WriteFailure | HostFailure>(async (context) => {
    const left = await restore(context, entry.changes);
    if (left !== undefined) return fail({ code: "written-in-part", detail: left });
    entry.isUndone = true;
    return succeed(undefined);
  }, { waitsForEdit: true }));
}

async function findChange(context: Excel.RequestContext, state: BookState, changes: readonly Change[]): Promise<Result<undefined, UndoFailure | WriteFailure>> {
  const sheets = new Map(state.sheets.map((sheet) => [sheet.id, sheet]));
  const since = (detail: string): Result<never, UndoFailure> => fail({ code: "changed-since", detail });
  for (const change of changes) {
    if (!("sheetId" in change) || change.kind === "sheet") continue;
    const sheet = sheets.get(change.sheetId);
    if (!sheet) return since(change.kind === "lines" ? "" : formatAddress(change.at.rowIndex, change.at.columnIndex));
    if (sheet.isProtected) return fail({ code: "sheet-protected", detail: sheet.name });
  }
  if (state.isStructureLocked && changes.some((change) => change.kind === "sheet")) return fail({ code: "workbook-protected" });

  const nameOf = (sheetId: string, { rowIndex, columnIndex }: CellAddress): string => `${quoteSheetName(sheets.get(sheetId)?.name ?? "")}!${formatAddress(rowIndex, columnIndex)}`;
  const placed = changes.flatMap((change, i) => {
    if (change.kind !== "cell" && change.kind !== "fill") return [];
    const at = movedBy(change, changes.slice(i + 1));
    return [{ change, at, range: cellRange(context, { ...change, at }) }];
  });
  await inBatches(context, placed, ({ change, range }) => (change.kind === "cell" ? askImage(range) : askFill(range)));
  for (const { change, at, range } of placed) {
    const isSame = change.kind === "cell" ? sameImage(takeImage(range), change.after) : sameFill(takeFill(range), change.after);
    if (!isSame) return since(nameOf(change.sheetId, at));
  }
  return (await findChangedSheet(context, changes, since)) ?? (await findChangedRest(context, state, changes, since)) ?? succeed(undefined);
}

/** Rows and columns that the same write put in later have moved the cell. */
function movedBy({ sheetId, at }: Extract<Change, { kind: "cell" | "fill" }>, later: readonly Change[]): CellAddress {
  let place = at;
  for (const change of later) {
    if (change.kind !== "lines" || change.sheetId !== sheetId) continue;
    if (change.axis === "row" && place.rowIndex >= change.at) place = { ...place, rowIndex: place.rowIndex + change.count };
    if (change.axis === "column" && place.columnIndex >= change.at) place = { ...place, columnIndex: place.columnIndex + change.count };
  }
  return place;
}

function sameFill(a: FillImage, b: FillImage): boolean {
  return a.pattern === b.pattern && (a.pattern === "None" || a.color.toUpperCase() === b.color.toUpperCase());
}

async function findChangedSheet(context: Excel.RequestContext, changes: readonly Change[], since: (detail: string) => Result<never, UndoFailure>): Promise<Result<never, UndoFailure> | undefined> {
  const added = changes.flatMap((change) => (change.kind === "sheet" ? [{ change, worksheet: context.workbook.worksheets.getItemOrNullObject(change.sheetId).load("name") }] : []));
  const lines = changes.flatMap((change) => (change.kind === "lines" ? [linesRange(context, change).getUsedRangeOrNullObject(true).load("address")] : []));
  if (added.length + lines.length === 0) return undefined;
  await context.sync();
  const filled = lines.find((used) => !used.isNullObject);
  if (filled) return since(filled.address);
  // A sheet that the user has taken away is gone already, as the undo would have it.
  const standing = added.filter(({ worksheet }) => !worksheet.isNullObject)
    .map(({ change, worksheet }) => ({ change, worksheet, used: worksheet.getUsedRangeOrNullObject(true).load("formulas") }));
  if (standing.length === 0) return undefined;
  await context.sync();
  const changed = standing.find(({ change, used }) => sheetContent(used) !== change.content);
  return changed && since(changed.worksheet.name);
}

async function findChangedRest(context: Excel.RequestContext, state: BookState, changes: readonly Change[], since: (detail: string) => Result<never, UndoFailure>): Promise<Result<never, UndoFailure> | undefined> {
  for (const change of changes) {
    if (change.kind !== "name" || change.name.toLowerCase().startsWith(MARK_NAME)) continue;
    const now = state.names.get(change.name.toLowerCase());
    if ((now?.formula ?? null) !== (change.after?.formula ?? null)) return since(change.name);
  }
  const parts = changes.flatMap((change) => (change.kind === "xml" && change.namespace !== MARKS_NAMESPACE ? [change] : []));
  const now = await readXmlParts(context, parts.map(({ namespace }) => namespace));
  const changed = parts.find(({ namespace, after }) => now.get(namespace) !== after);
  return changed && since(changed.namespace);
}
