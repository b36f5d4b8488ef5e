import { parseFigure } from "../figures/figure.js";
import { brokenEquations, likeliestReadings, type Reading } from "./blankReadings.js";
import { findSpacingReader } from "./blankSpacing.js";
import { findColumnEquations, type ColumnEquation } from "./columnEquations.js";
import type { RowDraft } from "./countRows.js";
import type { CountTableDraft } from "./findCountTables.js";
import { resolveBlanks, type OpenRow } from "./resolveBlanks.js";
import type { CountCell, CountRow, TranscriptNotice } from "./transcript.js";

/** What a list says about a row: the column that counts its entries, and their number. */
export type ListedCount = (row: RowDraft) => OpenRow["listed"];

export interface ResolvedRows {
  readonly rows: readonly CountRow[];
  readonly equations: readonly ColumnEquation[];
  readonly notices: readonly TranscriptNotice[];
}

/**
 * Puts each row's figures into its columns. A row with all its figures is taken as printed, right or wrong.
 * A shorter one lost its blanks: of its readings those are kept that break the fewest row equations, then, all rows together,
 * the fewest column totals and list counts. What still has several readings stays open and is reported.
 */
export function resolveCountTable(draft: CountTableDraft, title: string, listed: ListedCount): ResolvedRows {
  const width = draft.header.columns.length;
  const drafts = markSubtotals(draft.rows.map((row) => trimExcess(row, width)));
  const complete = drafts.filter((row) => row.figures.length === width).map(figuresOf);
  const equations = findColumnEquations(draft.header.columns, complete);
  const open = drafts.map((row): OpenRow => ({
    kind: row.kind, listed: listed(row),
    readings: row.figures.length === width ? [figuresOf(row)] : likeliestReadings(figuresOf(row), width, equations),
  }));
  const settled = settle(drafts, open, width);
  const notices: TranscriptNotice[] = settled.isComplete ? [] : [{ code: "too-many-readings", params: { table: title } }];
  const rows = drafts.map((row, i): CountRow => {
    const readings = settled.readings[i] ?? [];
    notices.push(...noticesOf(row, readings, settled.bySpacing.has(i), equations, title, width));
    return asRow(row, readings, width);
  });
  return { rows, equations, notices };
}

interface Settled {
  readonly readings: readonly (readonly Reading[])[];
  readonly bySpacing: ReadonlySet<number>;
  readonly isComplete: boolean;
}

/** By equations first; then, where the rows so settled show that the spacing tells the truth, by spacing. */
function settle(drafts: readonly RowDraft[], open: readonly OpenRow[], width: number): Settled {
  const first = resolveBlanks(open, width);
  if (!first) return { readings: open.map((row) => row.readings), bySpacing: new Set(), isComplete: false };
  const readings = open.map((row, i) => keepReadings(row, first.kept[i]));
  const single = drafts.flatMap((row, i) => { const [only, other] = readings[i] ?? []; return only && !other ? [{ row, reading: only }] : []; });
  const reader = findSpacingReader(single, width);
  if (!reader || single.length === drafts.length) return { readings, bySpacing: new Set(), isComplete: true };
  const bySpacing = new Set<number>();
  const hinted = open.map((row, i): OpenRow => {
    const choices = readings[i] ?? [];
    const hint = choices.length > 1 ? reader(drafts[i] ?? noRow) : undefined;
    const chosen = hint ? choices.find((choice) => choice.join("|") === hint.join("|")) : undefined;
    if (chosen) bySpacing.add(i);
    return { ...row, readings: chosen ? [chosen] : choices };
  });
  const second = resolveBlanks(hinted, width);
  // Spacing never outweighs an equation.
  if (!second || second.broken > first.broken) return { readings, bySpacing: new Set(), isComplete: true };
  return { readings: hinted.map((row, i) => keepReadings(row, second.kept[i])), bySpacing, isComplete: true };
}

function keepReadings(row: OpenRow, kept: readonly number[] = []): readonly Reading[] {
  return row.readings.filter((_, index) => kept.includes(index));
}

const noRow: RowDraft = { kind: "initiative", number: undefined, name: "", figures: [], figureLine: undefined, lineNumber: 0 };

function figuresOf(row: RowDraft): readonly string[] {
  return row.figures.map((figure) => figure.text);
}

/** More figures than columns: the first ones end the name. */
function trimExcess(row: RowDraft, width: number): RowDraft {
  const excess = row.figures.length - width;
  if (excess <= 0) return row;
  const words = row.figures.slice(0, excess).map((figure) => figure.text);
  return { ...row, name: [row.name, ...words].join(" "), figures: row.figures.slice(excess) };
}

/** Of several totals, one with initiatives and another total after it sums only its own part. */
function markSubtotals(rows: readonly RowDraft[]): readonly RowDraft[] {
  return rows.map((row, i) => {
    const after = rows.slice(i + 1);
    const isInner = row.kind === "total" && after.some((other) => other.kind === "initiative") && after.some((other) => other.kind === "total") && rows.slice(0, i).some((other) => other.kind === "initiative");
    return isInner ? { ...row, kind: "subtotal" } : row;
  });
}

function noticesOf(row: RowDraft, readings: readonly Reading[], bySpacing: boolean, equations: readonly ColumnEquation[], table: string, width: number): TranscriptNotice[] {
  if (row.figures.length === width || row.figures.length === 0) return [];
  const name = row.number ? `${row.number.raw} ${row.name}` : row.name;
  const printed = figuresOf(row).join(" ");
  const at = { table, row: name, lineNumber: row.lineNumber };
  const [only, other] = readings;
  if (!only) return [];
  if (other) return [{ code: "ambiguous-row", params: { ...at, printed, readings: readings.map(formatReading) } }];
  if (bySpacing) return [{ code: "read-by-spacing", params: { ...at, reading: formatReading(only) } }];
  return brokenEquations(only, equations) > 0 ? [{ code: "row-breaks-equation", params: { ...at, printed } }] : [];
}

/** Cells parted by bars, a blank one as an underscore: 「１|_|１」. */
export function formatReading(reading: Reading): string {
  return reading.map((cell) => (cell === "" ? "_" : cell)).join("|");
}

function asRow(row: RowDraft, readings: readonly Reading[], width: number): CountRow {
  const first = readings[0] ?? Array<string>(width).fill("");
  const cells = first.map((raw, column): CountCell => {
    const isUnresolved = readings.some((reading) => reading[column] !== raw);
    return isUnresolved ? { raw: "", figure: { kind: "blank" }, isUnresolved } : { raw, figure: parseFigure(raw), isUnresolved };
  });
  return {
    kind: row.kind, numberRaw: row.number?.raw ?? "", number: row.number?.number, name: row.name,
    cells, printed: figuresOf(row), readings: readings.length > 1 ? readings : [], lineNumber: row.lineNumber,
  };
}
