import { findLabelRole, isTotalRole } from "../../figures/totalLabels.js";
import { formatAddress, quoteSheetName } from "../../grid/address.js";
import type { Grid } from "../../grid/grid.js";
import type { RowChange, TableRevision } from "../../revision/revision.js";
import type { PlannedCell, PlannedContent, SheetPlan } from "../sheetPlan.js";
import type { ComparisonLabels, ComparisonSettings, ComparisonSource } from "./comparison.js";
import type { ComparisonLayout } from "./comparisonLayout.js";
import type { ComparisonLine } from "./comparisonLines.js";
import { groupProofs } from "./groupProof.js";
import * as look from "./comparisonStyles.js";

export interface ProofSource {
  readonly table: TableRevision;
  readonly layout: ComparisonLayout;
  readonly lines: readonly ComparisonLine[];
  /** The sheet row of the first line. */
  readonly firstLine: number;
  readonly settings: ComparisonSettings;
  readonly source: ComparisonSource;
  readonly grids: readonly [Grid | undefined, Grid | undefined];
  readonly top: number;
  /** A line of totals: what it sums is counted already. */
  isTotal(row: RowChange): boolean;
}

/** A formula refers to that many places at most; of more the value itself stands there. */
const MOST_TERMS = 200;
const BAR_CHARACTERS = 10;

/**
 * The proof under a comparison table: before + added − removed ± changes = after, for the rows and for every column of
 * figures, as formulas over the table above and, where the workbook holds it, over the edition after itself.
 */
export function proofBlock(source: ProofSource, labels: ComparisonLabels): { readonly cells: PlannedCell[]; readonly merges: SheetPlan["merges"] } {
  const cells: PlannedCell[] = [];
  const merges: SheetPlan["merges"][number][] = [];
  const { proof } = source.table;
  const words = labels.proof;
  const spans = proofColumns(source.layout);
  const put = (rowIndex: number, column: number, content: PlannedContent, style: PlannedCell["style"]): void => {
    const [first = 0, last = first] = spans[column] ?? [];
    for (let c = first; c <= last; c++) cells.push({ rowIndex, columnIndex: c, content: c === first ? content : { kind: "blank" }, style });
    if (last > first) merges.push({ top: rowIndex, left: first, bottom: rowIndex, right: last });
  };
  const at = (rowIndex: number, column: number): string => formatAddress(rowIndex, spans[column]?.[0] ?? 0);
  const { top } = source;
  cells.push({ rowIndex: top, columnIndex: 0, content: { kind: "text", text: words.title }, style: look.PROOF_TITLE });
  const rows = [
    { label: words.rows, terms: [number(proof.before), countOf(source, labels, "added"), countOf(source, labels, "removed"), number(proof.movedIn - proof.movedOut), number(proof.after)] },
    ...[...source.layout.figures].map((position) => ({ label: headerOf(source, position) || words.figures, terms: figureTerms(source, position) })),
    ...groupProofs(source, labels),
  ];
  if (spans.length === 0) {
    // too few columns for a table: each proof is a line of its own
    rows.forEach(({ label, terms }, i) => {
      const last = source.layout.widths.length * 2;
      for (let c = 0; c <= last; c++) cells.push({ rowIndex: top + 1 + i, columnIndex: c, content: c === 0 ? proofLine(label, terms, labels) : { kind: "blank" }, style: look.NOTE });
      merges.push({ top: top + 1 + i, left: 0, bottom: top + 1 + i, right: last });
    });
    return { cells, merges };
  }
  [words.what, words.before, words.added, words.removed, words.changed, words.after, words.verdict, words.picture].slice(0, spans.length).forEach((text, c) => put(top + 1, c, { kind: "text", text }, look.HEAD));

  rows.forEach(({ label, terms }, i) => {
    const row = top + 2 + i;
    put(row, 0, { kind: "text", text: label }, look.PROOF_TEXT);
    terms.forEach((term, c) => put(row, c + 1, contentOf(term), look.PROOF_FIGURE));
    const [before = 0, added = 0, removed = 0, changed = 0, after = 0] = terms.map((term) => term.value);
    const sum = `${at(row, 1)}+${at(row, 2)}-${at(row, 3)}+${at(row, 4)}`;
    const holds = Math.abs(before + added - removed + changed - after) < 1e-6;
    put(row, 6, { kind: "formula", formula: `IF(ROUND(${sum}-${at(row, 5)},6)=0,"${words.agrees}","${words.disagrees}")`, cached: holds ? words.agrees : words.disagrees }, look.PROOF_TEXT);
    if (spans.length === 8) put(row, 7, barContent(row, terms.map((term) => term.value), at), look.BAR);
  });
  return { cells, merges };
}

