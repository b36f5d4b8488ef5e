import fc from "fast-check";
import { readCsv } from "../../src/xlsx/csv.js";
import { findDelimiter } from "../../src/xlsx/text/delimiter.js";
import { splitRecords } from "../../src/xlsx/text/delimitedRecords.js";

function cells(text: string) {
  const read = readCsv(text, "件数表", ",");
  if (!read.ok) return read.error;
  const grid = read.value.workbook.sheets[0]!;
  return grid.rowIndexes.flatMap((r) => grid.row(r).map((value, c) => [r, c, value]));
}

test("cells stay text as typed, in a sheet of the file's name that is not typed", () => {
  const read = readCsv("№,件数\n1,007\n2, ３ \n", "件数表", ",");
  expect(read.ok && [read.value.workbook.sheets[0]?.name, read.value.workbook.isTyped, read.value.delimiter]).toEqual(["件数表", false, ","]);
  expect(cells("№,件数\n1,007\n2, ３ \n")).toEqual([
    [0, 0, "№"], [0, 1, "件数"], [1, 0, "1"], [1, 1, "007"], [2, 0, "2"], [2, 1, " ３ "],
  ]);
});

test("quotes hold delimiters, line ends and quotes", () => {
  expect([...splitRecords('甲,"1,200"\r\n"一\r\n二","「""案""」"\r\n', ",")]).toEqual([["甲", "1,200"], ["一\r\n二", '「"案"」']]);
});

test("CRLF, CR and LF end a record; the last needs no end", () => {
  expect([...splitRecords("a,b\r\nc\rd\ne", ",")]).toEqual([["a", "b"], ["c"], ["d"], ["e"]]);
  expect([...splitRecords("a\n\nb,\n", ",")]).toEqual([["a"], [""], ["b", ""]]);
  expect([...splitRecords("a,", ",")]).toEqual([["a", ""]]);
  expect([...splitRecords("", ",")]).toEqual([]);
});

test("a stray quote is a character of its field", () => {
  expect([...splitRecords('甲,"乙\n丙,3"\n丁,"', ",")]).toEqual([["甲", '乙\n丙,3'], ["丁", '"']]);
  expect([...splitRecords('甲,"乙\n丙,3\n', ",")]).toEqual([["甲", '"乙'], ["丙", "3"]]);
  expect([...splitRecords('"甲"乙,3"', ",")]).toEqual([["甲乙", '3"']]);
});

test.each([
  ["a\tb\n1,200\t3,400", "\t"],
  ["題名\n項目\t件数\n甲\t1,200", "\t"],
  ["a,b\n1,2", ","],
  ["x;y\n1,5;2,5", ";"],
  ["項目,説明\n甲,一;二\n乙,三", ","],
  ['"a;b",c\n"d;e",f', ","],
  ["件数", undefined],
] as const)("what separates the fields of %j", (text, delimiter) => {
  expect(findDelimiter(text)).toBe(delimiter);
});

test("more columns than a sheet has are too large", () => {
  expect(cells(",".repeat(20_000))).toEqual({ code: "too-large", detail: "件数表" });
});

test("what is written with quotes is read back", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "計", '"', ",", "\n", "\r", ";", " "), maxLength: 6 });
  fc.assert(fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
    const text = rows.map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(",")).join("\r\n");
    expect([...splitRecords(text, ",")]).toEqual(rows);
  }));
});
