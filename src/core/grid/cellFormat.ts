import { PLAIN_STYLE, type CellStyle } from "./grid.js";

/** The lines that Excel draws at a cell's edge, by their names in files. */
export type EdgeLine =
  | "thin" | "medium" | "thick" | "double" | "hair" | "dotted" | "dashed" | "dashDot" | "dashDotDot"
  | "mediumDashed" | "mediumDashDot" | "mediumDashDotDot" | "slantDashDot";

export interface CellEdge {
  readonly line: EdgeLine;
  /** "RRGGBB"; undefined is automatic. */
  readonly color: string | undefined;
}

export type Underline = "none" | "single" | "double" | "singleAccounting" | "doubleAccounting";
export type HorizontalAlignment = "general" | "left" | "center" | "right" | "fill" | "justify" | "centerContinuous" | "distributed";
export type VerticalAlignment = "top" | "center" | "bottom" | "justify" | "distributed";

/** How a cell looks, in full: theme and indexed colours are resolved. Shared between cells and never changed. */
export interface CellFormat {
  readonly numberFormat: string;
  readonly fontName: string;
  /** Points. */
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: Underline;
  readonly strike: boolean;
  /** "RRGGBB"; undefined is automatic, which prints black. */
  readonly color: string | undefined;
  /** "RRGGBB" of what is seen behind the text; undefined where there is no fill. */
  readonly fill: string | undefined;
  /** The pattern's name in files: "none", "solid", "gray125", …; "gradient" for those. */
  readonly pattern: string;
  readonly edgeTop: CellEdge | undefined;
  readonly edgeBottom: CellEdge | undefined;
  readonly edgeLeft: CellEdge | undefined;
  readonly edgeRight: CellEdge | undefined;
  readonly horizontal: HorizontalAlignment;
  readonly vertical: VerticalAlignment;
  readonly indent: number;
  readonly wrap: boolean;
  readonly shrink: boolean;
  /** Degrees from -90 to 90; 255 stands upright, letter under letter. */
  readonly rotation: number;
  /** Cannot be changed while the sheet is protected. */
  readonly locked: boolean;
  /** The formula is not shown while the sheet is protected. */
  readonly formulaHidden: boolean;
  /** The format of the file, by its place there, that this one is or was made from: what is not modelled here is kept from it. */
  readonly fileIndex: number | undefined;
}

export type FormatChanges = Partial<Omit<CellFormat, "fileIndex">>;

/** What a Japanese Excel gives to the cells of a new workbook. */
export const DEFAULT_FORMAT: CellFormat = {
  numberFormat: "General", fontName: "游ゴシック", fontSize: 11, bold: false, italic: false, underline: "none", strike: false, color: undefined,
  fill: undefined, pattern: "none", edgeTop: undefined, edgeBottom: undefined, edgeLeft: undefined, edgeRight: undefined,
  horizontal: "general", vertical: "center", indent: 0, wrap: false, shrink: false, rotation: 0, locked: true, formulaHidden: false, fileIndex: undefined,
};

/** The little of a format that readers of grids go by. Not shared: `FormatTable` of a book shares it. */
export function styleOfFormat(format: CellFormat): CellStyle {
  return {
    numberFormat: format.numberFormat,
    bold: format.bold,
    filled: format.pattern !== "none",
    borderTop: format.edgeTop !== undefined,
    borderBottom: format.edgeBottom !== undefined,
    borderLeft: format.edgeLeft !== undefined,
    borderRight: format.edgeRight !== undefined,
    indent: format.indent,
    horizontal: format.horizontal,
  };
}

/** Tells whether two readings of a format are alike; the keys of a table that shares them. */
export function styleKey(style: CellStyle): string {
  return (Object.keys(PLAIN_STYLE) as (keyof CellStyle)[]).map((key) => String(style[key])).join("\u0000"); // the keys of a CellStyle are all there
}
