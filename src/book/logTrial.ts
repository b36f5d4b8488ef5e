import type { WriteFailure } from "../app/ports.js";
import { succeed, type Result } from "../core/report/result.js";
import type { PackageEdit } from "../xlsx/patch/packageEdit.js";
import { applyEdits } from "../xlsx/patcher.js";
import type { BookState } from "./bookState.js";
import type { BookOrigin } from "./openBook.js";

const REFUSALS: readonly string[] = ["signed", "sheet-protected", "workbook-protected", "no-such-sheet", "sheet-exists", "unsafe-part", "invalid-edit", "not-editable"] satisfies readonly WriteFailure["code"][];

/**
 * Whether the file can go through what was done to a book's lines, sheets and marks: asked before a change counts as done, for else the book
 * could never be saved. What the file has gone through is kept, so that each question costs only what is new.
 * @example const accepts = createLogTrial(opened.origin); accepts(book.state)
 */
export function createLogTrial(origin: BookOrigin | undefined): (state: BookState) => Result<void, WriteFailure> {
  let tried: { readonly log: readonly PackageEdit[]; readonly bytes: Uint8Array } | undefined = origin && { log: [], bytes: origin.bytes };
  return ({ log }) => {
    if (!origin || !tried || log.length === 0) return succeed(undefined);
    const isFurther = tried.log.every((edit, i) => log[i] === edit);
    const from = isFurther ? tried : { log: [], bytes: origin.bytes };
    const added = log.slice(from.log.length);
    if (added.length === 0) return succeed(undefined);
    const applied = applyEdits(from.bytes, added);
    if (applied.ok) {
      tried = { log, bytes: applied.value };
      return succeed(undefined);
    }
    const { code, detail } = applied.error;
    // The file could be read when it was opened: what fails now is a part that only the patcher looks into.
    return { ok: false, error: { code: isRefusal(code) ? code : "unsafe-part", ...(detail === undefined ? {} : { detail }) } };
  };
}

function isRefusal(code: string): code is WriteFailure["code"] {
  return REFUSALS.includes(code);
}
