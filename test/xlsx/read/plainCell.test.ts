import fc from "fast-check";
import { formatAddress, MAX_COLUMNS } from "../../../src/core/grid/address.js";
import { PLAIN_STYLE } from "../../../src/core/grid/grid.js";
import { GridBuilder } from "../../../src/core/grid/gridBuilder.js";
import { plainCellRoom, readPlainCell } from "../../../src/xlsx/read/plainCell.js";
import { ReadBudget } from "../../../src/xlsx/read/readBudget.js";
import { readSheet } from "../../../src/xlsx/read/sheetPart.js";
import { XmlScanner } from "../../../src/xlsx/xmlScanner.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const room = plainCellRoom();
const endOf = (text: string) => readPlainCell(bytes(text), 0, room);

test("a plain cell is read to its end", () => {
  const cell = '<c r="B3" s="12" t="s"><v>7</v></c>';
  expect(endOf(`${cell}<c r="C3"/>`)).toBe(cell.length);
  expect(room).toEqual({ address: 2 * MAX_COLUMNS + 1, format: 12, isText: true, number: 7 });
  expect(endOf('<c r="XFD1048576" t="n"><v>-0.5e2</v></c>')).toBeGreaterThan(0);
  expect(room).toEqual({ address: 1_048_575 * MAX_COLUMNS + 16_383, format: -1, isText: false, number: -50 });
});

test.each([
  '<c r="B3"/>', '<c r="B3"></c>', '<c r="B3"><v/></c>', '<c r="B3"><v></v></c>', '<c><v>1</v></c>', '<c s="1" r="B3"><v>1</v></c>', "<c r='B3'><v>1</v></c>",
  '<c r="b3"><v>1</v></c>', '<c r="B0"><v>1</v></c>', '<c r="XFE1"><v>1</v></c>', '<c r="AAAA1"><v>1</v></c>', '<c r="B3" t="b"><v>1</v></c>', '<c r="B3" t="str"><v>1</v></c>',
  '<c r="B3" s=""><v>1</v></c>', '<c r="B3" s="12345678"><v>1</v></c>', '<c r="B3" cm="1"><v>1</v></c>', '<c r="B3"><f>A1</f><v>1</v></c>', '<c r="B3"><v>1<!-- --></v></c>',
  '<c r="B3"><v>&#49;</v></c>', '<c r="B3"><v>NaN</v></c>', '<c r="B3"><v>３</v></c>', '<c r="B3"><v>1</v>', '<c r="B3"><v>1', '<cell r="B3"><v>1</v></cell>', '<x:c r="B3"><v>1</v></x:c>', "",
])("%s is left to the scanner", (text) => {
  expect(endOf(text)).toBe(-1);
});

/** The same sheet as XML whose cells are all plain, and as XML whose cells all have another form. */
test("plain cells read as the scanner reads them", () => {
  const styles = [PLAIN_STYLE, { ...PLAIN_STYLE, bold: true }];
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.integer().map(String), fc.constantFrom("007", "1.50", "-0", "12345678901234567890", " 4 "));
  const cell = fc.record({ row: fc.nat(30), column: fc.nat(40), style: fc.constantFrom(undefined, 0, 1, 9), text: fc.option(fc.nat(2)), value });
  const snapshotOf = (xml: string) => {
    const builder = new GridBuilder("表");
    const scanner = new XmlScanner(bytes(`<worksheet><sheetData>${xml}</sheetData></worksheet>`));
    readSheet(scanner, builder, { texts: ["計", "", "件"], styles, usesDate1904: false, budget: new ReadBudget() });
    return { isDamaged: scanner.isDamaged, snapshot: builder.build().snapshot() };
  };
  fc.assert(fc.property(fc.array(cell), (cells) => {
    const write = (open: string) => cells.map(({ row, column, style, text, value }) => `<row r="${row + 1}"><${open} r="${formatAddress(row, column)}"`
      + `${style === undefined ? "" : ` s="${style}"`}${text === null ? "" : ' t="s"'}><v>${text === null ? value : text}</v></c></row>`).join("");
    expect(snapshotOf(write("c"))).toEqual(snapshotOf(write("c  ")));
  }));
});
