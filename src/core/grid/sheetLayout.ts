import type { CellRange } from "./address.js";
import type { CellFormat } from "./cellFormat.js";
import type { GridTable } from "./grid.js";

/** What a sheet holds beside its cells and its name. Plain data, never changed. */
export interface SheetLayout {
  /** "RRGGBB". */
  readonly tabColor: string | undefined;
  readonly merges: readonly CellRange[];
  /** Rows and columns that are not as the sheet's other ones, by index. */
  readonly rows: ReadonlyMap<number, LineLook>;
  readonly columns: ReadonlyMap<number, LineLook>;
  /** Points and characters. */
  readonly defaultRowHeight: number;
  readonly defaultColumnWidth: number;
  /** The format of cells that have none of their own. */
  readonly defaultFormat: CellFormat;
  /** How many rows and columns stay in view. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly filter: SheetFilter | undefined;
  readonly tables: readonly BookTable[];
  readonly protection: SheetProtection | undefined;
  readonly notes: readonly CellNote[];
  readonly comments: readonly CellComment[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly page: PageLayout;
  readonly showGridLines: boolean;
  readonly showHeadings: boolean;
  readonly selection: CellRange;
  /** Cells that cannot be changed alone: parts of array formulas, pivot tables, what-if tables. */
  readonly boundAreas: readonly BoundArea[];
}

export interface LineLook {
  /** Points for a row, characters for a column; undefined is the sheet's default. */
  readonly size: number | undefined;
  readonly hidden: boolean;
  /** What a cell of this line takes when it comes to be. */
  readonly format: CellFormat | undefined;
}

export interface SheetFilter {
  readonly range: CellRange;
  /** A criterion is set, so that rows are hidden by it. */
  readonly isActive: boolean;
}

export interface BookTable extends GridTable {
  readonly id: string;
  readonly style: string;
  readonly isFiltered: boolean;
}

/** What a protected sheet still allows, by the names that Excel gives it. */
export interface SheetProtection {
  readonly hasPassword: boolean;
  readonly allows: readonly string[];
}

export interface CellNote {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly author: string;
  readonly text: string;
}

/** A threaded comment with its replies. */
export interface CellComment {
  readonly id: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly author: string;
  readonly text: string;
  readonly isResolved: boolean;
  readonly replies: readonly { readonly id: string; readonly author: string; readonly text: string }[];
}

/** Kept as data: nothing here paints by it. */
export interface ConditionalFormat {
  readonly id: string;
  readonly ranges: readonly CellRange[];
  /** Its type in files: "cellIs", "expression", "colorScale", … */
  readonly type: string;
  readonly priority: number;
  readonly stopIfTrue: boolean;
  readonly formulas: readonly string[];
  readonly operator: string | undefined;
  readonly text: string | undefined;
  readonly format: { readonly fill?: string; readonly color?: string; readonly bold?: boolean };
}

export interface PageLayout {
  readonly paper: number;
  readonly orientation: "portrait" | "landscape";
  /** Pages; 0 is as many as it takes; undefined where the sheet is not fitted to pages. */
  readonly fit: { readonly wide: number; readonly tall: number } | undefined;
  /** Percent. */
  readonly scale: number;
  /** Inches. */
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number; readonly header: number; readonly footer: number };
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly printGridLines: boolean;
  readonly printHeadings: boolean;
  readonly blackAndWhite: boolean;
  readonly oddHeader: string;
  readonly oddFooter: string;
  readonly rowBreaks: readonly number[];
  readonly columnBreaks: readonly number[];
}

export interface BoundArea {
  readonly range: CellRange;
  readonly kind: "array" | "pivot" | "data-table";
}

export const DEFAULT_PAGE: PageLayout = {
  paper: 9, orientation: "portrait", fit: undefined, scale: 100,
  margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
  centerHorizontally: false, centerVertically: false, printGridLines: false, printHeadings: false, blackAndWhite: false,
  oddHeader: "", oddFooter: "", rowBreaks: [], columnBreaks: [],
};

/** Excel's own defaults for a Japanese workbook: 18.75 points high, 8.38 characters wide. */
export const DEFAULT_ROW_HEIGHT = 18.75;
export const DEFAULT_COLUMN_WIDTH = 8.38;

/** A line that is like the sheet's others. */
export const PLAIN_LINE: LineLook = { size: undefined, hidden: false, format: undefined };
