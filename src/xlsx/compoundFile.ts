/** The first bytes of every OLE compound file: .xls, and any Office file behind a password. */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Numbers from here on mark free sectors and ends of chains. */
const LAST_SECTOR = 0xfffffff9;
const STREAM = 2;
const ROOT = 5;
/** Streams shorter than this lie in the mini stream, in sectors of 64 bytes. */
const MINI_LIMIT = 4096;

export type CompoundKind = "encrypted" | "xls" | "compound";

/**
 * What an OLE compound file holds, told by the names in its directory; undefined for any other file.
 * @example classifyCompoundFile(bytesOfAPasswordProtectedXlsx) === "encrypted"
 */
export function classifyCompoundFile(bytes: Uint8Array): CompoundKind | undefined {
  const file = openCompoundFile(bytes);
  if (!file) return undefined;
  const names = new Set(file.directory.map((entry) => entry.name));
  if (names.has("EncryptedPackage")) return "encrypted";
  return names.has("Workbook") || names.has("Book") ? "xls" : "compound";
}

/** The bytes of a stream, as many as could be followed; undefined where the file has no such stream. */
export function readCompoundStream(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const file = openCompoundFile(bytes);
  const entry = file?.directory.find((e) => e.name === name && e.type === STREAM);
  if (!file || !entry) return undefined;
  const { sectorSize, next } = file;
  if (entry.size >= MINI_LIMIT) return readChain(bytes, entry.start, sectorSize, next, (s) => (s + 1) * sectorSize).subarray(0, entry.size);
  const root = file.directory.find((e) => e.type === ROOT);
  const mini = readChain(bytes, root?.start ?? LAST_SECTOR + 1, sectorSize, next, (s) => (s + 1) * sectorSize);
  const table = readChain(bytes, file.miniTable, sectorSize, next, (s) => (s + 1) * sectorSize);
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const nextMini = (s: number) => (4 * s + 4 <= view.byteLength ? view.getUint32(4 * s, true) : LAST_SECTOR + 1);
  return readChain(mini, entry.start, 64, nextMini, (s) => s * 64).subarray(0, entry.size);
}

interface CompoundFile {
  readonly directory: readonly DirectoryEntry[];
  readonly sectorSize: number;
  readonly miniTable: number;
  readonly next: (sector: number) => number;
}

interface DirectoryEntry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function openCompoundFile(bytes: Uint8Array): CompoundFile | undefined {
  if (bytes.length < 512 || SIGNATURE.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512;
  const table = allocationSectors(view, sectorSize);
  const perSector = sectorSize / 4;
  const next = (sector: number) => {
    const at = ((table[Math.floor(sector / perSector)] ?? LAST_SECTOR) + 1) * sectorSize + 4 * (sector % perSector);
    return at + 4 <= bytes.length ? view.getUint32(at, true) : LAST_SECTOR + 1;
  };
  const directory = readChain(bytes, view.getUint32(48, true), sectorSize, next, (s) => (s + 1) * sectorSize);
  return { directory: readDirectory(directory), sectorSize, miniTable: view.getUint32(60, true), next };
}

/** The header names the first 109 sectors of the allocation table; further ones are in sectors of their own, chained by their last number. */
function allocationSectors(view: DataView, sectorSize: number): readonly number[] {
  const sectors: number[] = [];
  const add = (from: number, count: number) => {
    for (let i = 0; i < count; i++) sectors.push(view.getUint32(from + 4 * i, true));
  };
  add(76, 109);
  const limit = view.byteLength / sectorSize;
  let sector = view.getUint32(68, true);
  for (let n = 0; n < limit && sector <= LAST_SECTOR && (sector + 2) * sectorSize <= view.byteLength; n++) {
    add((sector + 1) * sectorSize, sectorSize / 4 - 1);
    sector = view.getUint32((sector + 2) * sectorSize - 4, true);
  }
  return sectors;
}

/** Follows a chain as far as it lies within the file; no chain has more sectors than its file, so one that goes in a circle ends. */
function readChain(bytes: Uint8Array, start: number, size: number, next: (sector: number) => number, offsetOf: (sector: number) => number): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let sector = start, n = 0; n * size < bytes.length && sector <= LAST_SECTOR && offsetOf(sector) < bytes.length; sector = next(sector), n++) {
    pieces.push(bytes.subarray(offsetOf(sector), offsetOf(sector) + size));
  }
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Entries of 128 bytes: 64 of UTF-16 name, its length in bytes with the closing NUL, the type; at 116 where it starts, at 120 how long it is. */
function readDirectory(bytes: Uint8Array): readonly DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
    let name = "";
    for (let i = 0; i + 1 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
    entries.push({ name, type: view.getUint8(at + 66), start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
}
