import type { HostFailure, WorkbookEdit, WriteFailure, WriteNotice, WriteReceipt } from "../../app/ports.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { ExcelPortOptions } from "../createExcelPort.js";
import { toHostFailure } from "../hostFailure.js";
import { linesRange, type Change } from "../journal/change.js";
import { restore } from "../journal/restore.js";
import type { Journal } from "../journal/journal.js";
import { runExcel } from "../runExcel.js";
import { applySheets, type SheetEdit } from "../sheets/applySheets.js";
import { applyCells, type CellEdit } from "./applyCells.js";
import { findObstacle, findSheet, readBookState, type BookState } from "./bookState.js";
import { findInvalidEdit } from "./checkEdits.js";
import { Refusal, refuse } from "./refusal.js";

type LineEdit = Extract<WorkbookEdit, { kind: "insert-lines" | "delete-lines" }>;
/** Edits that are made together: what moves lines, or adds sheets, changes where the others' places are. */
type Step =
  | { readonly kind: "cells"; readonly edits: readonly CellEdit[] }
  | { readonly kind: "sheets"; readonly edits: readonly SheetEdit[] }
  | { readonly kind: "lines"; readonly edit: LineEdit };

/**
 * Writes all edits or none. First everything is looked at that could stand in the way; then each step is written in a few syncs, whatever
 * its size. Excel has no transaction: if it refuses half-way, what was written by then is put back, and only where that fails too is the
 * workbook left changed (`written-in-part`).
 */
export async function writeWorkbook(edits: readonly WorkbookEdit[], options: ExcelPortOptions, journal: Journal): Promise<Result<WriteReceipt, WriteFailure | HostFailure>> {
  const invalid = findInvalidEdit(edits);
  if (invalid) return fail(invalid);
  // A cell that is being edited is told of here, before anything is written; from then on Excel is to wait rather than stop half-way.
  const looked = await runExcel<BookState, WriteFailure | HostFailure>(async (context) => {
    const state = await readBookState(context);
    const obstacle = state.ok ? findObstacle(state.value, edits) : undefined;
    return obstacle ? fail(obstacle) : state;
  });
  if (!looked.ok) return looked;
  return journal.asOwn(() => runExcel<WriteReceipt, WriteFailure | HostFailure>(async (context) => {
    const changes: Change[] = [];
    try {
      const written = await applySteps(context, looked.value, toSteps(edits), options, changes);
      return succeed(journal.record(changes, written));
    } catch (cause) {
      const failure = cause instanceof Refusal ? cause.failure : toHostFailure(cause);
      const left = await restore(context, changes);
      return fail(left === undefined ? failure : { code: "written-in-part", detail: left });
    }
  }, { waitsForEdit: true }));
}

interface Written {
  readonly notices: readonly WriteNotice[];
  readonly irreversible?: "sheet-replaced" | "lines";
}

async function applySteps(context: Excel.RequestContext, first: BookState, steps: readonly Step[], options: ExcelPortOptions, changes: Change[]): Promise<Written> {
  const notices: WriteNotice[] = [];
  let irreversible: Written["irreversible"];
  for (const step of steps) {
    const state = step === steps[0] ? first : await lookAgain(context);
    if (step.kind === "cells") notices.push(...(await applyCells(context, state, step.edits, changes)));
    else if (step.kind === "sheets") {
      const written = await applySheets(context, state, step.edits, options, changes);
      notices.push(...written.notices);
      if (written.hasReplaced) irreversible ??= "sheet-replaced";
    } else {
      await applyLines(context, { ...step.edit, sheetId: findSheet(state.sheets, step.edit.sheet)?.id ?? "" }, changes);
      if (step.edit.kind === "delete-lines") irreversible = "lines";
    }
  }
  return { notices, ...(irreversible === undefined ? {} : { irreversible }) };
}

/** A step may have added sheets and names that the next one speaks of. */
async function lookAgain(context: Excel.RequestContext): Promise<BookState> {
  const state = await readBookState(context);
  return state.ok ? state.value : refuse(state.error);
}

async function applyLines(context: Excel.RequestContext, edit: LineEdit & { readonly sheetId: string }, changes: Change[]): Promise<void> {
  const lines = linesRange(context, edit);
  if (edit.kind === "insert-lines") lines.insert(edit.axis === "row" ? "Down" : "Right");
  else lines.delete(edit.axis === "row" ? "Up" : "Left");
  await context.sync();
  if (edit.kind === "insert-lines") changes.push({ kind: "lines", sheetId: edit.sheetId, axis: edit.axis, at: edit.at, count: edit.count });
}

function toSteps(edits: readonly WorkbookEdit[]): readonly Step[] {
  const steps: ({ readonly kind: "cells"; readonly edits: CellEdit[] } | { readonly kind: "sheets"; readonly edits: SheetEdit[] } | { readonly kind: "lines"; readonly edit: LineEdit })[] = [];
  for (const edit of edits) {
    const last = steps.at(-1);
    switch (edit.kind) {
      case "insert-lines":
      case "delete-lines":
        steps.push({ kind: "lines", edit });
        break;
      case "add-sheet":
      case "remove-own-sheet":
        if (last?.kind === "sheets") last.edits.push(edit);
        else steps.push({ kind: "sheets", edits: [edit] });
        break;
      default:
        if (last?.kind === "cells") last.edits.push(edit);
        else steps.push({ kind: "cells", edits: [edit] });
    }
  }
  return steps;
}
