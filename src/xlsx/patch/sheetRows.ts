import { parseAddress } from "../../core/grid/address.js";
import { attribute, localName, prefixOf, TagScanner, type XmlElement } from "../xml/xmlSource.js";

/** A row or a cell in the source of a sheet. `start`–`openEnd` is the opening tag; an empty element has `closeStart === openEnd === end`. */
export interface LineSource {
  /** Row or column, from 0. */
  readonly index: number;
  /** False where the place follows from what stands before, for there is no `r`. */
  readonly hasIndex: boolean;
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
}

/** The rows of a sheet in their order. */
export function scanRows(source: string, sheetData: XmlElement): readonly LineSource[] {
  const prefix = prefixOf(sheetData.name);
  // A comment or CDATA among the cells may hold what looks like a tag; then every tag is walked over.
  const hasMarkup = source.indexOf("<!", sheetData.openEnd) >= 0 && source.indexOf("<!", sheetData.openEnd) < sheetData.closeStart;
  return scanLines(source, sheetData, "row", (row) => Number(row) - 1, hasMarkup ? undefined : `</${prefix}row`);
}

/** The cells of a row in their order. */
export function scanCells(source: string, row: LineSource): readonly LineSource[] {
  return scanLines(source, row, "c", (address) => parseAddress(address)?.columnIndex ?? Number.NaN, undefined);
}

function scanLines(source: string, parent: Omit<LineSource, "index" | "hasIndex">, local: string, indexOf: (r: string) => number, close: string | undefined): readonly LineSource[] {
  const scanner = new TagScanner(source, parent.openEnd, parent.closeStart);
  const lines: LineSource[] = [];
  let depth = 0;
  let open: { index: number; hasIndex: boolean; start: number; openEnd: number } | undefined;
  let index = -1;
  while (scanner.next()) {
    const { kind, start, end } = scanner;
    if (kind === "close") {
      depth--;
      if (depth === 0 && open) {
        lines.push({ ...open, closeStart: start, end });
        open = undefined;
      }
      continue;
    }
    if (depth === 0 && localName(scanner.name) === local) {
      const r = attribute(source, start, "r")?.value;
      const given = r === undefined ? Number.NaN : indexOf(r);
      const hasIndex = !Number.isNaN(given);
      index = hasIndex ? given : index + 1;
      if (kind === "empty") lines.push({ index, hasIndex, start, openEnd: end, closeStart: end, end });
      else {
        open = { index, hasIndex, start, openEnd: end };
        if (close !== undefined) scanner.end = Math.max(end, source.indexOf(close, end));
      }
    }
    if (kind === "open") depth++;
  }
  return lines;
}