/** 「行の数　24 ＋新規 3 －廃止 2 ±増減 0 ＝改定後 25　一致」 */
function proofLine(label: string, terms: readonly ProofTerm[], { proof: words }: ComparisonLabels): PlannedContent {
  const [before, added, removed, changed, after] = terms.map((term) => term.formula ?? String(term.value));
  const values = terms.map((term) => term.value);
  const holds = Math.abs((values[0] ?? 0) + (values[1] ?? 0) - (values[2] ?? 0) + (values[3] ?? 0) - (values[4] ?? 0)) < 1e-6;
  const part = (word: string, formula: string | undefined): string => `"${word} "&(${formula ?? "0"})`;
  const formula = [`"${label.replaceAll('"', '""')}　"`, part(words.before, before), `" "`, part(words.added, added), `" "`, part(words.removed, removed), `" "`, part(words.changed, changed), `" "`, part(words.after, after),
    `"　"`, `IF(ROUND((${before ?? 0})+(${added ?? 0})-(${removed ?? 0})+(${changed ?? 0})-(${after ?? 0}),6)=0,"${words.agrees}","${words.disagrees}")`].join("&");
  const shown = [words.before, words.added, words.removed, words.changed, words.after].map((word, i) => `${word} ${values[i] ?? 0}`).join(" ");
  return { kind: "formula", formula, cached: `${label}　${shown}　${holds ? words.agrees : words.disagrees}` };
}

export interface ProofTerm {
  readonly formula?: string;
  readonly value: number;
}

function number(value: number): ProofTerm {
  return { value };
}

function contentOf(term: ProofTerm): PlannedContent {
  return term.formula === undefined ? { kind: "number", value: term.value } : { kind: "formula", formula: term.formula, cached: term.value };
}

/** Eight columns of the proof, or seven without the picture, over the columns of the table above: the last takes what is left. */
function proofColumns({ widths }: ComparisonLayout): [number, number][] {
  const total = widths.length * 2 + 1;
  if (total < 7) return [];
  // the picture is the first to go
  const wanted = [14, 9, 9, 9, 9, 9, 10, ...(total < 8 ? [] : [16])];
  const all = [...widths, ...widths, 15];
  const spans: [number, number][] = [];
  let column = 0;
  wanted.forEach((units, i) => {
    const first = Math.min(column, total - 1);
    let width = 0;
    while (column < total && (width < units - 3 || column === first) && total - column > wanted.length - 1 - i) width += all[column++] ?? 0;
    if (column === first) column++;
    spans.push([first, Math.max(first, column - 1)]);
  });
  return spans;
}

function headerOf({ layout }: ProofSource, position: number): string {
  const column = layout.columns[position];
  const headers = column && (column.headersAfter.length > 0 ? column.headersAfter : column.headersBefore);
  return headers?.at(-1) ?? "";
}

function countOf({ table, layout, lines, firstLine }: ProofSource, labels: ComparisonLabels, kind: "added" | "removed"): ProofTerm {
  const remarks = `${formatAddress(firstLine, layout.widths.length * 2)}:${formatAddress(firstLine + Math.max(0, lines.length - 1), layout.widths.length * 2)}`.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return { formula: `COUNTIF(${remarks},"${labels.remarkOf[kind]}*")`, value: table.proof[kind] };
}

