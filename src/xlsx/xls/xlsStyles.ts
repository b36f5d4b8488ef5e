import { PLAIN_STYLE, type CellStyle } from "../../core/grid/grid.js";
import { builtInFormat } from "../read/numberFormats.js";
import { RECORD, type BiffRecord } from "./biffRecords.js";
import { BiffText } from "./biffText.js";

const HORIZONTAL = ["general", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed"];
const BOLD_WEIGHT = 600;

/**
 * The looks that cells refer to by the number of their XF record. Alike ones share one object.
 * @example readXlsStyles(globals)[15] === PLAIN_STYLE // the first format of cells in any workbook
 */
export function readXlsStyles(globals: readonly BiffRecord[]): readonly CellStyle[] {
  const formats = new Map<number, string>();
  const bold: boolean[] = [];
  const known = new Map([[JSON.stringify(PLAIN_STYLE), PLAIN_STYLE]]);
  const styles: CellStyle[] = [];
  for (const [i, { id, data }] of globals.entries()) {
    if (id === RECORD.NUMBER_FORMAT) formats.set(data.getUint16(0, true), BiffText.of(globals, i, 2).read());
    else if (id === RECORD.FONT) bold.push(data.getUint16(6, true) >= BOLD_WEIGHT);
  }
  for (const { id, data } of globals) {
    if (id !== RECORD.FORMAT_XF) continue;
    const style = readFormat(data, formats, bold);
    const key = JSON.stringify(style);
    const shared = known.get(key) ?? style;
    known.set(key, shared);
    styles.push(shared);
  }
  return styles;
}

function readFormat(data: DataView, formats: ReadonlyMap<number, string>, bold: readonly boolean[]): CellStyle {
  const font = data.getUint16(0, true);
  const format = data.getUint16(2, true);
  const borders = data.getUint16(10, true);
  return {
    numberFormat: formats.get(format) ?? builtInFormat(format),
    bold: bold[font > 4 ? font - 1 : font] ?? false, // no font is number 4, for reasons older than the format
    filled: data.getUint32(14, true) >>> 26 !== 0,
    borderTop: ((borders >> 8) & 15) !== 0,
    borderBottom: borders >> 12 !== 0,
    borderLeft: (borders & 15) !== 0,
    borderRight: ((borders >> 4) & 15) !== 0,
    indent: data.getUint8(8) & 15,
    horizontal: HORIZONTAL[data.getUint8(6) & 7] ?? "general",
  };
}
