import { readFileSync, readdirSync } from "node:fs";
import { openBook } from "../../src/book/openBook.js";
import { bookWorkbook } from "../../src/book/bookWorkbook.js";
import { parseRange } from "../../src/core/grid/address.js";
import type { Grid, Workbook } from "../../src/core/grid/grid.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { featureBook, FEATURES } from "../support/featureBooks.js";
import { handmade } from "../support/packages.js";

/** A grid as literals, whatever made it. */
function flat(grid: Grid): unknown {
  const used = parseRange("A1:AZ400")!;
  const cells: unknown[] = [];
  for (let r = 0; r <= used.bottom; r++) for (let c = 0; c <= used.right; c++) {
    const [value, formula, style] = [grid.value(r, c), grid.formula(r, c), grid.style(r, c)];
    if (value !== null || formula !== undefined || style.numberFormat !== "General" || style.bold || style.filled || style.borderTop || style.borderBottom) cells.push([r, c, value, formula, { ...style }]);
  }
  const { name, visibility, rowIndexes, formulaCount, merges, hiddenRows, hiddenColumns, filter, tables, isProtected } = grid;
  return { name, visibility, rowIndexes, formulaCount, merges, filter, tables, isProtected, hiddenRows: [...hiddenRows].sort(), hiddenColumns: [...hiddenColumns].sort(), cells };
}

const flatten = ({ sheets, ...rest }: Workbook): unknown => ({ ...rest, sheets: sheets.map(flat) });

const samples = readdirSync("assets/samples").filter((name) => /\.(xlsx|xlsm|csv|xls)$/.test(name));
const files = [...samples.map((name) => [name, () => readFileSync(`assets/samples/${name}`)] as const), ...FEATURES.map((feature) => [`${feature}.xlsx`, () => featureBook(feature)] as const)];

test.each(files)("%s reads as the reader of files reads it", async (name, bytes) => {
  const [book, file] = [await openBook(new Uint8Array(bytes()), name), await openWorkbook(new Uint8Array(bytes()), name)];
  if (!book.ok || !file.ok) throw new Error(`${name} ${JSON.stringify([book, file]).slice(0, 200)}`);
  expect(flatten(bookWorkbook(book.value.book))).toEqual(flatten(file.value.workbook));
});

test("looks, sizes and what lies around the cells are read", async () => {
  const bytes = handmade({
    styles: '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><i/><u val="double"/><strike/><sz val="9"/><color theme="4" tint="-0.25"/><name val="ＭＳ 明朝"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor indexed="43"/></patternFill></fill></fills><borders count="2"><border/><border><left/><top style="medium"><color rgb="FFFF0000"/></top><bottom style="double"><color auto="1"/></bottom></border></borders><cellXfs count="2"><xf/><xf numFmtId="3" fontId="1" fillId="2" borderId="1"><alignment horizontal="center" vertical="top" wrapText="1" textRotation="255"/><protection locked="0"/></xf></cellXfs></styleSheet>',
    sheets: [{ name: "表", xml: '<sheetPr><tabColor rgb="FF00B050"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="C4" sqref="C4:D5"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="2" max="3" width="20.5" customWidth="1" style="1"/></cols><sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>5</v></c></row><row r="2" s="1" customFormat="1" hidden="1"><c r="B2"><f t="array" ref="B2:B3">A1:A2*2</f><v>10</v></c></row></sheetData><sheetProtection sheet="1" formatCells="0" password="ABCD"/><autoFilter ref="A1:B2"/><conditionalFormatting sqref="A1:A9"><cfRule type="cellIs" priority="1" operator="greaterThan"><formula>3</formula></cfRule></conditionalFormatting><pageMargins left="0.5" right="0.5" top="1" bottom="1" header="0.2" footer="0.2"/><pageSetup paperSize="8" orientation="landscape"/>' }],
  });
  const opened = await openBook(bytes, "表.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const sheet = opened.value.book.sheets[0]!;
  expect(sheet.format(0, 0)).toMatchObject({
    numberFormat: "#,##0", fontName: "ＭＳ 明朝", fontSize: 9, bold: true, italic: true, underline: "double", strike: true, color: "2F5597", fill: "FFFF99", pattern: "solid",
    edgeTop: { line: "medium", color: "FF0000" }, edgeBottom: { line: "double", color: undefined }, edgeLeft: undefined, horizontal: "center", vertical: "top", wrap: true, rotation: 255, locked: false, fileIndex: 1,
  });
  const { tabColor, freeze, defaultRowHeight, filter, protection, selection, showGridLines, boundAreas, conditionalFormats, page } = sheet.state;
  expect([sheet.rowHeight(0), sheet.columnWidth(2), sheet.columnWidth(0), sheet.line("row", 1).hidden, sheet.format(7, 1).fontSize]).toEqual([30, 20.5, 8.38, true, 9]);
  expect({ tabColor, freeze, defaultRowHeight, filter, protection, selection, showGridLines, boundAreas }).toEqual({
    tabColor: "00B050", freeze: { rows: 2, columns: 1 }, defaultRowHeight: 15, filter: { range: parseRange("A1:B2"), isActive: false }, selection: parseRange("C4:D5"), showGridLines: false,
    protection: { hasPassword: true, allows: ["formatCells", "objects", "scenarios", "selectLockedCells", "selectUnlockedCells"] }, boundAreas: [{ range: parseRange("B2:B3"), kind: "array" }],
  });
  expect([conditionalFormats.map(({ type, formulas, operator }) => [type, formulas, operator]), page.orientation, page.paper, page.margins.left]).toEqual([[["cellIs", ["3"], "greaterThan"]], "landscape", 8, 0.5]);
});
