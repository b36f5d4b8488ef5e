import { isTotalRole, findLabelRole } from "../../figures/totalLabels.js";
import type { Grid } from "../../grid/grid.js";
import type { RowChange, TableRevision } from "../../revision/revision.js";
import { valueWithMerges } from "../../revision/mergedValues.js";
import { textBlock, type Block, type BlockCell, type Part, type TableBlock } from "./block.js";
import { editionCounts, type EditionCounts } from "./editionCounts.js";
import { composeText, figureText, sameFigure, settle, textOf, type Piece, type Term } from "./formulaText.js";
import { blankCell, formulaCell } from "./mirrorTable.js";
import type { SummaryLabels, SummarySource } from "./summarySource.js";
import * as look from "./summaryStyles.js";

/**
 * What changed since the edition before: how many rows came, changed and went, the counts of each initiative with the proof
 * before + added − removed ± moved = after, and the new, changed and abolished entries.
 */
export function editionParts(source: SummarySource, unit: string, labels: SummaryLabels, heading: (text: string) => Block): Part[] {
  const { comparison } = source;
  if (!comparison) return [];
  const sheetName = labels.comparisonSheetName;
  const counts = editionCounts(source, comparison);
  const parts: Part[] = [];
  const first: Block[] = [heading(labels.comparisonHeading)];
  if (counts) first.push(...countBlocks(counts, unit, labels));
  parts.push({ sheetName, blocks: first });
  const rows = [...(counts ? renamedOf(counts.revision, source) : []), ...entryTables(source, counts).flatMap((table) => entriesOf(table, source))];
  for (const [kind, title] of [["added", labels.newRows], ["changed", labels.changedRows], ["removed", labels.abolishedRows]] as const) {
    const entries = rows.filter((entry) => entry.kind === kind);
    const caption = textBlock({ kind: "text", text: `${title}　${entries.length}` }, `${title}　${entries.length}`, look.SUBHEADING, 14);
    parts.push({ sheetName, blocks: entries.length === 0 ? [caption, line(labels.noChange)] : [caption, entryTable(entries, labels)] });
  }
  return parts;
}

function line(text: string): Block {
  return textBlock({ kind: "text", text }, text, look.BODY);
}

/** The headline figures, the table, and the proof beneath it. */
function countBlocks({ lines, hasMoves, nameHeader }: EditionCounts, unit: string, labels: SummaryLabels): Block[] {
  const columns = ["before", "added", "removed", ...(hasMoves ? ["moved" as const] : []), "after"] as const;
  const sum = (column: (typeof columns)[number]): Term => {
    const terms = lines.map((each) => each[column]);
    return { formula: terms.map((term) => term.formula).join("+"), value: settle(terms.reduce((total, term) => total + term.value, 0)) };
  };
  const totals = Object.fromEntries(columns.map((column) => [column, sum(column)])) as Record<(typeof columns)[number], Term>; // every column has just been put in
  const headlines = (["added", "removed"] as const).map((column): Block => {
    const pieces: Piece[] = [column === "added" ? labels.countAdded : labels.countRemoved, figureText(shorten(totals[column])), ` ${unit}`];
    return textBlock(composeText(pieces), textOf(pieces), look.HEADLINE, 2);
  });
  const cell = (term: Term, style = look.FIGURE_CELL): BlockCell => formulaCell({ kind: "formula", formula: term.formula, cached: term.value }, style);
  const head = ["№", nameHeader, ...columns.map((column) => labels[column]), labels.difference];
  const rows: BlockCell[][] = [
    head.map((text): BlockCell => textCell(text, look.HEAD_CELL)),
    ...lines.map((each): BlockCell[] => [
      textCell(each.number, look.NUMBER_CELL), textCell(each.name, look.NAME_CELL), ...columns.map((column) => cell(each[column])),
      cell({ formula: `${each.after.formula}-${each.before.formula}`, value: settle(each.after.value - each.before.value) }),
    ]),
  ];
  const total = look.emphasised(look.FIGURE_CELL, "total");
  rows.push([blankCell(look.emphasised(look.NUMBER_CELL, "total")), textCell(labels.total, look.emphasised(look.NAME_CELL, "total")),
    ...columns.map((column) => cell(shorten(totals[column]), total)), cell({ formula: `${shorten(totals.after).formula}-${shorten(totals.before).formula}`, value: settle(totals.after.value - totals.before.value) }, total)]);
  const table: TableBlock = {
    kind: "table", rows, headerRows: 1, merges: [], spaceBefore: 4,
    columns: [{ wanted: 8, isFlexible: false }, { wanted: 44, isFlexible: true }, ...columns.map(() => ({ wanted: 8, isFlexible: false })), { wanted: 8, isFlexible: false }],
    breakRows: new Set(Array.from({ length: Math.max(0, rows.length - 3) }, (_, i) => i + 2)),
  };
  return [...headlines, table, proof(lines, totals, labels)];

  /** A sum of many literal figures is the figure: only cells of the workbook are worth a reference. */
  function shorten(term: Term): Term {
    return /[A-Z]/.test(term.formula) && term.formula.length < 4000 ? term : { formula: String(term.value), value: term.value };
  }
}

