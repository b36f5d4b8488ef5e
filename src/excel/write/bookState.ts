import { OWN_SHEET_MARK, type HostFailure, type WorkbookEdit, type WriteFailure } from "../../app/ports.js";
import { fail, succeed, type Result } from "../../core/report/result.js";

export interface SheetState {
  readonly id: string;
  readonly name: string;
  readonly isProtected: boolean;
  readonly isVisible: boolean;
  readonly isOwn: boolean;
}

export interface NameImage {
  readonly formula: string;
  readonly visible: boolean;
}

/** The workbook's frame, as it stands before a write: what decides whether an edit can be made at all. */
export interface BookState {
  readonly sheets: readonly SheetState[];
  readonly names: ReadonlyMap<string, NameImage>;
  readonly isStructureLocked: boolean;
}

/** Two syncs: the lists, and the marks of our own sheets, which hang on them. */
export async function readBookState(context: Excel.RequestContext): Promise<Result<BookState, HostFailure>> {
  const { workbook } = context;
  workbook.load("readOnly");
  workbook.protection.load("protected");
  workbook.worksheets.load("items/id,items/name,items/visibility");
  workbook.names.load("items/name,items/formula,items/visible");
  await context.sync();
  if (workbook.readOnly) return fail({ code: "read-only" });
  const asked = workbook.worksheets.items.map((worksheet) => ({
    worksheet, protection: worksheet.protection.load("protected"), mark: worksheet.names.getItemOrNullObject(OWN_SHEET_MARK).load("name"),
  }));
  await context.sync();
  return succeed({
    sheets: asked.map(({ worksheet, protection, mark }) => ({
      id: worksheet.id, name: worksheet.name, isProtected: protection.protected, isVisible: worksheet.visibility === "Visible", isOwn: !mark.isNullObject,
    })),
    names: new Map(workbook.names.items.map((item) => [item.name.toLowerCase(), { formula: String(item.formula), visible: item.visible }])),
    isStructureLocked: workbook.protection.protected,
  });
}

export function findSheet(sheets: readonly SheetState[], name: string): SheetState | undefined {
  const wanted = name.toLowerCase();
  return sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
}

/** Why the edits cannot all be made, found before any is: sheets that are missing, protected, in the way or not ours. */
export function findObstacle(state: BookState, edits: readonly WorkbookEdit[]): WriteFailure | undefined {
  let sheets = state.sheets;
  for (const edit of edits) {
    const obstacle = edit.kind === "add-sheet" || edit.kind === "remove-own-sheet" ? findSheetObstacle(state, sheets, edit) : findCellObstacle(sheets, edit);
    if (obstacle) return obstacle;
    if (edit.kind === "add-sheet" && !findSheet(sheets, edit.plan.name)) {
      sheets = [...sheets, { id: "", name: edit.plan.name, isProtected: false, isVisible: true, isOwn: true }];
    }
    if (edit.kind === "remove-own-sheet") sheets = sheets.filter((sheet) => sheet !== findSheet(sheets, edit.sheet));
  }
  return undefined;
}

function findCellObstacle(sheets: readonly SheetState[], edit: WorkbookEdit): WriteFailure | undefined {
  if (!("sheet" in edit)) return undefined;
  const sheet = findSheet(sheets, edit.sheet);
  if (!sheet) return { code: "no-such-sheet", detail: edit.sheet };
  return sheet.isProtected ? { code: "sheet-protected", detail: sheet.name } : undefined;
}

function findSheetObstacle(state: BookState, sheets: readonly SheetState[], edit: Extract<WorkbookEdit, { kind: "add-sheet" | "remove-own-sheet" }>): WriteFailure | undefined {
  const existing = findSheet(sheets, edit.kind === "add-sheet" ? edit.plan.name : edit.sheet);
  if (edit.kind === "remove-own-sheet") {
    if (!existing) return { code: "no-such-sheet", detail: edit.sheet };
    if (!existing.isOwn) return { code: "sheet-exists", detail: existing.name };
    if (sheets.every((sheet) => sheet === existing || !sheet.isVisible)) return { code: "invalid-edit", detail: existing.name };
  } else if (existing && !(edit.replaceOwn && existing.isOwn)) return { code: "sheet-exists", detail: existing.name };
  return state.isStructureLocked ? { code: "workbook-protected" } : undefined;
}
