import type { CellRange } from "../../core/grid/address.js";
import { PLAIN_STYLE, type CellStyle, type CellValue } from "../../core/grid/grid.js";
import type { GridBuilder } from "../../core/grid/gridBuilder.js";
import { decodeRk, RECORD, type BiffRecord } from "./biffRecords.js";
import { BiffText } from "./biffText.js";

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, "#NULL!"], [0x07, "#DIV/0!"], [0x0f, "#VALUE!"], [0x17, "#REF!"], [0x1d, "#NAME?"], [0x24, "#NUM!"], [0x2a, "#N/A"],
]);

/** Reads the records of one sheet, from the one after its BOF to its EOF, into the builder. Gives the index after that. */
export function readXlsSheet(records: readonly BiffRecord[], from: number, texts: readonly string[], styles: readonly CellStyle[], builder: GridBuilder): number {
  const merges: CellRange[] = [];
  const put = (data: DataView, value: CellValue, column = data.getUint16(2, true), format = data.getUint16(4, true)) => {
    const row = data.getUint16(0, true);
    builder.setStyle(row, column, styles[format] ?? PLAIN_STYLE);
    builder.set(row, column, value);
  };
  // Charts laid over the cells are streams of records in the middle of the sheet's own, with a BOF and an EOF of theirs.
  let depth = 1;
  let i = from;
  for (; i < records.length && depth > 0; i++) {
    const { id, data } = records[i] as BiffRecord; // within its length
    if (id === RECORD.BEGIN) depth++;
    else if (id === RECORD.EOF) depth--;
    if (depth !== 1) continue;
    switch (id) {
      case RECORD.LABEL_SHARED: put(data, texts[data.getUint32(6, true)] ?? null); break;
      case RECORD.LABEL:
      case RECORD.RICH_LABEL: put(data, BiffText.of(records, i, 6).read()); break;
      case RECORD.NUMBER: put(data, data.getFloat64(6, true)); break;
      case RECORD.RK: put(data, decodeRk(data.getInt32(6, true))); break;
      case RECORD.BOOLEAN_OR_ERROR: put(data, data.getUint8(7) === 1 ? errorOf(data.getUint8(6)) : data.getUint8(6) !== 0); break;
      case RECORD.FORMULA: put(data, readResult(records, i)); break;
      case RECORD.BLANK: put(data, null); break;
      case RECORD.MULTIPLE_RK:
        for (let at = 4, column = data.getUint16(2, true); at + 8 <= data.byteLength; at += 6, column++) {
          put(data, decodeRk(data.getInt32(at + 2, true)), column, data.getUint16(at, true));
        }
        break;
      case RECORD.MULTIPLE_BLANK:
        for (let at = 4, column = data.getUint16(2, true); at + 4 <= data.byteLength; at += 2, column++) {
          put(data, null, column, data.getUint16(at, true));
        }
        break;
      case RECORD.ROW: if (data.getUint16(12, true) & 0x20) builder.hiddenRows.add(data.getUint16(0, true)); break;
      case RECORD.COLUMN_INFO: hideColumns(data, builder); break;
      case RECORD.MERGED_CELLS: merges.push(...readMerges(data)); break;
      case RECORD.PROTECT: if (data.getUint16(0, true) === 1) builder.setProtected(true); break;
    }
  }
  builder.setMerges(merges);
  return i;
}

function errorOf(code: number): CellValue {
  return { error: ERRORS.get(code) ?? "#VALUE!" };
}

/** What a formula gave: a double, or in its place a mark for text (which follows as a record), a truth value or an error. */
function readResult(records: readonly BiffRecord[], index: number): CellValue {
  const { data } = records[index] as BiffRecord; // the caller stands on it
  if (data.getUint16(12, true) !== 0xffff) return data.getFloat64(6, true);
  const kind = data.getUint8(6);
  if (kind === 1) return data.getUint8(8) !== 0;
  if (kind === 2) return errorOf(data.getUint8(8));
  if (kind !== 0) return null;
  // The text comes after what a shared or array formula or a what-if table puts in between.
  for (let i = index + 1; i <= index + 3; i++) if (records[i]?.id === RECORD.STRING) return BiffText.of(records, i).read();
  return null;
}

function hideColumns(data: DataView, builder: GridBuilder): void {
  const isHidden = (data.getUint16(8, true) & 1) === 1 || data.getUint16(4, true) === 0;
  const last = Math.min(data.getUint16(2, true), 255); // an old sheet has 256 columns; 256 itself stands for "all the rest"
  for (let column = data.getUint16(0, true); isHidden && column <= last; column++) builder.hiddenColumns.add(column);
}

function readMerges(data: DataView): readonly CellRange[] {
  const merges: CellRange[] = [];
  for (let at = 2, left = data.getUint16(0, true); left > 0; left--, at += 8) {
    const [top, bottom, first, last] = [0, 2, 4, 6].map((offset) => data.getUint16(at + offset, true));
    merges.push({ top: top ?? 0, left: first ?? 0, bottom: bottom ?? 0, right: last ?? 0 });
  }
  return merges;
}
