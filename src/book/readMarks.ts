import { formulaReferences } from "../core/grid/formulaReferences.js";
import type { DefinedName } from "../core/grid/grid.js";
import { readMarkRecord } from "../xlsx/contents/markRecord.js";
import type { BookMark, SheetState } from "./bookState.js";

/** The marks that a file was saved with: its record of them, at the cells that its hidden names lead to. */
export function readMarks(customXml: ReadonlyMap<string, string>, names: readonly DefinedName[], sheets: readonly SheetState[]): readonly BookMark[] {
  return readMarkRecord(customXml).flatMap((mark): BookMark[] => {
    const reference = formulaReferences(names.find((name) => name.name === mark.name)?.refersTo ?? "")[0];
    const sheet = sheets.find((candidate) => candidate.name.toLowerCase() === reference?.qualifier?.sheet.toLowerCase());
    if (!reference || !sheet) return []; // the cell is gone
    const at = { rowIndex: reference.range.top, columnIndex: reference.range.left };
    return [{
      sheetId: sheet.id, ...at, fill: mark.fill,
      note: mark.note && { text: mark.note.text, author: mark.note.author, before: mark.note.original === undefined ? undefined : { ...at, author: mark.note.author, text: mark.note.original } },
    }];
  });
}
