import { attachCalculator } from "../../src/book/calculation/attachCalculator.js";
import { sampleBytes } from "../support/editions.js";
import { ironCalculator } from "../support/ironCalc.js";
import { HANDMADE_BOOK, openedBook, savedBytes } from "../support/savedBooks.js";
import type { OfficeCase } from "./officeCase.js";

const toTwelveDigits = (value: unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(12)) : value);

export const saved: OfficeCase = {
  name: "what was saved is calculated as IronCalc did",
  prepare: async () => {
    const plan = await openedBook(sampleBytes("plan.xlsx"), "plan.xlsx");
    const edited = await openedBook(HANDMADE_BOOK);
    for (const { book } of [plan, edited]) attachCalculator(book, ironCalculator());
    edited.book.sheet("表")!.insertLines("row", 1, 1);
    edited.book.sheet("表")!.setCells({ rowIndex: 1, columnIndex: 0 }, [[{ value: 4 }, { formula: "ROUND(A2/3,2)" }, { formula: "IF(A2>3,\"多\",\"少\")" }, { formula: "SUMPRODUCT(A1:A3,B1:B3)" }]]);
    edited.book.addSheet("追加").setFormula(0, 0, "AVERAGE(表!A1:A3)&COUNTIF(表!A1:A3,\">4\")");
    const books = { "plan.xlsx": plan, "edited.xlsx": edited };
    return {
      xlsx: Object.fromEntries(Object.entries(books).map(([name, opened]) => [name, savedBytes(opened)])),
      verify: async ({ xlsx }) => {
        for (const [name, { book }] of Object.entries(books)) {
          const other = await openedBook(xlsx(name), name);
          for (const own of book.sheets) for (const { rowIndex, columnIndex } of own.grid().formulaCells()) {
            const [a, b] = [own, other.book.sheet(own.name)!].map((sheet) => toTwelveDigits(sheet.value(rowIndex, columnIndex)));
            expect([name, own.name, rowIndex, columnIndex, b]).toEqual([name, own.name, rowIndex, columnIndex, a]);
          }
        }
      },
    };
  },
};
