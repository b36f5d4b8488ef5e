import type { CellRange } from "../../grid/address.js";
import type { PlannedContent, PlannedStyle } from "../sheetPlan.js";

/** A stretch of the summary before it has a place: rows, without addresses. */
export type Block = TextBlock | TableBlock;

/** One text over the whole width. */
export interface TextBlock {
  readonly kind: "text";
  readonly content: PlannedContent;
  /** What it shows, for its height. */
  readonly shown: string;
  readonly style: PlannedStyle;
  /** Points of blank above; none at the head of a page. */
  readonly spaceBefore: number;
}

export interface TableBlock {
  readonly kind: "table";
  readonly columns: readonly BlockColumn[];
  readonly rows: readonly (readonly BlockCell[])[];
  readonly headerRows: number;
  /** In rows and columns of the block. */
  readonly merges: readonly CellRange[];
  /** Rows before which a page may end: not within a group of merged rows, and not before a lone last line. */
  readonly breakRows: ReadonlySet<number>;
  readonly spaceBefore: number;
}

export interface BlockColumn {
  /** Units of width that its texts would like. */
  readonly wanted: number;
  /** Takes the width that is left over, and wraps; other columns keep what they want. */
  readonly isFlexible: boolean;
}

export interface BlockCell {
  readonly content: PlannedContent;
  readonly shown: string;
  readonly style: PlannedStyle;
}

/** Blocks that belong together, with at most one table. A part that must run over pages may get a sheet of its own. */
export interface Part {
  readonly sheetName: string;
  readonly blocks: readonly Block[];
}

export function textBlock(content: PlannedContent, shown: string, style: PlannedStyle, spaceBefore = 0): TextBlock {
  return { kind: "text", content, shown, style, spaceBefore };
}

export function tableOf(part: Part): TableBlock | undefined {
  return part.blocks.find((block) => block.kind === "table");
}
