import { MAX_COLUMNS, MAX_ROWS } from "../../core/grid/address.js";
import { PLAIN_STYLE, type CellError, type CellStyle, type CellValue } from "../../core/grid/grid.js";
import type { GridBuilder } from "../../core/grid/gridBuilder.js";
import { parseAddressBytes, parseNumberBytes } from "./cellBytes.js";
import { decodeEscapes } from "./cellText.js";
import { parseIsoDate } from "./isoDate.js";
import { plainCellRoom, readPlainCell } from "./plainCell.js";
import type { ReadBudget } from "./readBudget.js";
import { readRichText } from "./sharedStringsPart.js";
import { SheetFormulas } from "./sheetFormulas.js";
import { CLOSE, END, OPEN, TEXT, type XmlScanner } from "../xmlScanner.js";

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly texts: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly usesDate1904: boolean;
  readonly budget: ReadBudget;
  /** Told of what grids do not keep, for who edits the workbook. */
  readonly listener?: SheetListener | undefined;
}

export interface SheetListener {
  /** At the OPEN of a row, for its attributes. */
  row(rowIndex: number, scanner: XmlScanner): void;
  /** The cells of an array formula or a what-if table, as the file writes them. */
  formulaArea(kind: "array" | "dataTable", ref: string): void;
}

/** The forms of a cell's `t`, by its bytes' first and last letter, so that no string is made a million times. */
type CellType = "n" | "s" | "b" | "e" | "str" | "inlineStr" | "d";

const ERRORS = new Map<string, CellError>();

/**
 * Reads `sheetData` into the builder, from its OPEN to its CLOSE. Gives `too-large` where the workbook's budget ends;
 * what is malformed is left on the scanner as `isDamaged`.
 * @example `<row r="2"><c r="B2" t="s"><v>0</v></c></row>` with texts ["計"] → builder.set(1, 1, "計")
 */
export function readSheetCells(scanner: XmlScanner, builder: GridBuilder, context: SheetContext): "too-large" | undefined {
  const { texts, styles, budget, listener } = context;
  const formulas = new SheetFormulas(builder, budget, listener);
  const plain = styles[0] ?? PLAIN_STYLE;
  const cell = plainCellRoom();
  let row = -1;
  let column = -1;
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event === CLOSE) {
      if (scanner.name === "sheetData") return formulas.finish() ? undefined : "too-large";
    } else if (event === OPEN && scanner.name === "row") {
      row = locateRow(scanner, row + 1);
      if (row < 0) break;
      column = -1;
      if (isHiddenRow(scanner)) builder.hiddenRows.add(row);
      listener?.row(row, scanner);
      if (!takePlainCells()) return "too-large";
    } else if (event === OPEN && scanner.name === "c" && row >= 0) {
      if (!budget.takeCell()) return "too-large";
      // Both may be left out: then the cell follows the one before it.
      const at = scanner.findAttribute("r") ? parseAddressBytes(scanner.bytes, scanner.valueStart, scanner.valueEnd) : nextAddress(row, column);
      if (at < 0) break;
      column = at % MAX_COLUMNS;
      const cellRow = (at - column) / MAX_COLUMNS;
      const format = scanner.intAttribute("s");
      builder.setStyle(cellRow, column, Number.isNaN(format) ? plain : (styles[format] ?? PLAIN_STYLE));
      if (!readCell(cellRow, column)) return "too-large";
      if (scanner.isDamaged) return undefined;
      if (!takePlainCells()) return "too-large";
    } else if (event === OPEN) scanner.skip();
  }
  scanner.isDamaged = true; // sheetData that never closes, or a row or cell outside the sheet
  return undefined;

  /** The run of plain cells that begins here, if one does. */
  function takePlainCells(): boolean {
    for (let at = scanner.offset; at >= 0; scanner.offset = at) {
      at = readPlainCell(scanner.bytes, at, cell);
      if (at < 0) return true;
      const value = cell.isText ? texts[cell.number] : cell.number;
      if (value === undefined) return true;
      if (!budget.takeCell()) return false;
      column = cell.address % MAX_COLUMNS;
      const cellRow = (cell.address - column) / MAX_COLUMNS;
      builder.setStyle(cellRow, column, cell.format < 0 ? plain : (styles[cell.format] ?? PLAIN_STYLE));
      builder.set(cellRow, column, value);
    }
    return true;
  }

  /** From the OPEN of `c` to its CLOSE. */
  function readCell(cellRow: number, cellColumn: number): boolean {
    const type = cellType(scanner);
    const { depth } = scanner;
    for (let event = scanner.next(); event !== END; event = scanner.next()) {
      if (event === CLOSE && scanner.depth < depth) return true;
      if (event !== OPEN) continue;
      if (scanner.name === "v") builder.set(cellRow, cellColumn, readValue(scanner, type, context));
      else if (scanner.name === "is") builder.set(cellRow, cellColumn, readRichText(scanner));
      else if (scanner.name !== "f") scanner.skip();
      else if (!formulas.read(scanner, cellRow, cellColumn)) return false;
    }
    return true;
  }
}

