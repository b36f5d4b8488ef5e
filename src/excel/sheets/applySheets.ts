import { OWN_SHEET_MARK, type WorkbookEdit, type WriteNotice } from "../../app/ports.js";
import { columnLetters, type CellRange } from "../../core/grid/address.js";
import type { SheetPlan } from "../../core/sheets/sheetPlan.js";
import type { ExcelPortOptions } from "../createExcelPort.js";
import type { Change } from "../journal/change.js";
import { findSheet, type BookState, type SheetState } from "../write/bookState.js";
import { putName } from "../write/names.js";
import { bracketsInto } from "./bracketRemarks.js";
import { buildSheet } from "./buildSheet.js";
import { examineSheet, isPartlyUnderlined } from "./examineSheet.js";
import { findReference } from "./findReference.js";
import { insertPackage } from "./insertPackage.js";
import { refuse } from "../write/refusal.js";

export type SheetEdit = Extract<WorkbookEdit, { kind: "add-sheet" | "remove-own-sheet" }>;

export interface SheetsWritten {
  readonly notices: readonly WriteNotice[];
  /** A sheet that was there is gone, so that the write cannot be undone. */
  readonly hasReplaced: boolean;
}

/**
 * Adds sheets and takes our own away. All new sheets come in as one package, under which their formats and underlines arrive whole;
 * formulas and names follow through the API, for in a package they would point outside of it. What did not arrive is made up for.
 * Our own sheets that are replaced or taken away go last, when nothing can fail any more.
 */
export async function applySheets(context: Excel.RequestContext, state: BookState, edits: readonly SheetEdit[], options: ExcelPortOptions, changes: Change[]): Promise<SheetsWritten> {
  const plans = [...new Map(edits.flatMap((edit) => (edit.kind === "add-sheet" ? [[edit.plan.name.toLowerCase(), edit.plan] as const] : []))).values()];
  const going = goingSheets(state, edits);
  if (going.length > 0) {
    const reference = await findReference(context, going.map(({ name }) => name), new Set(going.map(({ id }) => id)));
    if (reference !== undefined) refuse({ code: "unsafe-part", detail: reference });
  }
  const { worksheets } = context.workbook;
  const aside = going.map((sheet, i) => ({ sheet, name: freeName(state, `_kensan ${String(i + 1)}`) }));
  for (const { sheet, name } of aside) worksheets.getItem(sheet.id).name = name;
  if (aside.length > 0) await context.sync();
  try {
    const notices = plans.length === 0 ? [] : await addPlans(context, state, plans, options, changes);
    const order = aside.map(({ sheet }) => ({ sheet, old: worksheets.getItem(sheet.id).load("position"), fresh: worksheets.getItemOrNullObject(sheet.name).load("id") }));
    if (order.length > 0) await context.sync();
    for (const { old, fresh } of order) {
      const { position } = old;
      old.delete();
      if (!fresh.isNullObject) fresh.position = position;
    }
    if (order.length > 0) await context.sync();
    return { notices, hasReplaced: aside.length > 0 };
  } catch (cause) {
    await nameBack(context, aside, changes);
    throw cause;
  }
}

/** Own sheets that are taken away or give way to a new one of their name. */
function goingSheets(state: BookState, edits: readonly SheetEdit[]): SheetState[] {
  const names = edits.map((edit) => (edit.kind === "add-sheet" ? edit.plan.name : edit.sheet));
  return [...new Set(names.flatMap((name) => findSheet(state.sheets, name) ?? []))];
}

