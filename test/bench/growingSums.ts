import { packWorkbook } from "./largeWorkbook.js";

/** A ledger that carries its running total as a range that grows by one with every row: `SUM(A$1:A1)`, `SUM(A$1:A2)`, … */
export function growingSums(rows: number): Uint8Array {
  let sum = 0;
  const lines = Array.from({ length: rows }, (_, i) => {
    const rowNumber = i + 1;
    const value = (rowNumber * 7919) % 1000;
    sum += value;
    return `<row r="${rowNumber}"><c r="A${rowNumber}"><v>${value}</v></c><c r="B${rowNumber}"><f>SUM(A$1:A${rowNumber})</f><v>${sum}</v></c></row>`;
  });
  return packWorkbook([{ name: "台帳", rows: lines.join("") }], []);
}
