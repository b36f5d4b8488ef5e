import { parseHeading } from "../figures/headingFormula.js";
import { findLabelRole, isTotalRole, type LabelRole } from "../figures/totalLabels.js";
import type { SheetFigures } from "../tables/sheetFigures.js";
import type { Table, TableColumn } from "../tables/table.js";
import { rowDepths } from "./headings/rowDepths.js";
import type { Place } from "./relation.js";

export type Axis = "row" | "col";

/** `ratio`: fractions of one (0.853), and whatever a label calls a share, a rate or a mean. */
export type Nature = "whole" | "decimal" | "ratio";

/**
 * One direction of a table as parallel lines. Along axis "row" a line is a row and a position is a column;
 * along "col" it is the other way round. A total and its parts stand in one line, at the same positions in all lines.
 */
export interface Lines {
  readonly axis: Axis;
  readonly table: Table;
  /** Sheet index (from 0) of each line and of each position. */
  readonly lineIndexes: readonly number[];
  readonly positionIndexes: readonly number[];
  /** Values by line × positions + position; NaN where no number stands. */
  readonly values: Float64Array;
  readonly decimals: Uint8Array;
  readonly roles: readonly LabelRole[];
  /** The heading 再掲 over a position, or "": its figures are listed elsewhere already and sum among themselves only. */
  readonly relisted: readonly string[];
  /** The text that names each position: a column's innermost heading or a row's labels. */
  readonly labels: readonly string[];
  /** All texts that name each position, from the outermost in: what they say of marks and formulas counts whatever tier it stands in. */
  readonly headings: readonly (readonly string[])[];
  /** How far each position's label stands in; undefined for columns, and where all rows stand alike. */
  readonly depths: readonly number[] | undefined;
  readonly isEmphasised: readonly boolean[];
  /** Positions of one nature sum among themselves: counts with counts, amounts with decimals, and the ratios between them apart. */
  readonly natures: readonly Nature[];
  /** A line whose cells are no amounts (構成比, 率, 平均) takes part in no sum. */
  readonly isAmount: readonly boolean[];
}

/** Headings of columns and rows that hold no amounts. Anchored at the end: 「業務の効率化」 and 「割合の向上」 name initiatives. */
const NO_AMOUNT = /(?:密度|(?<![効統引])率|当た?り(?:の?.{0,6})?|指数|単価|年齢|比|％|%)(?:[(（].*[)）])?$|人口密度|\bper\b|\bshare of\b|\bratio\b|\brate\b|\bindex\b|\bprice\b|average|\bmean\b|%/i;

/** Nearly all, so that one change of more than a hundred percent among them does not make a column of rates one of amounts. */
const MOSTLY = 0.9;
const LEAST_FRACTIONS = 3;

export function readLines(table: Table, figures: SheetFigures, axis: Axis): Lines {
  const { columns, rowIndexes, columnIndexes, columnLabels, columnRoles, rowLabels, labelsOfRows, rowRoles, depths } = readNames(table, figures);
  const isRow = axis === "row";
  const lineIndexes = isRow ? rowIndexes : columnIndexes;
  const positionIndexes = isRow ? columnIndexes : rowIndexes;
  const values = new Float64Array(lineIndexes.length * positionIndexes.length);
  const decimals = new Uint8Array(values.length);
  const width = positionIndexes.length;
  figures.copyNumbers(rowIndexes, columnIndexes, values, isRow ? width : 1, isRow ? 1 : width);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? NaN;
    if (Number.isInteger(value) || Number.isNaN(value)) continue;
    const along = lineIndexes[Math.floor(at / width)] ?? 0, across = positionIndexes[at % width] ?? 0;
    decimals[at] = isRow ? figures.decimals(along, across) : figures.decimals(across, along);
  }
  const lineLabels = isRow ? rowLabels : columnLabels;
  const lineRoles = isRow ? rowRoles : columnRoles;
  return {
    axis, table, lineIndexes, positionIndexes, values, decimals,
    roles: isRow ? columnRoles : rowRoles,
    relisted: isRow ? columns.map((column) => column.headers.slice(0, -1).find((header) => findLabelRole(header) === "ofWhich") ?? "") : rowLabels.map(() => ""),
    labels: isRow ? columns.map((column) => innermostName(column.headers)) : rowLabels,
    headings: isRow ? columns.map((column) => column.headers) : labelsOfRows,
    depths: isRow ? undefined : depths,
    isEmphasised: positionIndexes.map((position) => isRow ? isEmphasisedColumn(table, position, figures) : isEmphasisedRow(table, position, figures)),
    natures: findNatures(values, lineIndexes.length, positionIndexes.length, isRow ? columnRoles : rowRoles),
    isAmount: lineLabels.map((label, i) => !["share", "rate", "mean"].includes(lineRoles[i] ?? "plain") && !NO_AMOUNT.test(label.normalize("NFKC"))),
  };
}

/** What the lines of both directions of a table are called, and what that says of them. */
export interface Names {
  readonly columns: readonly TableColumn[];
  readonly rowIndexes: readonly number[];
  readonly columnIndexes: readonly number[];
  readonly columnLabels: readonly string[];
  readonly columnRoles: readonly LabelRole[];
  readonly rowLabels: readonly string[];
  readonly labelsOfRows: readonly (readonly string[])[];
  readonly rowRoles: readonly LabelRole[];
  readonly depths: readonly number[] | undefined;
}

/** Both directions of a table have the same names, the one for its lines and the other for its positions. */
const namesOf = new WeakMap<Table, Names>();

