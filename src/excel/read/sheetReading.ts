import type { CellRange } from "../../core/grid/address.js";
import type { CellValue, Grid } from "../../core/grid/grid.js";
import { GridBuilder } from "../../core/grid/gridBuilder.js";
import { toRange, type SheetOutline, type UsedRange } from "./outline.js";
import { askedFormats, formatBytes, readStyleOutline, STYLE_PATHS, type StyleMaker, type StyleOutline } from "./styleOutline.js";

/** One question to Excel: asked in one sync together with others, taken after it. */
export interface Reading {
  /** About what the answer weighs, in bytes. */
  readonly bytes: number;
  /** The cells whose values it brings. */
  readonly cells: number;
  /** Queues the question, and gives what takes the answer. Taking may raise further questions. */
  ask(): () => readonly Reading[];
  /** The same in two questions, for an answer that was too large. */
  halves?(): readonly Reading[];
}

/** Values, formulas, types and number formats of a cell that holds a short text or number, as JSON. */
const CELL_BYTES = 56;
/** More cells than this in a sheet, and the blocks are asked for their formats as a whole first. */
const FEW_CELLS = 20_000;
/** Rows of a block of which that is asked: small enough that a header does not make a long body of cells uneven. */
const OUTLINE_ROWS = 500;

/** Reads one sheet: what it has beside cells, then its cells in blocks of rows. */
export class SheetReading {
  private readonly builder: GridBuilder;
  private readonly merges: CellRange[] = [];
  /** Learnt from what came, for texts differ in length: bytes a cell. */
  private cellBytes = CELL_BYTES;
  private nextRow: number;

  constructor(private readonly outline: SheetOutline, private readonly styles: StyleMaker) {
    this.builder = new GridBuilder(outline.name).setVisibility(outline.visibility).setProtected(outline.isProtected)
      .setTables(outline.tables).setFilter(outline.filter);
    this.nextRow = outline.used?.filled.top ?? 0;
  }

  /** Merges and hidden columns; a sheet without a cell has neither. */
  surroundings(): Reading | undefined {
    const { used, worksheet } = this.outline;
    if (!used) return undefined;
    return {
      bytes: 200 + (used.columnHidden === null ? 24 * (used.range.right - used.range.left + 1) : 0), cells: 0,
      ask: () => {
        const range = getRange(worksheet, used.range);
        const merged = range.getMergedAreasOrNullObject().load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
        const columns = used.columnHidden === null ? range.getColumnProperties({ columnHidden: true }) : undefined;
        return () => {
          if (!merged.isNullObject) this.merges.push(...merged.areas.items.map(toRange));
          for (let c = used.range.left; c <= used.range.right; c++) {
            if (columns ? columns.value[c - used.range.left]?.columnHidden : used.columnHidden) this.builder.hiddenColumns.add(c);
          }
          return [];
        };
      },
    };
  }

  get isDone(): boolean {
    const { used } = this.outline;
    return !used || this.nextRow > used.filled.bottom;
  }

  /** The next block of rows whose answer fits into so many bytes; undefined where fewer rows do than it must have. */
  nextBlock(budget: number, leastRows: number): Reading | undefined {
    const { used } = this.outline;
    if (!used || this.isDone) return undefined;
    const { filled } = used;
    const isSmall = (filled.bottom - filled.top + 1) * (filled.right - filled.left + 1) <= FEW_CELLS;
    const asked = isSmall ? askedFormats(used.styles) : undefined;
    const rowBytes = (this.cellBytes + formatBytes(asked)) * (filled.right - filled.left + 1) + 24;
    const rows = Math.max(leastRows, Math.floor(budget / rowBytes));
    if (rows === 0) return undefined;
    const block = { ...filled, top: this.nextRow, bottom: Math.min(filled.bottom, this.nextRow + rows - 1) };
    this.nextRow = block.bottom + 1;
    return this.cells(used, block, asked, rowBytes);
  }

  build(): Grid {
    return this.builder.setMerges(this.merges).build();
  }

  private cells(used: UsedRange, block: CellRange, asked: Excel.CellPropertiesFormatLoadOptions | undefined, rowBytes: number): Reading {
    const { worksheet } = this.outline;
    const middle = Math.floor((block.top + block.bottom) / 2);
    return {
      ...(block.top === block.bottom ? {} : {
        halves: () => [{ ...block, bottom: middle }, { ...block, top: middle + 1 }].map((half) => this.cells(used, half, asked, rowBytes)),
      }),
      bytes: rowBytes * (block.bottom - block.top + 1),
      cells: (block.bottom - block.top + 1) * (block.right - block.left + 1),
      ask: () => {
        const range = getRange(worksheet, block).load("values,formulas,valueTypes,numberFormat");
        const rows = used.rowHidden === null ? range.getRowProperties({ rowHidden: true }) : undefined;
        const formats = asked ? range.getCellProperties({ format: asked }) : undefined;
        const isOpen = !asked && askedFormats(used.styles) !== undefined;
        const outlines = isOpen ? this.askOutlines(block) : [];
        return () => {
          this.takeRowsHidden(block, rows ? rows.value.map((row) => row.rowHidden === true) : used.rowHidden === true);
          this.takeCells(block, range);
          if (!isOpen) this.takeStyles(block, range.numberFormat as string[][], used.styles, formats?.value);
          return outlines.flatMap(({ part, told }) => this.partStyles(part, readStyleOutline(told), (range.numberFormat as string[][]).slice(part.top - block.top, part.bottom - block.top + 1)));
        };
      },
    };
  }

