import { strToU8 } from "fflate";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { encodeText } from "../support/encodeText.js";
import { encryptedWorkbook, otherZip, zipBomb } from "../support/badFiles.js";
import { packParts, zipParts } from "../support/packParts.js";
import { cell, f64, packXls } from "../support/packXls.js";

async function opened(bytes: Uint8Array, fileName: string) {
  const result = await openWorkbook(bytes, fileName);
  if (!result.ok) return result.error.detail === undefined ? result.error.code : `${result.error.code} ${result.error.detail}`;
  const { form, encoding, workbook } = result.value;
  return [form, encoding, ...workbook.sheets.map((s) => `${s.name}!${JSON.stringify(s.value(0, 0))}`)];
}

const ROW = "<sheetData><row><c><v>3</v></c></row></sheetData>";
const xlsx = packParts({ sheets: { 表: ROW } });
const types = (type: string) => ({ "[Content_Types].xml": `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>` });
const xls = packXls([], [{ name: "旧", records: [[0x0203, cell(0, 0, 0, f64(3))]] }]);

test.each([
  ["件数.xlsx", xlsx, ["xlsx", undefined, "表!3"]],
  ["件数.xls", xlsx, ["xlsx", undefined, "表!3"]],
  ["件数.xlsx", xls, ["xls", undefined, "旧!3"]],
  ["件数.xlsm", packParts({ sheets: { 表: ROW }, parts: types("application/vnd.ms-excel.sheet.macroEnabled.main+xml") }), ["xlsm", undefined, "表!3"]],
  ["資料/件数.2023.csv", strToU8("合計,3"), ["csv", "utf-8", "件数.2023!\"合計\""]],
  ["C:\\資料\\件数.CSV", encodeText("合計,3", "shift_jis"), ["csv", "shift_jis", "件数!\"合計\""]],
  ["件数.tsv", encodeText("合計\t3", "euc-jp"), ["tsv", "euc-jp", "件数!\"合計\""]],
  ["件数.csv", strToU8("合計\t3"), ["tsv", "utf-8", "件数!\"合計\""]],
] as const)("%s reads by what is in it", async (fileName, bytes, expected) => {
  expect(await opened(bytes, fileName)).toEqual(expected);
});

test.each([
  ["a.xlsx", new Uint8Array(0), "empty"],
  ["a.xlsx", packParts({ sheets: { 表: '<sheetData><row><c s="0"/></row></sheetData>' } }), "empty"],
  ["a.csv", strToU8("\n,,\n"), "empty"],
  ["a.csv", Uint8Array.of(0x89, 0x50, 0, 0), "unknown-encoding"],
  ["a.txt", strToU8("件数"), "not-a-workbook"],
  ["a.xlsx", strToU8("件数"), "not-a-workbook"],
  ["a.zip", otherZip(), "not-a-workbook"],
  ["a.xlsx", xlsx.subarray(0, 300), "truncated"],
  ["a.xlsx", encryptedWorkbook(), "encrypted"],
  ["a.xlsx", zipBomb(), "too-large xl/worksheets/sheet1.xml"],
  ["a.pdf", strToU8("%PDF-1.7"), "unsupported pdf"],
  ["a.ods", zipParts({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }), "unsupported ods"],
  ["a.xlsb", packParts({ sheets: { 表: ROW }, parts: types("application/vnd.ms-excel.sheet.binary.macroEnabled.main") }), "unsupported xlsb"],
  ["a.docx", packParts({ sheets: { 表: ROW }, parts: types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml") }), "not-a-workbook"],
] as const)("%s cannot be read, and why is said (%#)", async (fileName, bytes, expected) => {
  expect(await opened(bytes, fileName)).toBe(expected);
});

test("a formula that was never calculated is not nothing", async () => {
  expect(await opened(packParts({ sheets: { 表: "<sheetData><row><c><f>1+1</f></c></row></sheetData>" } }), "a.xlsx")).toEqual(["xlsx", undefined, "表!null"]);
});
