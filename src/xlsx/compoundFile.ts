/** The first bytes of every OLE compound file: .xls, and any Office file behind a password. */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const END_OF_CHAIN = 0xfffffffa;
/** A directory of a workbook has a few dozen entries. */
const MAX_SECTORS = 4096;

export type CompoundKind = "encrypted" | "xls" | "compound";

/**
 * What an OLE compound file holds, told by the names in its directory; undefined for any other file.
 * @example classifyCompoundFile(bytesOfAPasswordProtectedXlsx) === "encrypted"
 */
export function classifyCompoundFile(bytes: Uint8Array): CompoundKind | undefined {
  if (bytes.length < 512 || SIGNATURE.some((byte, i) => bytes[i] !== byte)) return undefined;
  const names = directoryNames(bytes);
  if (names.has("EncryptedPackage")) return "encrypted";
  return names.has("Workbook") || names.has("Book") ? "xls" : "compound";
}

function directoryNames(bytes: Uint8Array): ReadonlySet<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512;
  const offsetOf = (sector: number) => (sector + 1) * sectorSize;
  const names = new Set<string>();
  let sector = view.getUint32(48, true);
  for (let n = 0; n < MAX_SECTORS && sector < END_OF_CHAIN; n++) {
    const start = offsetOf(sector);
    if (start + sectorSize > bytes.length) break;
    for (let at = start; at < start + sectorSize; at += 128) names.add(entryName(view, at));
    sector = nextSector(view, sector, sectorSize, offsetOf);
  }
  return names;
}

/** 64 bytes of UTF-16 and then the length in bytes, its closing NUL included. */
function entryName(view: DataView, at: number): string {
  const length = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
  let name = "";
  for (let i = 0; i + 1 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
  return name;
}

/** The header names the first 109 sectors of the allocation table; a directory that goes on beyond them is read as far as it can be. */
function nextSector(view: DataView, sector: number, sectorSize: number, offsetOf: (sector: number) => number): number {
  const perSector = sectorSize / 4;
  const tableIndex = Math.floor(sector / perSector);
  if (tableIndex >= 109) return END_OF_CHAIN;
  const at = offsetOf(view.getUint32(76 + 4 * tableIndex, true)) + 4 * (sector % perSector);
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : END_OF_CHAIN;
}
