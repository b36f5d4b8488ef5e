import type { WorkbookEdit } from "../../app/ports.js";
import type { DefinedName } from "../../core/grid/grid.js";
import type { CellNote } from "../../core/grid/sheetLayout.js";
import type { PutCell } from "./sheets/putCells.js";
import type { PutFrame } from "./sheets/putFrame.js";

/** What can be done to a package: the edits that every port takes, and those that a person makes at the grid of a workbook. */
export type PackageEdit =
  | WorkbookEdit
  /** A blank sheet before the worksheet at `at`, counted from 0. */
  | { readonly kind: "insert-sheet"; readonly name: string; readonly at: number }
  /** Formulas and names that speak of the sheet are rewritten. */
  | { readonly kind: "rename-sheet"; readonly sheet: string; readonly name: string }
  /** To the place `to`, counted from 0 among the worksheets that are left. */
  | { readonly kind: "move-sheet"; readonly sheet: string; readonly to: number }
  /** References to it become #REF!. */
  | { readonly kind: "delete-sheet"; readonly sheet: string }
  /** Cells, and what lies around them, as a book holds them; protection is not asked. */
  | { readonly kind: "put-cells"; readonly sheet: string; readonly cells: readonly PutCell[] }
  | { readonly kind: "put-frame"; readonly sheet: string; readonly frame: PutFrame }
  /** Notes that a person wrote: what goes, then what comes. */
  | { readonly kind: "put-notes"; readonly sheet: string; readonly gone: readonly CellNote[]; readonly come: readonly CellNote[] }
  /** All names that are not Excel's own bookkeeping, in their order. */
  | { readonly kind: "put-names"; readonly names: readonly DefinedName[] };
