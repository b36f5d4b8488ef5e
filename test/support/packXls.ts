/** One BIFF record: its number and its bytes. */
export type Biff = readonly [id: number, bytes: readonly number[]];

export const u16 = (n: number): readonly number[] => [n & 255, (n >> 8) & 255];
export const u32 = (n: number): readonly number[] => [...u16(n & 0xffff), ...u16(n >>> 16)];
export const f64 = (n: number): readonly number[] => [...new Uint8Array(new Float64Array([n]).buffer)];
/** UTF-16 characters behind a count of two bytes, or of one. */
export const text = (s: string): readonly number[] => [...u16(s.length), 1, ...[...s].flatMap((c) => u16(c.charCodeAt(0)))];
export const shortText = (s: string): readonly number[] => [s.length, ...text(s).slice(2)];
export const cell = (row: number, column: number, format: number, ...rest: (readonly number[])[]): readonly number[] => [...u16(row), ...u16(column), ...u16(format), ...rest.flat()];

const BEGIN: Biff = [0x0809, [...u16(0x0600), ...u16(0x0010), ...u32(0), ...u32(0), ...u32(0)]];
const END: Biff = [0x000a, []];

export interface XlsSheet {
  readonly name: string;
  /** 0 visible, 1 hidden, 2 very hidden. */
  readonly state?: number;
  /** 0 a sheet, 2 a chart. */
  readonly type?: number;
  readonly records: readonly Biff[];
}

/**
 * A binary workbook of Excel 97: an OLE file around one stream of records.
 * @example packXls([], [{ name: "表", records: [[0x0203, cell(0, 0, 0, f64(3))]] }])
 */
export function packXls(globals: readonly Biff[], sheets: readonly XlsSheet[]): Uint8Array {
  const boundSheets = (offsets: readonly number[]) => sheets.map(({ name, state = 0, type = 0 }, i): Biff => [0x0085, [...u32(offsets[i] ?? 0), state, type, ...shortText(name)]]);
  const head = (offsets: readonly number[]) => [BEGIN, ...globals, ...boundSheets(offsets), END].flatMap(bytesOf);
  const bodies = sheets.map(({ records }) => [BEGIN, ...records, END].flatMap(bytesOf));
  let offset = head([]).length;
  const offsets = bodies.map((body) => (offset += body.length) - body.length);
  return packCompound("Workbook", [...head(offsets), ...bodies.flat()]);
}

function bytesOf([id, bytes]: Biff): readonly number[] {
  return [...u16(id), ...u16(bytes.length), ...bytes];
}

/** An OLE compound file of 512-byte sectors: header, allocation table, directory, and one stream of more than 4,096 bytes. */
export function packCompound(name: string, stream: readonly number[]): Uint8Array {
  const size = Math.max(stream.length, 4096);
  const sectors = Math.ceil(size / 512);
  const file = new Uint8Array(512 * (3 + sectors));
  const view = new DataView(file.buffer);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(60, 0xfffffffe, true);
  view.setUint32(68, 0xfffffffe, true);
  for (let i = 1; i < 109; i++) view.setUint32(76 + 4 * i, 0xffffffff, true);
  view.setUint32(512, 0xfffffffd, true);
  view.setUint32(516, 0xfffffffe, true);
  for (let i = 0; i < sectors; i++) view.setUint32(512 + 4 * (2 + i), i === sectors - 1 ? 0xfffffffe : 3 + i, true);
  writeEntry(view, 1024, "Root Entry", 5, 0xfffffffe, 0);
  writeEntry(view, 1152, name, 2, 2, size);
  file.set(stream, 1536);
  return file;
}

function writeEntry(view: DataView, at: number, name: string, type: number, start: number, size: number): void {
  for (let i = 0; i < name.length; i++) view.setUint16(at + 2 * i, name.charCodeAt(i), true);
  view.setUint16(at + 64, 2 * name.length + 2, true);
  view.setUint8(at + 66, type);
  view.setUint32(at + 116, start, true);
  view.setUint32(at + 120, size, true);
}
