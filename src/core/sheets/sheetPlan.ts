import type { CellRange } from "../grid/address.js";

/**
 * A pure description of a sheet to be written. The file port and the Excel port write the same plan.
 * Rows and columns count from 0, widths are in characters of the default font, heights in points.
 */
export interface SheetPlan {
  readonly name: string;
  readonly cells: readonly PlannedCell[];
  readonly merges: readonly CellRange[];
  /** Width of each column from the left; columns beyond keep the default. */
  readonly columnWidths: readonly number[];
  readonly rowHeights: readonly { readonly rowIndex: number; readonly height: number }[];
  /** How many rows and columns stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly page: PagePlan;
  /** Names defined by the workbook for cells of this sheet, such as 申告_内容の変更. */
  readonly names: readonly PlannedName[];
  readonly showGridLines: boolean;
}

export interface PlannedCell {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly content: PlannedContent;
  readonly style: PlannedStyle;
}

export type PlannedContent =
  | { readonly kind: "blank" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "rich"; readonly runs: readonly TextRun[] }
  /** `formula` without `=`; `cached` is the value that a reader without a calculation sees. */
  | { readonly kind: "formula"; readonly formula: string; readonly cached: number | string | boolean };

export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** "RRGGBB". */
  readonly color?: string;
}

export type BorderLine = "none" | "hair" | "thin" | "medium" | "thick" | "double";

/** Left-out members take the sheet's default: 游明朝 10.5 pt, no border, no fill. */
export interface PlannedStyle {
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly color?: string;
  /** "RRGGBB". */
  readonly fill?: string;
  readonly border?: {
    readonly top?: BorderLine;
    readonly bottom?: BorderLine;
    readonly left?: BorderLine;
    readonly right?: BorderLine;
  };
  readonly horizontal?: "left" | "center" | "right" | "justify" | "distributed";
  readonly vertical?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Shrinks text to the cell's width. */
  readonly shrink?: boolean;
  /** An Excel format code such as `[DBNum3]0;-[DBNum3]0` for full-width digits. */
  readonly numberFormat?: string;
}

export interface PagePlan {
  readonly paper: "A4" | "A3";
  readonly orientation: "portrait" | "landscape";
  /** Pages wide; height is free. */
  readonly fitToWidth: boolean;
  /** Rows repeated on every page, both ends included. */
  readonly titleRows?: { readonly first: number; readonly last: number };
  /** Rows that begin a new page, ascending. */
  readonly rowBreaks?: readonly number[];
  readonly printArea?: CellRange;
  readonly centerHorizontally: boolean;
  /** Excel header and footer codes, such as `&P / &N`. */
  readonly headerRight?: string;
  readonly footerCenter?: string;
  /** Inches. */
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

export interface PlannedName {
  readonly name: string;
  readonly range: CellRange;
}