/** The sums of a column: what was, what came and went with rows, what changed within rows, and what is. Totals are left out. */
function figureTerms(source: ProofSource, position: number): ProofTerm[] {
  const { table, layout, lines, firstLine, settings, grids } = source;
  const column = layout.columns[position];
  const body = table.rows.filter((row) => !row.isHeading && !source.isTotal(row));
  const valueAt = (side: 0 | 1, row: RowChange): number => {
    const [rowIndex, columnIndex] = side === 0 ? [row.before, column?.before ?? null] : [row.after, column?.after ?? null];
    const value = rowIndex === null || columnIndex === null ? null : (grids[side]?.value(rowIndex, columnIndex) ?? null); // a merged figure counts once
    return typeof value === "number" ? value : 0;
  };
  const sum = (side: 0 | 1, test: (row: RowChange) => boolean): number => body.filter(test).reduce((total, row) => total + valueAt(side, row), 0);
  const isKept = (row: RowChange): boolean => row.before !== null && row.after !== null;
  const lineColumn = (side: 0 | 1): number => position + ((settings.order === "before-first") === (side === 0) ? 0 : layout.widths.length);
  const cellsOf = (side: 0 | 1, test: (row: RowChange) => boolean): string => {
    const places = lines.flatMap((line, i) => (line.change && body.includes(line.change) && test(line.change) ? [formatAddress(firstLine + i, lineColumn(side))] : []));
    return places.length === 0 || places.length > MOST_TERMS ? "" : `SUM(${compress(places).join(",")})`;
  };
  const term = (formula: string, value: number): ProofTerm => (formula === "" ? { value } : { formula, value });
  const change = sum(1, isKept) - sum(0, isKept);
  const [now, then] = [cellsOf(1, isKept), cellsOf(0, isKept)];
  return [
    number(tidy(sum(0, (row) => row.before !== null))),
    term(cellsOf(1, (row) => row.before === null), tidy(sum(1, (row) => row.before === null))),
    term(cellsOf(0, (row) => row.after === null), tidy(sum(0, (row) => row.after === null))),
    term(now === "" || then === "" ? "" : `${now}-${then}`, tidy(change)),
    liveSum(source, body, position, tidy(sum(1, (row) => row.after !== null))),
  ];
}

/** The sum of the column on the sheet of the edition after, where the workbook holds it. */
function liveSum({ source, table, layout }: ProofSource, body: readonly RowChange[], position: number, value: number): ProofTerm {
  const columnIndex = layout.columns[position]?.after;
  if (!source.isLive || !table.after || columnIndex === null || columnIndex === undefined) return { value };
  const places = body.flatMap((row) => (row.after === null ? [] : [row.after])).sort((a, b) => a - b).map((rowIndex) => formatAddress(rowIndex, columnIndex));
  const ranges = compress(places);
  if (ranges.length === 0 || ranges.length > MOST_TERMS) return { value };
  const sheet = quoteSheetName(table.after.sheet);
  return { formula: `SUM(${ranges.map((range) => `${sheet}!${range}`).join(",")})`, value };
}

/** D5, D6, D7, D9 → D5:D7, D9. */
function compress(places: readonly string[]): string[] {
  const ranges: { column: string; first: number; last: number }[] = [];
  for (const place of places) {
    const [, column = "", row = "0"] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    const last = ranges.at(-1);
    if (last?.column === column && Number(row) === last.last + 1) last.last++;
    else ranges.push({ column, first: Number(row), last: Number(row) });
  }
  return ranges.map(({ column, first, last }) => (first === last ? `${column}${first}` : `${column}${first}:${column}${last}`));
}

export function isTotalLine(row: RowChange, grids: readonly [Grid | undefined, Grid | undefined]): boolean {
  const [grid, rowIndex] = row.after === null ? [grids[0], row.before ?? 0] as const : [grids[1], row.after] as const;
  return (grid?.row(rowIndex) ?? []).some((value) => typeof value === "string" && isTotalRole(findLabelRole(value)));
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** A small waterfall: what was, and what came or went, as bars of one scale. */
function barContent(row: number, values: readonly number[], at: (rowIndex: number, column: number) => string): PlannedContent {
  const [before = 0, added = 0, removed = 0, changed = 0, after = 0] = values;
  const scale = `MAX(1,ABS(${at(row, 1)}),ABS(${at(row, 5)}))`;
  const size = Math.max(1, Math.abs(before), Math.abs(after));
  const bar = (character: string, value: number): string => character.repeat(value > 0 ? Math.max(1, Math.round((value / size) * BAR_CHARACTERS)) : 0);
  const kept = Math.max(0, Math.min(before - removed + Math.min(0, changed), after));
  const grown = Math.max(0, added + Math.max(0, changed));
  const lost = Math.max(0, removed - Math.min(0, changed));
  const part = (character: string, value: string): string => `REPT("${character}",IF((${value})>0,MAX(1,ROUND((${value})/${scale}*${BAR_CHARACTERS},0)),0))`;
  const keptFormula = `MAX(0,MIN(${at(row, 1)}-${at(row, 3)}+MIN(0,${at(row, 4)}),${at(row, 5)}))`;
  return {
    kind: "formula",
    formula: `${part("■", keptFormula)}&${part("＋", `${at(row, 2)}+MAX(0,${at(row, 4)})`)}&${part("－", `${at(row, 3)}-MIN(0,${at(row, 4)})`)}`,
    cached: bar("■", kept) + bar("＋", grown) + bar("－", lost),
  };
}
