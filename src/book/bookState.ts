import type { CellFormat } from "../core/grid/cellFormat.js";
import type { DefinedName, Grid } from "../core/grid/grid.js";
import type { CellNote, SheetLayout } from "../core/grid/sheetLayout.js";
import type { PackageEdit } from "../xlsx/patch/packageEdit.js";
import type { CellRows } from "./cellRows.js";

export type { BookTable, BoundArea, CellComment, CellNote, ConditionalFormat, LineLook, PageLayout, SheetFilter, SheetLayout, SheetProtection } from "../core/grid/sheetLayout.js";

/** Everything that a book is at one moment; never changed once a snapshot has been taken of it. */
export interface BookState {
  /** In the order of the tabs. */
  readonly sheets: readonly SheetState[];
  readonly names: readonly DefinedName[];
  /** Custom XML parts by the namespace of their root. */
  readonly customXml: ReadonlyMap<string, string>;
  /** The structure is locked: no sheet can be added, taken away, renamed or moved. */
  readonly isStructureLocked: boolean;
  readonly usesDate1904: boolean;
  readonly isTyped: boolean;
  /** A saved file asks to be calculated when it is opened: after every change of content, as the patcher has it. */
  readonly isCalculatedOnOpening: boolean;
  readonly activeSheetId: string;
  /**
   * What was done since opening that no comparison of cells can tell (lines put in and taken out, sheets, marks), in its order: a saved file
   * goes through it first, and then takes what still differs.
   */
  readonly log: readonly PackageEdit[];
  /** Cells that Kensan has marked, with what they were before. */
  readonly marks: readonly BookMark[];
}

export interface BookMark {
  readonly sheetId: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly fill: { readonly color: string; readonly before: Pick<CellFormat, "fill" | "pattern"> } | undefined;
  readonly note: { readonly text: string; readonly author: string; readonly before: CellNote | undefined } | undefined;
}

export interface SheetState extends SheetLayout {
  /** Stays the same through renaming and moving; unique within the book. */
  readonly id: string;
  readonly name: string;
  readonly visibility: Grid["visibility"];
  readonly cells: CellRows;
}

