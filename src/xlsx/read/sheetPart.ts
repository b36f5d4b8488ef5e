import { MAX_COLUMNS, parseRange, type CellRange } from "../../core/grid/address.js";
import type { GridBuilder } from "../../core/grid/gridBuilder.js";
import { parseAddressBytes } from "./cellBytes.js";
import { readSheetCells, type SheetContext } from "./sheetCells.js";
import { CLOSE, END, OPEN, type XmlScanner } from "../xmlScanner.js";

/** A million `<col>` over the whole width would be as many times 16,384 steps; those of a real sheet do not overlap. */
const MAX_STEPS = 4 * MAX_COLUMNS;

/**
 * Reads one worksheet part into the builder: cells, merges, hidden rows and columns, the active filter, protection.
 * What is malformed is left on the scanner as `isDamaged`.
 */
export function readSheet(scanner: XmlScanner, builder: GridBuilder, context: SheetContext): "too-large" | undefined {
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event !== OPEN || scanner.depth === 1) continue;
    switch (scanner.name) {
      case "sheetData":
        if (readSheetCells(scanner, builder, context)) return "too-large";
        break;
      case "cols":
        readHiddenColumns(scanner, builder.hiddenColumns);
        break;
      case "mergeCells": {
        const merges = readMerges(scanner, context);
        if (!merges) return "too-large";
        builder.setMerges(merges);
        break;
      }
      case "autoFilter":
        builder.setFilter(readActiveFilter(scanner));
        break;
      case "sheetProtection":
        builder.setProtected(scanner.flagAttribute("sheet"));
        scanner.skip();
        break;
      default:
        scanner.skip();
    }
  }
  return undefined;
}

function readHiddenColumns(scanner: XmlScanner, hidden: Set<number>): void {
  let steps = 0;
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event === CLOSE && scanner.name === "cols") return;
    if (event !== OPEN || scanner.name !== "col") continue;
    const isHidden = scanner.flagAttribute("hidden") || scanner.attribute("width") === "0";
    const last = Math.min(scanner.intAttribute("max"), MAX_COLUMNS);
    if (!isHidden) continue;
    for (let number = Math.max(scanner.intAttribute("min"), 1); number <= last; number++) {
      hidden.add(number - 1);
      if (++steps > MAX_STEPS) scanner.isDamaged = true;
      if (scanner.isDamaged) return;
    }
  }
}

function readMerges(scanner: XmlScanner, { budget }: SheetContext): CellRange[] | undefined {
  const merges: CellRange[] = [];
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event === CLOSE && scanner.name === "mergeCells") break;
    if (event !== OPEN || scanner.name !== "mergeCell") continue;
    if (!budget.takeMerge()) return undefined;
    const range = readRange(scanner);
    if (range) merges.push(range);
    else scanner.isDamaged = true;
  }
  return merges;
}

/** `A1:B2` in the plain form that files have, or any other form that an address may take. */
function readRange(scanner: XmlScanner): CellRange | undefined {
  if (!scanner.findAttribute("ref")) return undefined;
  const { bytes, valueStart, valueEnd } = scanner;
  const colon = bytes.subarray(valueStart, valueEnd).indexOf(0x3a);
  const first = colon < 0 ? -1 : parseAddressBytes(bytes, valueStart, valueStart + colon);
  const last = colon < 0 ? -1 : parseAddressBytes(bytes, valueStart + colon + 1, valueEnd);
  if (first < 0 || last < 0) return parseRange(scanner.attribute("ref") ?? "");
  return rangeBetween(first, last);
}

function rangeBetween(first: number, last: number): CellRange {
  const [firstColumn, lastColumn] = [first % MAX_COLUMNS, last % MAX_COLUMNS];
  const [firstRow, lastRow] = [(first - firstColumn) / MAX_COLUMNS, (last - lastColumn) / MAX_COLUMNS];
  return {
    top: firstRow < lastRow ? firstRow : lastRow,
    left: firstColumn < lastColumn ? firstColumn : lastColumn,
    bottom: firstRow < lastRow ? lastRow : firstRow,
    right: firstColumn < lastColumn ? lastColumn : firstColumn,
  };
}

/** The range only where a criterion is set: the arrows alone hide nothing. */
function readActiveFilter(scanner: XmlScanner): CellRange | undefined {
  const range = parseRange(scanner.attribute("ref") ?? "");
  let isActive = false;
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event === CLOSE && scanner.name === "autoFilter") break;
    if (event === OPEN && scanner.name === "filterColumn") isActive = true;
  }
  return isActive ? range : undefined;
}