export function readNames(table: Table, figures: SheetFigures): Names {
  const known = namesOf.get(table);
  if (known) return known;
  const columns = table.columns.filter((column) => column.role === "figure");
  const columnIndexes = columns.map((column) => column.columnIndex);
  const texts = table.columns.filter((column) => column.role === "text").map((column) => column.columnIndex);
  const labelsOfRows = table.rows.map((row) => (row.labels.some((label) => label !== "") ? row.labels
    : totalAmongTexts(row.rowIndex, texts, figures) ?? wordsAmongFigures(row.rowIndex, columnIndexes, figures)));
  const names: Names = {
    columns, columnIndexes, labelsOfRows, rowIndexes: table.rows.map((row) => row.rowIndex),
    columnLabels: columns.map((column) => column.headers.join(" ")), columnRoles: columns.map((column) => findHeaderRole(column.headers)),
    rowLabels: labelsOfRows.map((labels) => (labels.length === 1 ? labels[0] ?? "" : labels.filter((label) => label !== "").join(" "))), rowRoles: labelsOfRows.map(findRowRole), depths: rowDepths(table, figures),
  };
  namesOf.set(table, names);
  return names;
}

/** 「平均」 typed into a column of pupils' numbers labels its row as well: the first words in a row without a label. */
function wordsAmongFigures(rowIndex: number, columnIndexes: readonly number[], figures: SheetFigures): string[] {
  const column = columnIndexes.find((c) => figures.classOf(rowIndex, c) !== "blank");
  return column !== undefined && figures.classOf(rowIndex, column) === "text" ? [figures.text(rowIndex, column).trim()] : [];
}

/** 「小計」 in a column of remarks, or right of the amounts, labels its row where it is all the words that the row has. */
function totalAmongTexts(rowIndex: number, textColumns: readonly number[], figures: SheetFigures): string[] | undefined {
  const words = textColumns.flatMap((c) => (figures.classOf(rowIndex, c) === "text" ? [figures.text(rowIndex, c).trim()] : []));
  return words.length === 1 && isTotalRole(findLabelRole(words[0] ?? "")) ? words : undefined;
}

/** By what most of a position's numbers are. */
function findNatures(values: Float64Array, lines: number, width: number, roles: readonly LabelRole[]): Nature[] {
  return roles.map((role, p) => {
    let numbers = 0, fractions = 0, ofOne = 0;
    for (let line = 0; line < lines; line++) {
      const value = values[line * width + p] ?? NaN;
      if (Number.isNaN(value)) continue;
      numbers++;
      if (Math.abs(value) <= 1) ofOne++;
      if (!Number.isInteger(value)) fractions++;
    }
    if (numbers === 0) return "whole";
    const isLabelled = role === "share" || role === "rate" || role === "mean";
    const areOfOne = ofOne >= numbers * MOSTLY;
    // a column of attendance rates may be 1 in most lines
    if (fractions <= numbers * 0.5) return areOfOne && (isLabelled || fractions >= Math.max(LEAST_FRACTIONS, numbers * 0.1)) ? "ratio" : "whole";
    return isLabelled || areOfOne ? "ratio" : "decimal";
  });
}

const UNIT = /^[(（〔［]?(?:単位[:：・]?)?(?:人|千?円|百?万円|億円|件数?|世帯|戸|棟|台|校|回|冊|枚|点|か所|箇所|ヶ所|ha|㎡|㎢|km2?|kg|t|㎥|kWh)[)）〕］]?$/i;

/** A tier of units (千円, 人) or of letters and formulas (A, B, C=A+B) below the headings names nothing. */
function innermostName(headers: readonly string[]): string {
  const named = headers.findLast((header) => !UNIT.test(header.trim()) && parseHeading(header).name !== "");
  return named ?? headers.at(-1) ?? "";
}

/** The innermost heading decides; a merged parent 「合計」 over 男 女 計 makes none of them a total by itself. */
function findHeaderRole(headers: readonly string[]): LabelRole {
  const name = innermostName(headers);
  const own = findLabelRole(name);
  if (own !== "plain") return own;
  const parents = headers.slice(0, headers.lastIndexOf(name)).map(findLabelRole);
  return parents.find((role) => role === "share" || role === "rate" || role === "mean") ?? "plain";
}

function findRowRole(labels: readonly string[]): LabelRole {
  const roles = labels.map(findLabelRole);
  return roles.find((role) => role === "ofWhich")
    ?? roles.findLast((role) => role === "total" || role === "subtotal")
    ?? roles.findLast((role) => role !== "plain") ?? "plain";
}

function isEmphasisedRow(table: Table, rowIndex: number, figures: SheetFigures): boolean {
  const first = table.columns.find((column) => column.role === "figure");
  if (!first) return false;
  const style = figures.grid.style(rowIndex, first.columnIndex);
  return style.bold || style.filled;
}

function isEmphasisedColumn(table: Table, columnIndex: number, figures: SheetFigures): boolean {
  const row = table.rows[Math.floor(table.rows.length / 2)];
  if (!row) return false;
  const style = figures.grid.style(row.rowIndex, columnIndex);
  return style.bold || style.filled;
}

/** Where a line and a position across it meet on the sheet; both are counted within the lines. */
export function placeAt({ table, axis, lineIndexes, positionIndexes }: Lines, line: number, position: number): Place {
  const [along, across] = [lineIndexes[line] ?? 0, positionIndexes[position] ?? 0];
  return axis === "row" ? { sheet: table.sheet, rowIndex: along, columnIndex: across } : { sheet: table.sheet, rowIndex: across, columnIndex: along };
}
