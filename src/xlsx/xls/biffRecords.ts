/** The records of BIFF8 that we read, by their numbers in [MS-XLS]. */
export const RECORD = {
  FORMULA: 0x0006, EOF: 0x000a, PROTECT: 0x0012, DATE_1904: 0x0022, FILE_PASS: 0x002f, FONT: 0x0031, CONTINUE: 0x003c, COLUMN_INFO: 0x007d,
  BOUND_SHEET: 0x0085, MULTIPLE_RK: 0x00bd, MULTIPLE_BLANK: 0x00be, RICH_LABEL: 0x00d6, FORMAT_XF: 0x00e0, MERGED_CELLS: 0x00e5,
  SHARED_STRINGS: 0x00fc, LABEL_SHARED: 0x00fd, BLANK: 0x0201, NUMBER: 0x0203, LABEL: 0x0204, BOOLEAN_OR_ERROR: 0x0205, STRING: 0x0207,
  ROW: 0x0208, RK: 0x027e, NUMBER_FORMAT: 0x041e, BEGIN: 0x0809,
} as const;

export interface BiffRecord {
  readonly id: number;
  /** Where the record begins in its stream; sheets are found by it. */
  readonly offset: number;
  readonly data: DataView;
}

/**
 * Cuts the Workbook stream into its records, of which each says its number and its length. Stops at the first that does not fit.
 * @example readRecords(stream)[0].id === RECORD.BEGIN
 */
export function readRecords(stream: Uint8Array): readonly BiffRecord[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records: BiffRecord[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > stream.length) break;
    records.push({ id: view.getUint16(at, true), offset: at, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length) });
    at += 4 + length;
  }
  return records;
}

/** A number packed into 30 bits: an integer or the upper half of a double, as it stands or a hundredth of it. */
export function decodeRk(packed: number): number {
  let value: number;
  if (packed & 2) value = packed >> 2;
  else {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(4, packed & 0xfffffffc, true);
    value = view.getFloat64(0, true);
  }
  return packed & 1 ? value / 100 : value;
}
