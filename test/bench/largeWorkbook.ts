import { strToU8, zipSync } from "fflate";
import { columnLetters } from "../../src/core/grid/address.js";

const GROUPS = ["第１四半期", "第２四半期", "第３四半期", "第４四半期"];
const PARTS_PER_GROUP = 3;
const NUMBER_COLUMNS = GROUPS.length * (PARTS_PER_GROUP + 1) + 1;
const COLUMNS = 2 + NUMBER_COLUMNS;
const HEADER_ROWS = 2;

/**
 * A workbook as a city's departments fill it: sheets of about 50,000 cells, two header tiers with merged groups, Japanese
 * labels as shared strings, typed subtotals and totals that all add up. The same size gives the same bytes.
 */
export function largeWorkbook(sheetCount: number, cellsPerSheet: number): Uint8Array {
  const strings = new Map<string, number>();
  const rows = Math.round(cellsPerSheet / COLUMNS);
  const sheets = Array.from({ length: sheetCount }, (_, i) => sheetXml(i, rows, strings));
  const names = sheets.map((_, i) => `第${i + 1}部`);
  return packWorkbook(names.map((name, i) => ({ name, rows: sheets[i] ?? "", merges: merges() })), [...strings.keys()]);
}

interface BenchSheet {
  readonly name: string;
  /** The rows as XML. */
  readonly rows: string;
  readonly merges?: string;
}

/** The few parts that a workbook cannot do without. */
export function packWorkbook(sheets: readonly BenchSheet[], strings: readonly string[]): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="rIdS" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${strings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
  };
  sheets.forEach(({ rows, merges }, i) => (files[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ""}</worksheet>`));
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`)])), { level: 6 });
}

function sheetXml(sheetIndex: number, rows: number, strings: Map<string, number>): string {
  const lines: string[] = [];
  const text = (rowNumber: number, column: number, value: string): string => {
    if (!strings.has(value)) strings.set(value, strings.size);
    return `<c r="${columnLetters(column)}${rowNumber}" t="s"><v>${strings.get(value) ?? 0}</v></c>`;
  };
  const number = (rowNumber: number, column: number, value: number): string => `<c r="${columnLetters(column)}${rowNumber}"><v>${value}</v></c>`;
  const line = (rowNumber: number, cells: readonly string[]): void => void lines.push(`<row r="${rowNumber}">${cells.join("")}</row>`);

  line(1, [text(1, 0, "№"), text(1, 1, "事業名"), ...GROUPS.map((group, g) => text(1, 2 + g * (PARTS_PER_GROUP + 1), group)), text(1, COLUMNS - 1, "合計")]);
  line(2, GROUPS.flatMap((_, g) => ["１月目", "２月目", "３月目", "計"].map((label, i) => text(2, 2 + g * (PARTS_PER_GROUP + 1) + i, label))));
  const totals = new Array<number>(NUMBER_COLUMNS).fill(0);
  const lastRow = rows;
  for (let rowNumber = HEADER_ROWS + 1; rowNumber < lastRow; rowNumber++) {
    const values = rowValues(sheetIndex, rowNumber);
    values.forEach((value, i) => (totals[i] = (totals[i] ?? 0) + value));
    const index = rowNumber - HEADER_ROWS;
    line(rowNumber, [number(rowNumber, 0, index), text(rowNumber, 1, `${NOUNS[index % NOUNS.length] ?? ""}事業（その${index}）`), ...values.map((value, i) => number(rowNumber, 2 + i, value))]);
  }
  line(lastRow, [text(lastRow, 1, "合計"), ...totals.map((value, i) => number(lastRow, 2 + i, value))]);
  return lines.join("");
}

const NOUNS = ["防災", "子育て支援", "観光振興", "道路維持", "上下水道", "学校教育", "健康増進", "公園管理"];

/** Months, each quarter's sum, the sum of the quarters. */
function rowValues(sheetIndex: number, rowNumber: number): number[] {
  const values: number[] = [];
  let total = 0;
  for (let g = 0; g < GROUPS.length; g++) {
    let subtotal = 0;
    for (let i = 0; i < PARTS_PER_GROUP; i++) {
      const value = ((rowNumber * 7919 + g * 104_729 + i * 1_299_709 + sheetIndex * 15_485_863) >>> 3) % 1000;
      values.push(value);
      subtotal += value;
    }
    values.push(subtotal);
    total += subtotal;
  }
  return [...values, total];
}

function merges(): string {
  const group = (g: number): string => `<mergeCell ref="${columnLetters(2 + g * (PARTS_PER_GROUP + 1))}1:${columnLetters(5 + g * (PARTS_PER_GROUP + 1))}1"/>`;
  const tall = [0, 1, COLUMNS - 1].map((column) => `<mergeCell ref="${columnLetters(column)}1:${columnLetters(column)}2"/>`);
  return [...tall, ...GROUPS.map((_, g) => group(g))].join("");
}
