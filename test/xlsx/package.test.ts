import { strToU8, zipSync } from "fflate";
import fc from "fast-check";
import { nodeInflater } from "../../src/cli/nodeInflater.js";
import { PORTABLE_INFLATER } from "../../src/xlsx/inflater.js";
import { openPackage } from "../../src/xlsx/package.js";
import { DEFAULT_LIMITS, type PackageLimits } from "../../src/xlsx/packageLimits.js";
import { encryptedWorkbook } from "../support/badFiles.js";
import { zipParts } from "../support/packParts.js";

const INFLATERS = [PORTABLE_INFLATER, nodeInflater];

function opened(bytes: Uint8Array, limits: Partial<PackageLimits> = {}) {
  const result = openPackage(bytes, { ...DEFAULT_LIMITS, ...limits });
  return result.ok ? "ok" : result.error.code;
}

/** What JavaScript unpacks and what Node does must be the same, damage included. */
function readOf(bytes: Uint8Array, name: string) {
  const [first, second] = INFLATERS.map((inflater) => {
    const result = openPackage(bytes, DEFAULT_LIMITS, inflater);
    const read = result.ok ? result.value.read(name) : result;
    return read.ok ? new TextDecoder().decode(read.value) : read.error.code;
  });
  expect(second).toBe(first);
  return first;
}

const at = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const centralOf = (bytes: Uint8Array) => at(bytes).getUint32(bytes.length - 6, true);