  private askOutlines(block: CellRange): { readonly part: CellRange; readonly told: Excel.Range }[] {
    const parts: { part: CellRange; told: Excel.Range }[] = [];
    for (let { top } = block; top <= block.bottom; top += OUTLINE_ROWS) {
      const part = { ...block, top, bottom: Math.min(block.bottom, top + OUTLINE_ROWS - 1) };
      parts.push({ part, told: getRange(this.outline.worksheet, part).load(STYLE_PATHS) });
    }
    return parts;
  }

  /** The styles of rows that are alike are known now; those of others are the next question. */
  private partStyles(part: CellRange, outline: StyleOutline, numberFormats: readonly (readonly string[])[]): readonly Reading[] {
    const asked = askedFormats(outline);
    if (!asked) {
      this.takeStyles(part, numberFormats, outline, undefined);
      return [];
    }
    return [{
      bytes: formatBytes(asked) * (part.bottom - part.top + 1) * (part.right - part.left + 1), cells: 0,
      ask: () => {
        const formats = getRange(this.outline.worksheet, part).getCellProperties({ format: asked });
        return () => {
          // eslint-disable-next-line office-addins/call-sync-before-read, office-addins/load-object-before-read -- taken after the sync of whoever asked; a result needs no load
          this.takeStyles(part, numberFormats, outline, formats.value);
          return [];
        };
      },
    }];
  }

  private takeRowsHidden(block: CellRange, hidden: boolean | readonly boolean[]): void {
    for (let r = block.top; r <= block.bottom; r++) {
      if (typeof hidden === "boolean" ? hidden : hidden[r - block.top]) this.builder.hiddenRows.add(r);
    }
  }

  private takeCells(block: CellRange, range: Excel.Range): void {
    const { builder } = this;
    let bytes = 0;
    for (let r = block.top; r <= block.bottom; r++) {
      const values = range.values[r - block.top] ?? [];
      const formulas = range.formulas[r - block.top] ?? [];
      const types = range.valueTypes[r - block.top] ?? [];
      for (let i = 0; i < values.length; i++) {
        const value = toCellValue(values[i], types[i]);
        if (value !== null) builder.set(r, block.left + i, value);
        const formula = toFormula(formulas[i], values[i]);
        if (formula !== undefined) builder.setFormula(r, block.left + i, formula);
        bytes += jsonBytes(values[i]) + jsonBytes(formulas[i]) + 30;
      }
    }
    this.cellBytes = Math.max(CELL_BYTES / 2, Math.ceil((bytes / ((block.bottom - block.top + 1) * (block.right - block.left + 1))) * 1.1));
  }

  private takeStyles(part: CellRange, numberFormats: readonly (readonly string[])[], outline: StyleOutline, given: readonly (readonly Excel.CellProperties[])[] | undefined): void {
    const byFormat = new Map<string, ReturnType<StyleMaker["style"]>>();
    for (let r = part.top; r <= part.bottom; r++) {
      const codes = numberFormats[r - part.top] ?? [];
      for (let c = part.left; c <= part.right; c++) {
        const code = codes[c - part.left] ?? "General";
        const format = given?.[r - part.top]?.[c - part.left]?.format;
        let style = format ? undefined : byFormat.get(code);
        if (!style) {
          style = this.styles.style(code, outline, format);
          if (!format) byFormat.set(code, style);
        }
        this.builder.setStyle(r, c, style);
      }
    }
  }
}

function getRange(worksheet: Excel.Worksheet, { top, left, bottom, right }: CellRange): Excel.Range {
  return worksheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
}

/** Excel gives errors as texts, and only the type tells `#N/A` from someone's text that says so. */
function toCellValue(value: unknown, type: unknown): CellValue {
  if (type === "Error") return { error: String(value) };
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" && value !== "" ? value : null;
}

/** File prefixes of functions that this Excel does not know; in others' formulas nobody sees them. */
const PREFIX = /_xl(?:fn|ws|pm|udf)\./gi;
const LITERALS = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

/**
 * Excel gives what a cell shows in the formula bar: for a typed value that value itself, also where it is a text that begins with `=`.
 * A what-if table's cells have values and no formula that could be shown elsewhere.
 */
function toFormula(shown: unknown, value: unknown): string | undefined {
  if (typeof shown !== "string" || shown === value) return undefined;
  const formula = /^\{=(.*)\}$/s.exec(shown)?.[1] ?? (shown.startsWith("=") ? shown.slice(1) : undefined);
  if (formula === undefined || /^TABLE\(/i.test(formula)) return undefined;
  if (!formula.includes("_xl")) return formula;
  return formula.split(LITERALS).map((piece, i) => (i % 2 === 1 ? piece : piece.replace(PREFIX, ""))).join("");
}

function jsonBytes(value: unknown): number {
  return typeof value === "string" ? 3 + 3 * value.length : 8;
}

