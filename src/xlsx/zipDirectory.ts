import type { ReadFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";

/** One entry of a zip, with the very bytes that a writer copies when it leaves the entry alone. */
export interface ZipEntry {
  /** As stored, with `/` between segments and no leading `/`; a folder's ends with `/`. */
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly flags: number;
  readonly crc32: number;
  readonly compressedSize: number;
  /** Inflated size, as declared. */
  readonly size: number;
  readonly dosTime: number;
  readonly dosDate: number;
  readonly compressed: Uint8Array;
  /** Local header, data and data descriptor: everything up to the next entry. */
  readonly localRecord: Uint8Array;
  /** The central header. A copy needs only its offset (4 bytes at 42) set anew, unless `isZip64`. */
  readonly centralRecord: Uint8Array;
  /** Sizes or offset stand in a zip64 extra field. */
  readonly isZip64: boolean;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const UNKNOWN_32 = 0xffffffff;

/**
 * The entries of a zip in the order of its central directory, each with its bytes. Nothing is inflated.
 * Refuses entries that overlap, that lie outside the file, or whose local header tells another name.
 * @example readZipDirectory(bytes, 20_000) → { ok: true, value: [{ name: "[Content_Types].xml", method: 8, … }, …] }
 */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): Result<readonly ZipEntry[], ReadFailure> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (!directory) {
    const isZip = bytes.length >= 4 && view.getUint32(0, true) === LOCAL_SIGNATURE;
    return fail({ code: isZip ? "truncated" : "not-a-workbook" });
  }
  const { offset, size, count } = directory;
  if (count > maxEntries) return fail({ code: "too-large", detail: `${count} zip entries` });
  if (offset + size > bytes.length) return fail({ code: "truncated" });

  const headers: CentralHeader[] = [];
  for (let at = offset, n = 0; n < count; n++) {
    const header = readCentralHeader(bytes, view, at, offset + size);
    if (!header) return fail({ code: "damaged", detail: "zip directory" });
    if (header.flags & 1) return fail({ code: "encrypted", detail: header.name });
    headers.push(header);
    at = header.end;
  }
  return attachData(bytes, view, headers, offset);
}

interface CentralHeader extends Omit<ZipEntry, "compressed" | "localRecord"> {
  readonly localOffset: number;
  readonly end: number;
}

function findDirectory(view: DataView): { offset: number; size: number; count: number } | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const found = { offset: view.getUint32(at + 16, true), size: view.getUint32(at + 12, true), count: view.getUint16(at + 10, true) };
    const isZip64 = found.offset === UNKNOWN_32 || found.size === UNKNOWN_32 || found.count === 0xffff;
    return (isZip64 ? findZip64Directory(view, at - 20) : undefined) ?? found;
  }
  return undefined;
}

function findZip64Directory(view: DataView, locator: number) {
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR_SIGNATURE) return undefined;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== ZIP64_END_SIGNATURE) return undefined;
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    size: Number(view.getBigUint64(at + 40, true)),
    offset: Number(view.getBigUint64(at + 48, true)),
  };
}

function readCentralHeader(bytes: Uint8Array, view: DataView, at: number, limit: number): CentralHeader | undefined {
  if (at + 46 > limit || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return undefined;
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const end = extraEnd + view.getUint16(at + 32, true);
  if (end > limit) return undefined;
  const declared = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const [size, compressedSize, localOffset] = withZip64(view, declared, nameEnd, extraEnd);
  if (size === undefined || compressedSize === undefined || localOffset === undefined) return undefined;
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    flags: view.getUint16(at + 8, true),
    dosTime: view.getUint16(at + 12, true),
    dosDate: view.getUint16(at + 14, true),
    crc32: view.getUint32(at + 16, true),
    size, compressedSize, localOffset, end,
    centralRecord: bytes.subarray(at, end),
    isZip64: declared.includes(UNKNOWN_32),
  };
}

/** Fields that hold 0xFFFFFFFF stand, in this order, as 64-bit numbers in the extra field 0x0001. */
function withZip64(view: DataView, declared: readonly number[], from: number, to: number): readonly (number | undefined)[] {
  if (!declared.includes(UNKNOWN_32)) return declared;
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return declared.map((value) => {
      if (value !== UNKNOWN_32) return value;
      next += 8;
      return next <= to ? Number(view.getBigUint64(next - 8, true)) : undefined;
    });
  }
  return [];
}

function attachData(bytes: Uint8Array, view: DataView, headers: readonly CentralHeader[], directoryOffset: number): Result<readonly ZipEntry[], ReadFailure> {
  const inFileOrder = [...headers].sort((a, b) => a.localOffset - b.localOffset);
  const entries = new Map<CentralHeader, ZipEntry>();
  for (const [i, header] of inFileOrder.entries()) {
    const { localOffset: at, name } = header;
    const next = inFileOrder[i + 1]?.localOffset ?? directoryOffset;
    if (at + 30 > Math.min(next, bytes.length) || view.getUint32(at, true) !== LOCAL_SIGNATURE) return fail({ code: "damaged", detail: name });
    const nameLength = view.getUint16(at + 26, true);
    const dataStart = at + 30 + nameLength + view.getUint16(at + 28, true);
    const dataEnd = dataStart + header.compressedSize;
    // Two entries over the same bytes are how a small zip inflates without end.
    if (dataEnd > next) return fail({ code: "damaged", detail: name });
    if (!isSameName(bytes, at + 30, nameLength, header.centralRecord)) return fail({ code: "damaged", detail: name });
    entries.set(header, { ...header, compressed: bytes.subarray(dataStart, dataEnd), localRecord: bytes.subarray(at, next) });
  }
  return succeed(headers.flatMap((header) => entries.get(header) ?? []));
}

function isSameName(bytes: Uint8Array, at: number, length: number, centralRecord: Uint8Array): boolean {
  if (length !== (centralRecord[28] ?? 0) + 256 * (centralRecord[29] ?? 0)) return false;
  for (let i = 0; i < length; i++) if (bytes[at + i] !== centralRecord[46 + i]) return false;
  return true;
}