/** The bytes with one change made to a copy. */
function changed(bytes: Uint8Array, change: (view: DataView, copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  change(at(copy), copy);
  return copy;
}

const TEXT = "件数表".repeat(40);
const zip = zipParts({ "xl/workbook.xml": TEXT, "xl/media/図.png": "png" });

test("parts by their names, whatever the case, deflated or stored", () => {
  expect([readOf(zip, "xl/workbook.xml"), readOf(zip, "XL/Workbook.XML"), readOf(zip, "xl/media/図.png")]).toEqual([TEXT, TEXT, "png"]);
  expect(readOf(zipSync({ a: [strToU8(TEXT), { level: 0 }] }), "a")).toBe(TEXT);
  expect(readOf(zip, "xl/gone.xml")).toBe("damaged");
});

test("an entry keeps the bytes that a writer copies", () => {
  const result = openPackage(zip);
  if (!result.ok) throw new Error(result.error.code);
  const whole = result.value.entries.map((e) => [...e.localRecord]).flat();
  const central = result.value.entries.map((e) => [...e.centralRecord]).flat();
  expect([...whole, ...central]).toEqual([...zip.subarray(0, zip.length - 22)]);
});

test("folders are entries and no parts", () => {
  const result = openPackage(zipParts({ "xl/": "", "xl/a.xml": "a" }));
  expect(result.ok && [result.value.entries.length, result.value.partNames]).toEqual([2, ["xl/a.xml"]]);
});

test("bytes before the end record's comment, and behind it, are borne", () => {
  expect(opened(Uint8Array.of(...zip, 0, 0, 0, 0))).toBe("ok");
});

test.each([
  ["../x"], ["xl/../../x"], ["/xl/x"], ["xl\\x"], ["C:x"], ["xl//x"], ["./x"], ["x\u0000.xml"],
])("a part called %j is damage", (name) => {
  expect(opened(zipParts({ [name]: "x" }))).toBe("damaged");
});

test("two names that differ in case alone are damage", () => {
  expect(opened(zipParts({ "xl/a.xml": "1", "xl/A.xml": "2" }))).toBe("damaged");
});

test.each([
  ["a declared size beyond the limit of a part", { partBytes: 100 }],
  ["a declared total beyond the limit", { totalBytes: 361 }],
  ["too many entries", { entries: 1 }],
  ["a ratio that no part has", { ratio: 2, ratioFromBytes: 100 }],
])("%s is too large", (_, limits) => {
  expect(opened(zip, limits)).toBe("too-large");
});

test("more comes out than was declared: damage, found before it is all out", () => {
  const bomb = changed(zipSync({ "a.xml": new Uint8Array(50_000_000) }), (view, copy) => view.setUint32(centralOf(copy) + 24, 1000, true));
  expect(readOf(bomb, "a.xml")).toBe("damaged");
});

test("a claim that deflate cannot keep reserves no memory", () => {
  const lie = changed(zipSync({ "a.xml": strToU8("a") }), (view, copy) => view.setUint32(centralOf(copy) + 24, 15_000_000, true));
  expect([opened(lie), readOf(lie, "a.xml")]).toEqual(["ok", "damaged"]);
});

test.each([
  ["a changed byte of the data", (view: DataView) => view.setUint8(60, view.getUint8(60) ^ 1), "damaged"],
  ["a CRC that does not fit", (view: DataView, copy: Uint8Array) => view.setUint32(centralOf(copy) + 16, 1, true), "damaged"],
  ["an unknown method", (view: DataView, copy: Uint8Array) => view.setUint16(centralOf(copy) + 10, 12, true), "unsupported"],
  ["an encrypted entry", (view: DataView, copy: Uint8Array) => view.setUint16(centralOf(copy) + 8, 1, true), "encrypted"],
  ["a local header that tells another name", (view: DataView) => view.setUint8(32, 0x58), "damaged"],
  ["an entry that lies over another", (view: DataView, copy: Uint8Array) => view.setUint32(centralOf(copy) + 20, 400, true), "damaged"],
  ["an entry outside the file", (view: DataView, copy: Uint8Array) => view.setUint32(centralOf(copy) + 42, 90_000, true), "damaged"],
  ["a directory outside the file", (view: DataView, copy: Uint8Array) => view.setUint32(copy.length - 6, 90_000, true), "truncated"],
  ["a directory of other bytes", (view: DataView, copy: Uint8Array) => view.setUint32(copy.length - 6, 10, true), "damaged"],
] as const)("%s", (_, change, code) => {
  expect(readOf(changed(zip, change), "xl/workbook.xml")).toBe(code);
});

test("what stops early is truncated; what never was a zip is no workbook", () => {
  expect([opened(zip.subarray(0, zip.length - 30)), opened(zip.subarray(0, 40)), opened(strToU8("件数,3")), opened(new Uint8Array(0))])
    .toEqual(["truncated", "truncated", "not-a-workbook", "not-a-workbook"]);
});

test("a workbook behind a password", () => {
  expect(opened(encryptedWorkbook())).toBe("encrypted");
});

test("zip64 is read where the plain fields say so", () => {
  const [local, , end] = [zip.subarray(0, centralOf(zip)), 0, zip.subarray(zip.length - 22)];
  const central = zip.subarray(centralOf(zip), zip.length - 22);
  const firstLength = 46 + at(central).getUint16(28, true);
  const extra = new Uint8Array(20);
  at(extra).setUint16(0, 1, true);
  at(extra).setUint16(2, 16, true);
  at(extra).setBigUint64(4, BigInt(at(central).getUint32(24, true)), true);
  at(extra).setBigUint64(12, BigInt(at(central).getUint32(20, true)), true);
  const first = changed(central.slice(0, firstLength), (view) => {
    view.setUint32(20, 0xffffffff, true);
    view.setUint32(24, 0xffffffff, true);
    view.setUint16(30, 20, true);
  });
  const directory = Uint8Array.of(...first, ...extra, ...central.subarray(firstLength));
  const end64 = new Uint8Array(56);
  at(end64).setUint32(0, 0x06064b50, true);
  [[32, 2], [40, directory.length], [48, local.length]].forEach(([offset, value]) => at(end64).setBigUint64(offset ?? 0, BigInt(value ?? 0), true));
  const locator = new Uint8Array(20);
  at(locator).setUint32(0, 0x07064b50, true);
  at(locator).setBigUint64(8, BigInt(local.length + directory.length), true);
  const plainEnd = changed(end, (view) => view.setUint32(16, 0xffffffff, true));
  expect(readOf(Uint8Array.of(...local, ...directory, ...end64, ...locator, ...plainEnd), "xl/workbook.xml")).toBe(TEXT);
});

test("what was zipped is read back", () => {
  const parts = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}(\/[a-z]{1,6})?\.xml$/), fc.uint8Array({ maxLength: 300 }), { maxKeys: 6 });
  fc.assert(fc.property(parts, fc.constantFrom(0 as const, 6 as const), fc.constantFrom(...INFLATERS), (files, level, inflater) => {
    const result = openPackage(zipSync(files, { level }), DEFAULT_LIMITS, inflater);
    const back = result.ok ? Object.fromEntries(result.value.partNames.map((name) => [name, result.value.read(name)])) : {};
    expect(back).toEqual(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, { ok: true, value }])));
  }));
});
