import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { attachCalculator } from "../../src/book/calculation/attachCalculator.js";
import type { Book } from "../../src/book/book.js";
import { createBook } from "../../src/book/createBook.js";
import { openBook, type OpenedBook } from "../../src/book/openBook.js";
import { BookPort } from "../../src/book/port/bookPort.js";
import { saveBook } from "../../src/book/saveBook.js";
import { formatRange, parseRange } from "../../src/core/grid/address.js";
import { ironCalculator } from "../support/ironCalc.js";
import { convertAll, describeWithOffice } from "../support/libreOffice.js";
import { changedParts, handmade, partsOf } from "../support/packages.js";
import { featureBook, FEATURES } from "../support/featureBooks.js";

const range = (text: string): NonNullable<ReturnType<typeof parseRange>> => parseRange(text)!;

const STYLES = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><sz val="9"/><color theme="4"/><name val="ＭＳ 明朝"/><vertAlign val="superscript"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF99"/></patternFill></fill></fills><borders count="2"><border/><border diagonalUp="1"><left/><right/><top style="thin"/><bottom/><diagonal style="thin"/></border></borders><cellXfs count="3"><xf/><xf numFmtId="3" fontId="1" fillId="2" borderId="1" applyFont="1"><alignment horizontal="center" readingOrder="2"/></xf><xf numFmtId="9" quotePrefix="1"/></cellXfs></styleSheet>';
const BYTES = handmade({
  styles: STYLES,
  sheets: [
    { name: "表", xml: '<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="2" max="3" width="20" customWidth="1" style="1"/></cols><sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>5</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>10</v></c></row><row r="2"><c r="A2"><v>6</v></c><c r="B2"><f t="shared" si="0"/><v>12</v></c></row><row r="3" s="2" customFormat="1"><c r="A3" t="inlineStr"><is><t>計</t></is></c><c r="B3" t="e"><f t="shared" si="0"/><v>#VALUE!</v></c></row><row r="5"><c r="D5"><f>SUM(A1:A2)</f><v>11</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A7:B8"/></mergeCells>' },
    { name: "別", xml: "<sheetData><row r=\"1\"><c r=\"A1\"><f>表!D5+1</f><v>12</v></c></row></sheetData>" },
  ],
  workbook: "<definedNames><definedName name=\"合計\">表!$D$5</definedName></definedNames>",
});

