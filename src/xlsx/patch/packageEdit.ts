import type { WorkbookEdit } from "../../app/ports.js";

/** What can be done to a package: the edits that every port takes, and those that a person makes at the grid of a workbook. */
export type PackageEdit =
  | WorkbookEdit
  /** A blank sheet before the one at `at`, counted from 0; sheets of other kinds count too. */
  | { readonly kind: "insert-sheet"; readonly name: string; readonly at: number }
  /** Formulas and names that speak of the sheet are rewritten. */
  | { readonly kind: "rename-sheet"; readonly sheet: string; readonly name: string }
  /** To the place `to`, counted from 0 among the sheets that are left. */
  | { readonly kind: "move-sheet"; readonly sheet: string; readonly to: number }
  /** References to it become #REF!. */
  | { readonly kind: "delete-sheet"; readonly sheet: string };