function nextAddress(row: number, column: number): number {
  return column + 1 < MAX_COLUMNS ? row * MAX_COLUMNS + column + 1 : -1;
}

function locateRow(scanner: XmlScanner, following: number): number {
  const number = scanner.findAttribute("r") ? scanner.intAttribute("r") : following + 1;
  return number >= 1 && number <= MAX_ROWS ? number - 1 : -1;
}

/** A row dragged to nothing is hidden as well, though not every program says so. */
function isHiddenRow(scanner: XmlScanner): boolean {
  return scanner.flagAttribute("hidden") || (scanner.findAttribute("ht") && Number(scanner.attribute("ht")) === 0);
}

function cellType(scanner: XmlScanner): CellType | undefined {
  if (!scanner.findAttribute("t")) return "n";
  const { bytes, valueStart, valueEnd } = scanner;
  if (valueEnd === valueStart + 1) {
    const letter = String.fromCharCode(bytes[valueStart] ?? 0);
    return letter === "n" || letter === "s" || letter === "b" || letter === "e" || letter === "d" ? letter : undefined;
  }
  const name = scanner.attribute("t");
  return name === "str" || name === "inlineStr" ? name : undefined;
}

/** From the OPEN of `v` to its CLOSE. */
function readValue(scanner: XmlScanner, type: CellType | undefined, context: SheetContext): CellValue {
  if (type === "str" || type === "inlineStr") return decodeEscapes(scanner.readText());
  if (type !== "n" && type !== "s") return readRareValue(scanner.readText(), type, scanner, context);
  let event = scanner.next();
  if (event !== TEXT) return null; // <v/>
  const { bytes, textStart, textEnd } = scanner;
  const number = parseNumberBytes(bytes, textStart, textEnd);
  const value = type === "s" ? context.texts[number] : number;
  event = scanner.next();
  if (event === CLOSE && value !== undefined && !Number.isNaN(value)) return value;
  return readOddNumber(scanner, type, textStart, textEnd);
}

/** Some programs write what their arithmetic gave, though the format knows no such number. Anything else is damage. */
function readOddNumber(scanner: XmlScanner, type: CellType, start: number, end: number): CellValue {
  const text = String.fromCharCode(...scanner.bytes.subarray(start, Math.min(end, start + 40))).trim();
  if (type === "n" && text === "") return null;
  if (type === "n" && /^[-+]?(nan|inf|infinity)$/i.test(text)) return sharedError("#NUM!");
  scanner.isDamaged = true;
  return null;
}

function readRareValue(text: string, type: CellType | undefined, scanner: XmlScanner, context: SheetContext): CellValue {
  if (type === "b") return text.trim() === "1" || text.trim() === "true";
  if (type === "e") return sharedError(text);
  const serial = type === "d" ? parseIsoDate(text, context.usesDate1904) : undefined;
  if (serial === undefined && text !== "") scanner.isDamaged = true;
  return serial ?? null;
}

function sharedError(code: string): CellError {
  const known = ERRORS.get(code);
  if (known) return known;
  const error = { error: code };
  if (ERRORS.size < 64) ERRORS.set(code, error);
  return error;
}
