import { comparable } from "../figures/labels.js";
import { toHalfWidth } from "../figures/figure.js";
import type { CellRange } from "../grid/address.js";
import type { SheetTables } from "./findTables.js";
import type { DeclaredFigure } from "./planTables.js";
import type { Table } from "./table.js";

/** Words that count things a plan lists; 「つの」 joins a number to what it counts. */
const UNIT = "項目|件|事業|施策|取組|計画|課題|本|つ|個|団体|箇所|か所|カ所|ヶ所|名|人";
const COUNTED = new RegExp(`([^\\s、。，,．.:：()（）「」『』【】0-9\\/]{0,24})[\\s:：]*(?<![0-9.,/-])([0-9][0-9,]*)\\s*(${UNIT})(?:の([^\\s、。，,．.:：()（）「」『』0-9]{1,12}))?(?![0-9])`, "gu");
/** Longer texts are read up to here: a cell holds 32,767 characters at most. */
const MOST_CHARACTERS = 4000;

/**
 * Figures that sentences, captions and label–number pairs outside the tables' bodies declare.
 * @example 「新規実践項目　25 項目」 → { label: "新規実践項目", value: 25, unit: "項目" };
 *   「７つのテーマ」 → { label: "テーマ", value: 7, unit: "つ" }; a cell 19 beside 「内容の変更」 likewise
 */
export function findDeclaredFigures(sheet: SheetTables): DeclaredFigure[] {
  const found: DeclaredFigure[] = [];
  // inside a table that counts or lists nothing is declared; a table of labelled figures is a place where figures are declared
  const bodies = sheet.tables.filter((table) => !isFigureList(table)).map((table) => table.range).sort((a, b) => a.top - b.top);
  // those that reach the row, kept up from row to row: a sheet may hold thousands
  let beside: CellRange[] = [];
  let next = 0;
  for (const rowIndex of sheet.figures.grid.rowIndexes) {
    if (beside.some((range) => rowIndex > range.bottom)) beside = beside.filter((range) => rowIndex <= range.bottom);
    for (let range = bodies[next]; range && range.top <= rowIndex; range = bodies[++next]) if (rowIndex <= range.bottom) beside.push(range);
    const columns = sheet.filled.columns(rowIndex);
    const [first = 0, last = 0] = [columns[0], columns.at(-1)];
    if (beside.some((range) => first >= range.left && last <= range.right)) continue;
    for (const columnIndex of columns) {
      if (beside.some((range) => columnIndex >= range.left && columnIndex <= range.right) || isMergedAway(sheet, rowIndex, columnIndex)) continue;
      const kind = sheet.figures.classOf(rowIndex, columnIndex);
      if (kind === "text") found.push(...readSentence(sheet, rowIndex, columnIndex));
      if (kind === "number") {
        const pair = readPair(sheet, rowIndex, columnIndex);
        if (pair) found.push(pair);
      }
    }
  }
  return found;
}

function isMergedAway(sheet: SheetTables, rowIndex: number, columnIndex: number): boolean {
  const merge = sheet.filled.mergeAt(rowIndex, columnIndex);
  return merge !== undefined && (merge.top !== rowIndex || merge.left !== columnIndex);
}

/** Labels with one figure column and no total: 概要's list of declared figures. */
function isFigureList(table: Table): boolean {
  return table.kind === "table" && table.columns.filter((column) => column.role === "figure").length <= 1;
}

function readSentence(sheet: SheetTables, rowIndex: number, columnIndex: number): DeclaredFigure[] {
  const raw = sheet.figures.text(rowIndex, columnIndex);
  const text = toHalfWidth(raw.slice(0, MOST_CHARACTERS));
  if (!/[0-9]/.test(text)) return [];
  const figures: DeclaredFigure[] = [];
  for (const match of text.matchAll(COUNTED)) {
    const value = Number((match[2] ?? "").replaceAll(",", ""));
    const label = match[3] === "つ" && match[4] ? match[4] : match[1] ?? "";
    figures.push({ sheet: sheet.figures.grid.name, at: { rowIndex, columnIndex }, label: cleanLabel(label), value, unit: match[3] ?? "", sentence: raw.trim() });
  }
  return figures;
}

/** Particles and verbs that lead up to a number are not part of what it counts. */
function cleanLabel(label: string): string {
  return label.replace(/^(?:また|さらに|なお|うち|このうち|その|及び|並びに|に|を|が|は|の|と)+/u, "").replace(/(?:は|が|を|に|の|で|として|数は|数が|、|計)+$/u, (tail) => (tail.startsWith("計") ? "計" : "")).trim();
}

/** A number with its label to the left and, perhaps, its unit to the right. */
function readPair(sheet: SheetTables, rowIndex: number, columnIndex: number): DeclaredFigure | undefined {
  const value = sheet.figures.number(rowIndex, columnIndex);
  if (!Number.isInteger(value) || value < 0) return undefined;
  const columns = sheet.filled.columns(rowIndex);
  const before = columns.filter((c) => c < columnIndex && sheet.figures.classOf(rowIndex, c) === "text");
  const label = before.length > 0 ? sheet.figures.text(rowIndex, before.at(-1) ?? 0).trim() : "";
  if (label === "" || columns.some((c) => c < columnIndex && c > (before.at(-1) ?? 0) && sheet.figures.classOf(rowIndex, c) === "number")) return undefined;
  const next = columns.find((c) => c > columnIndex);
  const beside = next === undefined ? "" : comparable(sheet.figures.text(rowIndex, next));
  const figure = sheet.figures.figure(rowIndex, columnIndex);
  const own = figure.kind === "number" ? figure.unit : "";
  const unit = own !== "" ? own : new RegExp(`^(?:${UNIT})$`).test(beside) ? beside : "";
  return { sheet: sheet.figures.grid.name, at: { rowIndex, columnIndex }, label, value, unit, sentence: `${label}　${value}${unit}` };
}
