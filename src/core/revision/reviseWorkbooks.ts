import type { Workbook } from "../grid/grid.js";
import { findTables, type SheetTables } from "../tables/findTables.js";
import { CellKeys, type KeyOptions } from "./cellKeys.js";
import { isCanonicalOrder } from "./canonicalOrder.js";
import { pairMovedTables } from "./pairMovedTables.js";
import { pairSheets } from "./pairSheets.js";
import { reviseSideBySide } from "./reviseSideBySide.js";
import { reverseRevision } from "./reverseRevision.js";
import type { Revision } from "./revision.js";
import { reviseSheet, type ConfirmedRenames } from "./reviseSheet.js";
import { GridBuilder } from "../grid/gridBuilder.js";

export interface ReviseOptions extends KeyOptions {
  readonly confirmedRenames?: ConfirmedRenames;
  /** The heading of the column that names the rows, in both editions; found by itself where it is not given. */
  readonly keyHeader?: string;
}

/**
 * Everything that differs between two editions of a workbook. Always worked out in one direction and turned round where
 * the inputs came the other way, so that their order never changes what is found.
 * @example reviseWorkbooks(before, after).tables[0]?.rows.filter((row) => row.kind === "added")
 */
export function reviseWorkbooks(before: Workbook, after: Workbook, options: ReviseOptions = {}): Revision {
  if (isCanonicalOrder(before, after)) return reviseInOrder(before, after, options);
  const { confirmedRenames = [] } = options;
  return reverseRevision(reviseInOrder(after, before, { ...options, confirmedRenames: confirmedRenames.map((rename) => ({ before: rename.after, after: rename.before })) }));
}

function reviseInOrder(before: Workbook, after: Workbook, options: ReviseOptions): Revision {
  const keys = new CellKeys(options);
  const tables = [findTables(before), findTables(after)] as const;
  const parts = pairSheets(before.sheets, after.sheets, keys).map(([b, a]) => {
    const [one, other] = [sheetOf(tables[0], b), sheetOf(tables[1], a)];
    return reviseSideBySide(one, other, [before, after], keys, reviseSheet(one, other, keys, options.confirmedRenames, options.keyHeader), options);
  });
  const revision = { tables: parts.flatMap((part) => part.tables), outside: parts.flatMap((part) => part.outside) };
  return pairMovedTables(revision, before, after, keys, options);
}

/** A sheet without a partner is compared with nothing: all that it holds came or went. */
function sheetOf(tables: readonly SheetTables[], position: number | null): SheetTables {
  const found = position === null ? undefined : tables[position];
  if (found) return found;
  const [none] = findTables({ sheets: [new GridBuilder("").build()], definedNames: [], isTyped: true, usesDate1904: false });
  if (!none) throw new Error("one sheet");
  return none;
}
