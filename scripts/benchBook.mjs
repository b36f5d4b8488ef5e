/**
 * `node --expose-gc scripts/benchBook.mjs [cells…]`: opens, edits and saves books; times are of the processor, memory is of the process.
 */
import { readFileSync } from "node:fs";
import "./sourceHooks.mjs";

const { largeWorkbook } = await import("../test/bench/largeWorkbook.ts");
const { openBook } = await import("../src/book/openBook.ts");
const { saveBook } = await import("../src/book/saveBook.ts");
const { bookWorkbook } = await import("../src/book/bookWorkbook.ts");
const { attachCalculator } = await import("../src/book/calculation/attachCalculator.ts");
const { IronCalculator } = await import("../src/book/calculation/ironCalculator.ts");
const { loadIronCalc } = await import("../src/book/calculation/ironModel.ts");
loadIronCalc(readFileSync("node_modules/@ironcalc/wasm/wasm_bg.wasm"));

for (const cells of process.argv.slice(2).map(Number)) {
  const sheets = Math.max(1, Math.round(cells / 100_000));
  const bytes = largeWorkbook(sheets, cells / sheets);
  globalThis.gc?.();
  const base = process.memoryUsage().rss;
  const times = [];
  let start = process.cpuUsage();
  const lap = (label) => {
    const { user, system } = process.cpuUsage(start);
    times.push(`${label} ${Math.round((user + system) / 1000)}`);
    start = process.cpuUsage();
  };
  const opened = await openBook(bytes, "bench.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const { book, origin } = opened.value;
  lap("open");
  const opened_ = process.memoryUsage().rss;
  const calculation = attachCalculator(book, new IronCalculator({ timeZone: "UTC" }));
  const sheet = book.sheets[0];
  const formulas = book.sheets.reduce((sum, each) => sum + each.grid().formulaCount, 0);
  bookWorkbook(book);
  lap("grids");
  sheet.setValue(5, 3, 123);
  lap("first edit");
  sheet.setValue(6, 3, 124);
  lap("second edit");
  sheet.setFormat({ top: 1, left: 1, bottom: 200, right: 5 }, { bold: true });
  lap("1,000 formats");
  sheet.copyRange({ top: 0, left: 0, bottom: 199, right: 4 }, sheet, { rowIndex: 300, columnIndex: 0 });
  lap("paste of 1,000");
  const saved = saveBook(book, origin);
  lap(saved.ok ? "save" : saved.error.code);
  sheet.insertLines("row", 10, 1);
  lap("insert a row");
  const again = saveBook(book, origin);
  lap(again.ok ? "save after it" : again.error.code);
  console.log(`${cells.toLocaleString("en")} cells, ${formulas} formulas, ${calculation.notRecalculated.length} not recalculated: ${times.join(", ")} ms; ${Math.round((opened_ - base) / 1e6)} MB when open, ${Math.round(process.resourceUsage().maxRSS / 1000)} MB at most`);
}
