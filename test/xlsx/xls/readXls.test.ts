import type { Workbook } from "../../../src/core/grid/grid.js";
import { readXls } from "../../../src/xlsx/xls/readXls.js";
import { cell, f64, packCompound, packXls, shortText, text, u16, u32, type Biff, type XlsSheet } from "../../support/packXls.js";

function read(globals: readonly Biff[], sheets: readonly XlsSheet[]): Workbook {
  const result = readXls(packXls(globals, sheets));
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

const gridOf = (records: readonly Biff[], globals: readonly Biff[] = []) => read(globals, [{ name: "表", records }]).sheets[0]!;
const sharedTexts = (...texts: readonly (readonly number[])[]): Biff => [0x00fc, [...u32(texts.length), ...u32(texts.length), ...texts.flat()]];
const rk = (n: number) => u32(n);

test("values of every kind of record", () => {
  const grid = gridOf([
    [0x00fd, cell(0, 0, 0, u32(1))],
    [0x0203, cell(0, 1, 0, f64(1.5))],
    [0x027e, cell(0, 2, 0, rk((7 << 2) | 2))],
    [0x027e, cell(0, 3, 0, rk((1234 << 2) | 3))],
    [0x027e, cell(0, 4, 0, rk(0x3ff80000))],
    [0x0205, cell(0, 5, 0, [1, 0])],
    [0x0205, cell(0, 6, 0, [0x2a, 1])],
    [0x0204, cell(0, 7, 0, text("旧"))],
    [0x00bd, [...u16(1), ...u16(2), ...u16(0), ...rk((1 << 2) | 2), ...u16(0), ...rk((-2 << 2) | 2), ...u16(3)]],
  ], [sharedTexts(text("甲"), text("計"))]);
  expect([...grid.row(0)]).toEqual(["計", 1.5, 7, 12.34, 1.5, true, { error: "#N/A" }, "旧"]);
  expect([grid.value(1, 2), grid.value(1, 3)]).toEqual([1, -2]);
});

test("formulas as they were last calculated", () => {
  const result = (...bytes: readonly number[]) => [...bytes, ...new Array<number>(14).fill(0)];
  const grid = gridOf([
    [0x0006, cell(0, 0, 0, result(...f64(95)))],
    [0x0006, cell(0, 1, 0, result(0, 0, 0, 0, 0, 0, 0xff, 0xff))],
    [0x04bc, [0, 0]],
    [0x0207, text("以上")],
    [0x0006, cell(0, 2, 0, result(1, 0, 1, 0, 0, 0, 0xff, 0xff))],
    [0x0006, cell(0, 3, 0, result(2, 0, 0x07, 0, 0, 0, 0xff, 0xff))],
    [0x0006, cell(0, 4, 0, result(3, 0, 0, 0, 0, 0, 0xff, 0xff))],
  ]);
  expect([grid.value(0, 0), grid.value(0, 1), grid.value(0, 2), grid.value(0, 3), grid.value(0, 4)]).toEqual([95, "以上", true, { error: "#DIV/0!" }, null]);
});

test("a text that goes on in the next record, with fonts and readings between, changes its width there", () => {
  const rich = [...u16(4), 1 | 8 | 4, ...u16(1), ...u32(6), ...u16(0x884c), ...u16(0x653f)];
  const continued: Biff = [0x003c, [0, 0x41, 0x42, ...u16(0), ...u16(5), 9, 9, 9, 9, 9, 9, ...text("次")]];
  const grid = gridOf([[0x00fd, cell(0, 0, 0, u32(0))], [0x00fd, cell(0, 1, 0, u32(1))]], [[0x00fc, [...u32(2), ...u32(2), ...rich]], continued]);
  expect([grid.value(0, 0), grid.value(0, 1)]).toEqual(["行政AB", "次"]);
});

test("looks, hidden rows and columns, merges also behind a chart, protection", () => {
  const font = (weight: number): Biff => [0x0031, [...u16(200), ...u16(0), ...u16(0), ...u16(weight), ...new Array<number>(8).fill(0)]];
  const plain: Biff = [0x00e0, new Array<number>(20).fill(0)];
  const styled: Biff = [0x00e0, [...u16(5), ...u16(164), ...u16(0), 2, 0, 3, 0, ...u16(0x1001), 0, 0, ...u32(1 << 26), ...u16(0)]];
  const globals: readonly Biff[] = [font(400), font(400), font(400), font(400), font(700), [0x041e, [...u16(164), ...text('0"件"')]], plain, styled];
  const grid = gridOf([
    [0x007d, [...u16(1), ...u16(256), ...u16(2048), ...u16(0), ...u16(1), ...u16(0)]],
    [0x0208, [...u16(3), ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u16(0x20), ...u16(0)]],
    [0x0203, cell(0, 0, 1, f64(3))],
    [0x0201, cell(1, 0, 1)],
    [0x0809, new Array<number>(16).fill(0)],
    [0x0203, cell(9, 9, 0, f64(9))],
    [0x000a, []],
    [0x00e5, [...u16(1), ...u16(0), ...u16(1), ...u16(2), ...u16(3)]],
    [0x0012, u16(1)],
  ], globals);
  expect(grid.style(0, 0)).toEqual({ numberFormat: '0"件"', bold: true, filled: true, borderTop: false, borderBottom: true, borderLeft: true, borderRight: false, indent: 3, horizontal: "center" });
  expect(grid.style(1, 0)).toBe(grid.style(0, 0));
  expect([[...grid.hiddenRows], grid.hiddenColumns.size, grid.hiddenColumns.has(0), grid.isProtected]).toEqual([[3], 255, false, true]);
  expect([grid.merges, grid.value(9, 9)]).toEqual([[{ top: 0, bottom: 1, left: 2, right: 3 }], null]);
});

test("sheets with their visibility, charts left out, 1904", () => {
  const book = read([[0x0022, u16(1)]], [{ name: "甲", records: [] }, { name: "図", type: 2, records: [] }, { name: "乙", state: 2, records: [] }]);
  expect([book.sheets.map((s) => [s.name, s.visibility]), book.usesDate1904, book.isTyped]).toEqual([[["甲", "visible"], ["乙", "veryHidden"]], true, true]);
});

test.each([
  ["a password", packXls([[0x002f, u16(0)]], []), "encrypted"],
  ["Excel 95", packCompound("Book", [1, 2, 3]), "unsupported"],
  ["a record of another age", packCompound("Workbook", [...u16(0x0809), ...u16(4), ...u16(0x0500), ...u16(5)]), "unsupported"],
  ["no records", packCompound("Workbook", [1, 2, 3]), "damaged"],
  ["a number cut short", packXls([], [{ name: "表", records: [[0x0203, cell(0, 0, 0, [1, 2])]] }]), "damaged"],
  ["texts cut short", packXls([[0x00fc, [...u32(1), ...u32(1), ...u16(900), 1]]], []), "damaged"],
  ["a sheet that begins nowhere", packXls([[0x0085, [...u32(77_777), 0, 0, ...shortText("表")]]], []), "damaged"],
])("%s", (_, bytes, code) => {
  const result = readXls(bytes);
  expect(result.ok ? "ok" : result.error.code).toBe(code);
});
