import { unzipSync, zipSync, strToU8 } from "fflate";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { planOf } from "./plans.js";

/** A small workbook whose only table adds up. */
export function soundWorkbook(): Uint8Array {
  return writeWorkbook([planOf("件数表", COUNT_TABLE)]);
}

/** The same with one figure off: the total of the first line. */
export function wrongWorkbook(): Uint8Array {
  return writeWorkbook([planOf("件数表", COUNT_TABLE.map((row, i) => (i === 1 ? [row[0]!, row[1]!, row[2]!, 5] : row)))]);
}

const COUNT_TABLE = [
  ["取組項目名", "現行", "新規", "合計"],
  ["窓口の改善", 3, 1, 4],
  ["文書の電子化", 4, 2, 6],
  ["人材の育成", 3, 4, 7],
  ["合計", 10, 7, 17],
];

/** A thousand times smaller than what it unpacks to: one part of 250 MB of blanks. */
export function zipBomb(): Uint8Array {
  const parts = unzipSync(soundWorkbook());
  const sheet = Object.keys(parts).find((name) => /worksheets\/[^/]+\.xml$/.test(name)) ?? "xl/worksheets/sheet1.xml";
  return zipSync({ ...parts, [sheet]: new Uint8Array(250_000_000).fill(0x20) }, { level: 6 });
}

export function otherZip(): Uint8Array {
  return zipSync({ "readme.txt": strToU8("これはブックではない。") });
}

/** An OLE compound file that holds an encrypted package, as Office writes one behind a password. */
export function encryptedWorkbook(): Uint8Array {
  const file = Buffer.alloc(512 * 4);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(0x3e, 24); // minor version
  file.writeUInt16LE(3, 26); // major version: sectors of 512 bytes
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44); // one sector of the allocation table
  file.writeUInt32LE(1, 48); // the directory is sector 1
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(0xfffffffe, 60);
  file.writeUInt32LE(0xfffffffe, 68);
  for (let i = 0; i < 109; i++) file.writeUInt32LE(i === 0 ? 0 : 0xffffffff, 76 + i * 4);
  const table = [0xfffffffd, 0xfffffffe, 0xfffffffe]; // itself, the directory, the stream
  for (let i = 0; i < 128; i++) file.writeUInt32LE(table[i] ?? 0xffffffff, 512 + i * 4);
  writeEntry(file, 1024, "Root Entry", 5, 0xfffffffe, 0);
  writeEntry(file, 1024 + 128, "EncryptedPackage", 2, 2, 512);
  writeEntry(file, 1024 + 256, "EncryptionInfo", 2, 2, 512);
  return file;
}

function writeEntry(file: Buffer, at: number, name: string, kind: number, sector: number, size: number): void {
  file.write(name, at, "utf16le");
  file.writeUInt16LE((name.length + 1) * 2, at + 64);
  file.writeUInt8(kind, at + 66);
  for (const link of [68, 72, 76]) file.writeUInt32LE(0xffffffff, at + link);
  file.writeUInt32LE(sector, at + 116);
  file.writeUInt32LE(size, at + 120);
}