async function addPlans(context: Excel.RequestContext, state: BookState, plans: readonly SheetPlan[], options: ExcelPortOptions, changes: Change[]): Promise<readonly WriteNotice[]> {
  const inserted = await insertPackage(context, plans, options);
  const notices: WriteNotice[] = [];
  const sheets = inserted.map(({ plan, id, isWhole }) => ({ plan, isWhole, worksheet: context.workbook.worksheets.getItem(id), change: { kind: "sheet" as const, sheetId: id, content: "" } }));
  changes.push(...sheets.map(({ change }) => change));
  const examined = sheets.map((sheet) => {
    const { plan, worksheet } = sheet;
    worksheet.names.add(OWN_SHEET_MARK, "=TRUE").visible = false;
    return { ...sheet, examine: sheet.isWhole ? examineSheet(worksheet, plan) : undefined };
  });
  await context.sync();
  for (const { plan, worksheet, examine } of examined) {
    const { lostFormats, lostUnderlines } = examine?.() ?? { lostFormats: true, lostUnderlines: plan.cells.some(isPartlyUnderlined) };
    // Formats set on the cell leave what is set on parts of its text, so that underlines that did arrive stay.
    if (lostFormats) await buildSheet(context, worksheet, plan, { contents: examine === undefined });
    if (lostFormats && examine) notices.push({ code: "formats-lost", detail: plan.name });
    if (lostUnderlines) {
      bracketsInto(worksheet, plan);
      notices.push({ code: "underlines-as-brackets", detail: plan.name });
    }
  }
  for (const { plan, worksheet } of sheets) {
    writeFormulas(worksheet, plan);
    writeNames(context, state, worksheet, plan, changes);
  }
  const contents = sheets.map(({ worksheet, change }) => ({ change, used: worksheet.getUsedRangeOrNullObject(true).load("formulas") }));
  await context.sync();
  for (const { change, used } of contents) change.content = sheetContent(used);
  return notices;
}

/** What stands on a sheet, to tell whether somebody has worked on it. */
export function sheetContent(used: Excel.Range): string {
  return used.isNullObject ? "" : JSON.stringify(used.formulas);
}

function writeFormulas(worksheet: Excel.Worksheet, plan: SheetPlan): void {
  const rows = new Map<number, Map<number, string>>();
  for (const { rowIndex, columnIndex, content } of plan.cells) {
    if (content.kind !== "formula") continue;
    const row = rows.get(rowIndex) ?? new Map<number, string>();
    rows.set(rowIndex, row.set(columnIndex, `=${content.formula}`));
  }
  for (const [rowIndex, row] of rows) {
    const columns = [...row.keys()].sort((a, b) => a - b);
    for (let from = 0; from < columns.length;) {
      const left = columns[from] ?? 0;
      let count = 1;
      while (row.has(left + count)) count++;
      worksheet.getRangeByIndexes(rowIndex, left, 1, count).formulas = [Array.from({ length: count }, (_, i) => row.get(left + i) ?? "")];
      from += count;
    }
  }
}

/** A name that the workbook has already, for something else than a sheet that was replaced, stays the user's: ours is then local to our sheet. */
function writeNames(context: Excel.RequestContext, state: BookState, worksheet: Excel.Worksheet, plan: SheetPlan, changes: Change[]): void {
  for (const { name, range } of plan.names) {
    const formula = `=${qualify(plan.name)}${absolute(range)}`;
    const existing = state.names.get(name.toLowerCase());
    if (existing && !existing.formula.toLowerCase().startsWith(`=${qualify(plan.name)}`.toLowerCase()) && !existing.formula.toLowerCase().startsWith(`=${plan.name.toLowerCase()}!`)) {
      worksheet.names.add(name, formula);
      continue;
    }
    const image = { formula, visible: true };
    changes.push({ kind: "name", name, before: existing ?? null, after: image });
    putName(context, name, image, existing !== undefined);
  }
}

function qualify(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}

function absolute({ top, left, bottom, right }: CellRange): string {
  const first = `$${columnLetters(left)}$${String(top + 1)}`;
  return top === bottom && left === right ? first : `${first}:$${columnLetters(right)}$${String(bottom + 1)}`;
}

function freeName(state: BookState, wanted: string): string {
  let name = wanted;
  for (let n = 2; findSheet(state.sheets, name); n++) name = `${wanted} (${String(n)})`;
  return name;
}

/** After a failure the new sheets go first, so that the old ones get their names again. */
async function nameBack(context: Excel.RequestContext, aside: readonly { readonly sheet: SheetState }[], changes: Change[]): Promise<void> {
  if (aside.length === 0) return;
  for (const change of changes.splice(0)) {
    if (change.kind === "sheet") context.workbook.worksheets.getItem(change.sheetId).delete();
    else changes.push(change);
  }
  for (const { sheet } of aside) context.workbook.worksheets.getItem(sheet.id).name = sheet.name;
  await context.sync();
}