async function open(bytes: Uint8Array, name = "表.xlsx"): Promise<OpenedBook> {
  const opened = await openBook(bytes, name);
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.detail ?? ""}`);
  return opened.value;
}

function save({ book, origin }: Pick<OpenedBook, "book" | "origin">): Uint8Array {
  const saved = saveBook(book, origin);
  if (!saved.ok) throw new Error(`${saved.error.code} ${saved.error.detail ?? ""}`);
  expect(saved.value.notSaved).toEqual([]);
  return saved.value.bytes;
}

/** All that a person sees of a book, as literals. */
function seen(book: Book): unknown {
  const { sheets, names, customXml, marks } = book.state;
  return {
    names: names.filter((name) => !name.name.startsWith("_kensan.mark.")).map((name) => [name.name, name.refersTo, name.sheet, name.hidden].join(" ")).sort(),
    parts: [...customXml.keys()].filter((key) => key !== "urn:kensan:marks:1"), marks: marks.length,
    sheets: sheets.map((sheet) => ({
      name: sheet.name, visibility: sheet.visibility, freeze: sheet.freeze, tabColor: sheet.tabColor, merges: sheet.merges.map(formatRange).sort(),
      lines: [sheet.rows, sheet.columns].map((lines) => [...lines].filter(([, look]) => look.hidden || look.size !== undefined).map(([i, look]) => [i, look.size, look.hidden]).sort((a, b) => Number(a[0]) - Number(b[0]))),
      notes: sheet.notes.map((note) => [note.rowIndex, note.columnIndex, note.text]),
      cells: [...sheet.cells.entries()].flatMap(([r, row]) => Array.from({ length: Math.max(row.values.length, row.formulas?.length ?? 0, row.formats?.length ?? 0) }, (_, c) => {
        const format = row.formats?.[c];
        const { fileIndex: _index, ...look } = format ?? sheet.defaultFormat;
        const cell = [row.values[c] ?? null, row.formulas?.[c] ?? null, JSON.stringify(look)];
        return format === undefined && cell[0] === null && cell[1] === null ? [] : [[r, c, ...cell]];
      }).flat()),
    })),
  };
}

test("what nobody changed keeps its bytes", async () => {
  const opened = await open(BYTES);
  expect(save(opened)).toBe(opened.origin!.bytes);
});

test("typing reaches the file with its results, and nothing else changes", async () => {
  const opened = await open(BYTES);
  attachCalculator(opened.book, ironCalculator());
  const sheet = opened.book.sheet("表")!;
  for (const [row, text] of [["3", "△5"], ["4", "R5.4.1"], ["5", "1,200"], ["0", "50"]] as const) sheet.type(Number(row), 0, text, 2026);
  const bytes = save(opened);
  expect(changedParts(BYTES, bytes)).toEqual(["xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]);
  const again = await open(bytes);
  expect(seen(again.book)).toEqual(seen(opened.book));
  const saved = again.book.sheet("表")!;
  expect([saved.value(4, 3), saved.formula(4, 3), again.book.sheet("別")!.value(0, 0), saved.text(4, 0), saved.value(3, 0), saved.text(5, 0), saved.value(0, 1)]).toEqual([56, "SUM(A1:A2)", 57, "R5.4.1", "△5", "1,200", 100]);
  expect(partsOf(bytes)["xl/worksheets/sheet1.xml"]).toContain('<f t="shared" ref="B1:B3" si="0">A1*2</f><v>100</v>');
});

test("a changed format keeps what a book does not model", async () => {
  const opened = await open(BYTES);
  opened.book.sheet("表")!.setFormat(range("A1"), { italic: true, wrap: true, numberFormat: '0"件"', edgeBottom: { line: "double", color: "FF0000" }, locked: false });
  const bytes = save(opened);
  const styles = partsOf(bytes)["xl/styles.xml"]!;
  expect(styles).toContain('<font><b/><i/><vertAlign val="superscript"/><sz val="9"/><color theme="4"/><name val="ＭＳ 明朝"/></font>');
  expect(styles).toContain('<alignment horizontal="center" readingOrder="2" wrapText="1"/><protection locked="0"/>');
  expect(styles).toContain('<border diagonalUp="1"><left/><right/><top style="thin"/><bottom style="double"><color rgb="FFFF0000"/></bottom><diagonal style="thin"/></border>');
  expect(seen((await open(bytes)).book)).toEqual(seen(opened.book));
});

test("lines, sheets, names, sizes, merges, notes and panes by hand", async () => {
  const opened = await open(BYTES);
  const { book } = opened;
  const sheet = book.sheet("表")!;
  sheet.insertLines("row", 1, 2);
  sheet.deleteLines("column", 2, 1);
  book.renameSheet(sheet, "件数 '新'表");
  const added = book.addSheet("新しい表", 0);
  added.setCells({ rowIndex: 1, columnIndex: 1 }, [[{ value: true }, { value: { error: "#N/A" } }, { formula: "'件数 ''新''表'!C7", value: 11 }]]);
  added.merge(range("A1:C1"));
  added.setLines("column", 0, 2, { size: 12.5 });
  added.setLines("row", 3, 4, { hidden: true, size: 24 });
  added.setFreeze(2, 1);
  added.setTabColor("00B050");
  added.setNotes([{ rowIndex: 1, columnIndex: 1, author: "私", text: "確認\n済み" }]);
  book.copySheet(sheet);
  book.moveSheet(book.sheet("別")!, 0);
  book.sheet("別")!.setFormat(range("B2:C3"), { fill: "FFC7CE", pattern: "solid" });
  book.defineName({ name: "件数", refersTo: "新しい表!$B$2", sheet: undefined, hidden: false });
  sheet.setVisibility("hidden");
  sheet.unmerge(range("A9:A9"));
  const again = await open(save(opened));
  expect(seen(again.book)).toEqual(seen(book));
  expect(again.book.sheet("別")!.formula(0, 0)).toBe("'件数 ''新''表'!C7+1");
  again.book.deleteSheet(again.book.sheet("件数 '新'表")!);
  expect(seen((await open(save(again))).book)).toEqual(seen(again.book));
});

test("marks come off again after saving and opening", async () => {
  const opened = await open(BYTES);
  const before = seen(opened.book);
  const port = new BookPort(opened.book);
  await port.write([{ kind: "set-fill", sheet: "表", at: { rowIndex: 0, columnIndex: 0 }, color: "FFC7CE" }, { kind: "add-note", sheet: "表", at: { rowIndex: 0, columnIndex: 0 }, text: "違う", author: "検算" }]);
  const again = await open(save(opened));
  expect(seen(again.book)).toEqual(seen(opened.book));
  await new BookPort(again.book).write([{ kind: "clear-marks" }]);
  expect(seen(again.book)).toEqual(before);
  expect(seen((await open(save(again))).book)).toEqual(before);
});

test.each(["表.csv", "sample"])("a book without an .xlsx (%s) becomes a new one", async (name) => {
  const opened = name === "sample" ? { book: createBook(["甲", "乙"]), origin: undefined } : await open(new TextEncoder().encode("項目,件数\n甲,3\n"), name);
  opened.book.sheets[0]!.setCells({ rowIndex: 2, columnIndex: 0 }, [[{ value: "計" }, { formula: "SUM(1,2)", value: 3 }]]);
  opened.book.sheets[0]!.setFormat(range("A3:B3"), { bold: true });
  const again = await open(save(opened));
  expect([again.book.sheets.map((s) => s.name), again.book.sheets[0]!.formula(2, 1), again.book.sheets[0]!.format(2, 0).bold]).toEqual([opened.book.sheets.map((s) => s.name), "SUM(1,2)", true]);
});

test.each(FEATURES)("%s: a typed cell leaves every other part as it was", async (feature) => {
  const bytes = featureBook(feature);
  const opened = await open(bytes, `${feature}.xlsx`);
  opened.book.sheets[0]!.setValue(40, 40, 12.5);
  const saved = save(opened);
  expect(changedParts(bytes, saved).filter((part) => !/^xl\/(?:workbook|styles)\.xml$|^xl\/worksheets\/sheet1\.xml$/.test(part))).toEqual([]);
  expect(seen((await open(saved, `${feature}.xlsx`)).book)).toEqual(seen(opened.book));
});

/** What a person does at the grid, by numbers that chance gives. */
type Step = (book: Book) => void;
const place = fc.tuple(fc.nat(9), fc.nat(5));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(place, fc.constantFrom("3", "△5", "計", "=A1+B2", "", "=SUM(A1:A9)", "R5.4.1", "=別!A1")).map(([[r, c], text]): Step => (book) => { book.sheets[0]!.type(r, c, text, 2026); }),
  fc.tuple(fc.constantFrom("row" as const, "column" as const), fc.nat(6), fc.integer({ min: 1, max: 2 }), fc.boolean()).map(([axis, at, count, isInsert]): Step => (book) => (isInsert ? book.sheets[0]!.insertLines(axis, at, count) : book.sheets[0]!.deleteLines(axis, at, count))),
  fc.tuple(place, fc.constantFrom({ bold: true }, { fill: "FFFF00", pattern: "solid" }, { numberFormat: "0.0" }, { horizontal: "right" as const })).map(([[r, c], changes]): Step => (book) => book.sheets[0]!.setFormat({ top: r, left: c, bottom: r + 1, right: c + 1 }, changes)),
  fc.tuple(place, place).map(([[r, c], [r2, c2]]): Step => (book) => book.sheets[0]!.copyRange({ top: r, left: c, bottom: r + 2, right: c + 1 }, book.sheets.at(-1)!, { rowIndex: r2, columnIndex: c2 })),
  fc.tuple(place, fc.boolean()).map(([[r, c], isMerge]): Step => (book) => (isMerge ? book.sheets[0]!.merge({ top: r, left: c, bottom: r + 1, right: c + 1 }) : book.sheets[0]!.unmerge({ top: r, left: c, bottom: r + 3, right: c + 3 }))),
  fc.tuple(fc.constantFrom("row" as const, "column" as const), fc.nat(8), fc.constantFrom<{ size?: number; hidden?: boolean }>({ size: 20 }, { hidden: true }, { hidden: false })).map(([axis, at, look]): Step => (book) => book.sheets[0]!.setLines(axis, at, at + 1, look)),
  fc.constantFrom<Step>((book) => { book.addSheet(); }, (book) => book.renameSheet(book.sheets[0]!, `${book.sheets[0]!.name}2`), (book) => book.moveSheet(book.sheets[0]!, 1), (book) => { if (book.sheets.length > 2) book.deleteSheet(book.sheets.at(-1)!); }),
);

test("law: a book that was edited, saved and opened is the book that was edited; undoing all leaves the file as it was", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
    const opened = await open(BYTES);
    const before = opened.book.state;
    for (const act of steps) opened.book.attempt("user", () => act(opened.book)); // what refuses changes nothing
    const again = await open(save(opened));
    expect(seen(again.book)).toEqual(seen(opened.book));
    opened.book.restore(before);
    expect(save(opened)).toBe(opened.origin!.bytes);
  }), { numRuns: 60 });
}, 120_000);

describeWithOffice("LibreOffice", () => {
  test("opens what was saved and calculates what IronCalc did", async () => {
    const opened = await open(new Uint8Array(readFileSync("assets/samples/plan.xlsx")), "plan.xlsx");
    attachCalculator(opened.book, ironCalculator());
    const edited = await open(BYTES);
    attachCalculator(edited.book, ironCalculator());
    edited.book.sheet("表")!.insertLines("row", 1, 1);
    edited.book.sheet("表")!.setCells({ rowIndex: 1, columnIndex: 0 }, [[{ value: 4 }, { formula: "ROUND(A2/3,2)" }, { formula: "IF(A2>3,\"多\",\"少\")" }, { formula: "SUMPRODUCT(A1:A3,B1:B3)" }]]);
    edited.book.addSheet("追加").setFormula(0, 0, "AVERAGE(表!A1:A3)&COUNTIF(表!A1:A3,\">4\")");
    const converted = convertAll({ "plan.xlsx": save(opened), "edited.xlsx": save(edited) }, "xlsx");
    for (const [name, { book }] of Object.entries({ "plan.xlsx": opened, "edited.xlsx": edited })) {
      const other = await open(new Uint8Array(converted[name]!), name);
      for (const own of book.sheets) for (const { rowIndex, columnIndex } of own.grid().formulaCells()) {
        const [a, b] = [own.value(rowIndex, columnIndex), other.book.sheet(own.name)!.value(rowIndex, columnIndex)];
        expect([name, own.name, rowIndex, columnIndex, typeof b === "number" ? Number(b.toPrecision(12)) : b]).toEqual([name, own.name, rowIndex, columnIndex, typeof a === "number" ? Number(a.toPrecision(12)) : a]);
      }
    }
  }, 120_000);
});