/** 「検算　94 + 3 - 2 = 95　一致」: in all, and in each line. */
function proof(lines: EditionCounts["lines"], totals: Readonly<Record<string, Term>>, labels: SummaryLabels): Block {
  const signed = (each: Readonly<Record<string, Term | string>>): readonly [string, Term][] => (["before", "added", "removed", "moved", "after"] as const).flatMap((column) => {
    const term = each[column];
    return typeof term === "object" ? [[column, term] as [string, Term]] : [];
  });
  const sides = (each: Readonly<Record<string, Term | string>>): { formula: string; holds: boolean } => {
    const terms = new Map(signed(each));
    const part = (column: string): Term => terms.get(column) ?? { formula: "0", value: 0 };
    const sum = settle(part("before").value + part("added").value - part("removed").value + part("moved").value);
    return { formula: sameFigure(`${part("before").formula}+${part("added").formula}-${part("removed").formula}+${part("moved").formula}`, part("after").formula), holds: sum === settle(part("after").value) };
  };
  const each = lines.map((one) => sides({ ...one }));
  const conditions = each.map((one) => one.formula).join(",");
  const holds = each.every((one) => one.holds);
  // Excel takes 8,192 characters a formula: beyond, the verdict is that of the moment
  const verdict: Piece = conditions.length < 7000 && each.length < 250
    ? { formula: `IF(AND(${conditions}),"${labels.agrees}","${labels.disagrees}")`, shown: holds ? labels.agrees : labels.disagrees } : (holds ? labels.agrees : labels.disagrees);
  const shown = (column: string): Piece => String(totals[column]?.value ?? 0);
  const pieces: Piece[] = [`${labels.check}　${labels.before} `, shown("before"), ` + ${labels.added} `, shown("added"), ` − ${labels.removed} `, shown("removed"),
    ...(totals["moved"] ? [` ± ${labels.moved} `, shown("moved")] : []), ` = ${labels.after} `, shown("after"), "　", verdict];
  return textBlock(composeText(pieces), textOf(pieces), look.PROOF);
}

/** The lists of the plan; of a workbook that has none, every table but the counts. */
function entryTables({ comparison, newItemLists, changeLists }: SummarySource, counts: EditionCounts | undefined): readonly TableRevision[] {
  const tables = comparison?.revision.tables.filter((table) => table !== counts?.revision) ?? [];
  const lists = [...newItemLists, ...changeLists].map((list) => list.table);
  const listed = tables.filter(({ after }) => after && lists.some(({ sheet, range }) => sheet === after.sheet && range.top <= after.range.bottom && after.range.top <= range.bottom));
  return listed.length > 0 ? listed : tables;
}

/** Initiatives that are called otherwise now: the count table's own figures are told above. */
function renamedOf(table: TableRevision, source: SummarySource): Entry[] {
  const renamed = table.rows.filter((row) => row.kind === "renamed" || row.also.includes("renamed"));
  const named = table.columns.filter((column) => renamed.some((row) => row.cells.some((cell) => cell.after.columnIndex === column.after && typeof cell.new === "string")));
  const first = table.columns.find((column) => column.kind !== "added" && column.kind !== "removed");
  return entriesOf({ ...table, rows: renamed, columns: [...(first && !named.includes(first) ? [first] : []), ...named] }, source);
}

interface Entry {
  readonly kind: "added" | "changed" | "removed";
  readonly before: string;
  readonly after: string;
}

/** Rows that came, changed or went, each as one text a side; total lines follow from the others. */
function entriesOf(table: TableRevision, { workbook, comparison }: SummarySource): Entry[] {
  const gridOf = (book: typeof workbook | undefined, sheet: string | undefined): Grid | undefined => book?.sheets.find((grid) => grid.name === sheet);
  const values = [gridOf(comparison?.before, table.before?.sheet), gridOf(workbook, table.after?.sheet)].map((grid) => grid && valueWithMerges(grid));
  const textOfRow = (side: 0 | 1, row: RowChange): string => {
    const rowIndex = side === 0 ? row.before : row.after;
    return table.columns.flatMap((column) => {
      const columnIndex = side === 0 ? column.before : column.after;
      const value = rowIndex === null || columnIndex === null ? null : (values[side]?.(rowIndex, columnIndex) ?? null);
      return value === null || typeof value === "object" ? [] : [String(value)];
    }).join("　");
  };
  return table.rows.flatMap((row): Entry[] => {
    if (row.isHeading || row.kind === "same" || isTotalRole(findLabelRole(row.key))) return [];
    if (row.kind === "added" || row.kind === "removed") return [{ kind: row.kind, before: textOfRow(0, row), after: textOfRow(1, row) }];
    return row.cells.length === 0 ? [] : [{ kind: "changed", before: textOfRow(0, row), after: textOfRow(1, row) }];
  });
}

function entryTable(entries: readonly Entry[], labels: SummaryLabels): TableBlock {
  const sides = ([["before", labels.before], ["after", labels.after]] as const).filter(([side]) => entries.some((entry) => entry[side] !== ""));
  return {
    kind: "table", headerRows: 1, merges: [], spaceBefore: 4,
    columns: sides.map(() => ({ wanted: 44, isFlexible: true })),
    rows: [
      sides.map(([, label]): BlockCell => textCell(label, look.HEAD_CELL)),
      ...entries.map((entry) => sides.map(([side]): BlockCell => textCell(entry[side], look.NAME_CELL))),
    ],
    breakRows: new Set(Array.from({ length: Math.max(0, entries.length - 2) }, (_, i) => i + 2)),
  };
}

function textCell(text: string, style: BlockCell["style"]): BlockCell {
  return text === "" ? blankCell(style) : { content: { kind: "text", text }, shown: text, style };
}
