import { deflateSync } from "fflate";
import { crc32 } from "./crc32.js";
import type { ZipEntry } from "./zipDirectory.js";

/** What goes into a zip: an entry copied from another zip as it is, or a part made anew. */
export type ZipPart = { readonly kind: "copy"; readonly entry: ZipEntry } | { readonly kind: "new"; readonly name: string; readonly bytes: Uint8Array };

/** 1980-01-01 00:00, the first moment a zip can tell: the same content gives the same bytes on every day. */
const DOS_DATE = 0x21;
/** Names are UTF-8. */
const UTF8_NAME = 0x800;
/** Excel's own level; 9 costs three times as long for about 2 % less. */
const LEVEL = 6;

interface Record {
  readonly local: Uint8Array;
  readonly data: Uint8Array;
  readonly central: Uint8Array;
}

/**
 * Writes a zip. A copied entry keeps its local record (header, compressed data, descriptor) byte for byte and its central
 * header but for the offset; an entry in zip64 form, which no workbook needs, keeps its data and gets plain headers.
 * @example writeZip([{ kind: "new", name: "a.txt", bytes: new Uint8Array([97]) }])
 */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const records = parts.map((part) => (part.kind === "copy" ? copyRecord(part.entry) : newRecord(part.name, part.bytes)));
  const localLength = records.reduce((sum, r) => sum + r.local.length + r.data.length, 0);
  const centralLength = records.reduce((sum, r) => sum + r.central.length, 0);
  const output = new Uint8Array(localLength + centralLength + 22);
  const view = new DataView(output.buffer);
  let at = 0;
  let centralAt = localLength;
  for (const { local, data, central } of records) {
    output.set(central, centralAt);
    view.setUint32(centralAt + 42, at, true);
    centralAt += central.length;
    output.set(local, at);
    output.set(data, at + local.length);
    at += local.length + data.length;
  }
  view.setUint32(centralAt, 0x06054b50, true);
  view.setUint16(centralAt + 8, records.length, true);
  view.setUint16(centralAt + 10, records.length, true);
  view.setUint32(centralAt + 12, centralLength, true);
  view.setUint32(centralAt + 16, localLength, true);
  return output;
}

function copyRecord(entry: ZipEntry): Record {
  if (!entry.isZip64) return { local: entry.localRecord, data: new Uint8Array(0), central: entry.centralRecord };
  const header = { name: entry.name, method: entry.method, time: entry.dosTime, date: entry.dosDate, crc: entry.crc32, size: entry.size };
  return makeRecord(header, entry.compressed);
}

function newRecord(name: string, bytes: Uint8Array): Record {
  const header = { name, method: 8, time: 0, date: DOS_DATE, crc: crc32(bytes), size: bytes.length };
  return makeRecord(header, deflateSync(bytes, { level: LEVEL }));
}

interface Header {
  readonly name: string;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly size: number;
}

function makeRecord({ name, method, time, date, crc, size }: Header, data: Uint8Array): Record {
  const encodedName = new TextEncoder().encode(name);
  const local = new Uint8Array(30 + encodedName.length);
  const central = new Uint8Array(46 + encodedName.length);
  for (const [bytes, signature, at] of [[local, 0x04034b50, 4], [central, 0x02014b50, 6]] as const) {
    const view = new DataView(bytes.buffer);
    view.setUint32(0, signature, true);
    if (at === 6) view.setUint16(4, 20, true);
    view.setUint16(at, 20, true);
    view.setUint16(at + 2, UTF8_NAME, true);
    view.setUint16(at + 4, method, true);
    view.setUint16(at + 6, time, true);
    view.setUint16(at + 8, date, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, data.length, true);
    view.setUint32(at + 18, size, true);
    view.setUint16(at + 22, encodedName.length, true);
    bytes.set(encodedName, bytes.length - encodedName.length);
  }
  return { local, data, central };
}
