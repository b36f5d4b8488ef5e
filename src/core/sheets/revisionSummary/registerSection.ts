import type { CellRange } from "../../grid/address.js";
import type { Grid } from "../../grid/grid.js";
import type { EntryKind, Register, RegisterEntry } from "../../tables/registers.js";
import { textBlock, type Block, type BlockCell, type TableBlock, type TextBlock } from "./block.js";
import { composeText, figureText, mirrorOf, sameFigure, textOf, type Piece, type Term } from "./formulaText.js";
import { blankCell, formulaCell, mirrorTable, type MirroredColumn } from "./mirrorTable.js";
import { countEntries, countKinds, minus, registerGroups } from "./registerTerms.js";
import type { ChangeKind, SummaryLabels } from "./summarySource.js";
import * as look from "./summaryStyles.js";

/** Entries of these kinds are no longer in the plan. */
const GONE: readonly EntryKind[] = ["abolished", "completed"];
/** In the order in which section 3 tells them. */
const CHANGES: readonly ChangeKind[] = ["contentChanged", "scheduleFixed", "renamed", "merged", "expanded", "otherChange", "abolished", "completed"];

/** Excel takes 8,192 characters a formula; a condition beyond that is left to the lines of the table. */
const LONGEST_CONDITION = 1800;

/** A kind of change with how many entries of the register it has. */
export interface CountedChange {
  readonly kind: ChangeKind;
  readonly term: Term;
}

/** The figures that the summary leads with and the count table, both counted from the register by formulas. */
export function registerCounts(register: Register, grid: Grid, noun: string, unit: string, labels: SummaryLabels): Block[] {
  const { entries } = register;
  const count = (kinds: readonly EntryKind[]): Term => countKinds(register, grid, kinds, entries);
  const lines: (readonly [string, Term])[] = [[labels.newItems(noun), count(["new"])]];
  const gone = count(GONE);
  if (gone.value > 0) lines.push([labels.goneItems(noun), gone]);
  return [...lines.map(([label, term]) => headline(label, term, unit)), ...countTable(register, grid, labels)];
}

/** The kinds of change that the register knows, each counted by a formula. */
export function countedChanges(register: Register, grid: Grid): CountedChange[] {
  return CHANGES.flatMap((kind) => {
    const term = countKinds(register, grid, [entryKind(kind)], register.entries);
    return term.value === 0 ? [] : [{ kind, term }];
  });
}

export function changeLine({ kind, term }: CountedChange, unit: string, labels: SummaryLabels, spaceBefore: number): TextBlock {
  return headline(labels.kindName(kind), term, unit, spaceBefore);
}

/** The entries of some kinds as a table with the proof that none was left out; undefined where there is none. */
export function registerList(register: Register, grid: Grid, kinds: "new" | readonly ChangeKind[], unit: string, labels: SummaryLabels): Block[] | undefined {
  const sought: readonly EntryKind[] = kinds === "new" ? ["new"] : kinds.map(entryKind);
  const entries = register.entries.filter((entry) => entry.kinds.some((kind) => sought.includes(kind)));
  if (entries.length === 0) return undefined;
  const columns: MirroredColumn[] = [
    ...(register.numberColumn === undefined ? [] : [{ columnIndex: register.numberColumn, kind: "number" as const }]),
    ...(register.groupColumn === undefined ? [] : [{ columnIndex: register.groupColumn, kind: "name" as const }]),
    { columnIndex: register.itemColumn, kind: "name" },
    ...(kinds === "new" ? [] : [{ columnIndex: register.kindColumn, kind: "number" as const }]),
  ];
  const { range, bodyTop } = register.table;
  const table = mirrorTable({
    grid, columns,
    headerRows: Array.from({ length: Math.max(0, bodyTop - range.top) }, (_, i) => range.top + i),
    bodyRows: entries.map((entry) => entry.itemAt.rowIndex),
    rowRole: () => "row", groups: groupRanges(register), addedRows: [],
  }, 4);
  return [table, proofLine(labels.listed, countEntries(grid, entries), countKinds(register, grid, sought, register.entries), unit, labels)];
}

/** 「検算　区分の件数 25 項目 = 25 項目　一致」 */
export function proofLine(what: string, counted: Term, other: Term, unit: string, labels: SummaryLabels): TextBlock {
  const pieces: Piece[] = [
    `${labels.check}　${what} `, figureText(counted), ` ${unit} = `, figureText(other), ` ${unit}　`,
    { formula: `IF(${sameFigure(counted.formula, other.formula)},"${labels.agrees}","${labels.disagrees}")`, shown: counted.value === other.value ? labels.agrees : labels.disagrees },
  ];
  return textBlock(composeText(pieces), textOf(pieces), look.PROOF);
}

function headline(label: string, term: Term, unit: string, spaceBefore = 2): TextBlock {
  const pieces: Piece[] = [`${label}　`, figureText(term), ` ${unit}`];
  return textBlock(composeText(pieces), textOf(pieces), look.HEADLINE, spaceBefore);
}

function entryKind(kind: ChangeKind): EntryKind {
  return kind === "continued" ? "unchanged" : kind;
}

/** № | initiative | before | new | gone | after | difference; a register of the changes alone counts those alone. */
function countTable(register: Register, grid: Grid, labels: SummaryLabels): Block[] {
  if (register.groupColumn === undefined) return [];
  const hasGone = register.entries.some((entry) => entry.kinds.some((kind) => GONE.includes(kind)));
  const columns: readonly { readonly head: string; readonly term: (entries: readonly RegisterEntry[]) => Term }[] = register.isWhole ? wholeColumns(register, grid, hasGone, labels) : [
    { head: labels.newRows, term: (entries) => countKinds(register, grid, ["new"], entries) },
    ...countedChanges(register, grid).map(({ kind }) => ({ head: labels.kindName(kind), term: (entries: readonly RegisterEntry[]) => countKinds(register, grid, [entryKind(kind)], entries) })),
  ];
  const groups = registerGroups(register);
  const numberColumn = register.numberColumn === register.groupColumn ? undefined : register.numberColumn;
  const hasNumbers = numberColumn !== undefined;
  const total = (style: typeof look.FIGURE_CELL): typeof look.FIGURE_CELL => look.emphasised(style, "total");
  const figure = (term: Term, style = look.FIGURE_CELL): BlockCell => formulaCell({ kind: "formula", formula: term.formula, cached: term.value }, style);
  const text = (words: string, style: BlockCell["style"]): BlockCell => ({ content: { kind: "text", text: words }, shown: words, style });
  const rows: BlockCell[][] = [[
    ...(hasNumbers ? [text("№", look.HEAD_CELL)] : []), text(headerOf(register), look.HEAD_CELL), ...columns.map((column) => text(column.head, look.HEAD_CELL)),
  ]];
  for (const { entries, nameAt } of groups) {
    rows.push([
      ...(hasNumbers ? [mirrored(grid, nameAt.rowIndex, numberColumn, look.NUMBER_CELL)] : []),
      mirrored(grid, nameAt.rowIndex, nameAt.columnIndex, look.NAME_CELL), ...columns.map((column) => figure(column.term(entries))),
    ]);
  }
  rows.push([...(hasNumbers ? [blankCell(total(look.NUMBER_CELL))] : []), text(labels.total, total(look.NAME_CELL)), ...columns.map((column) => figure(column.term(register.entries), total(look.FIGURE_CELL)))]);
  const table: TableBlock = {
    kind: "table", rows, headerRows: 1, merges: [], spaceBefore: 4,
    columns: [...(hasNumbers ? [{ wanted: 8, isFlexible: false }] : []), { wanted: 44, isFlexible: true }, ...columns.map(({ head }) => ({ wanted: Math.max(8, head.length * 2 + 1), isFlexible: false }))],
    breakRows: new Set(Array.from({ length: Math.max(0, rows.length - 3) }, (_, i) => i + 2)),
  };
  const proof = register.isWhole ? wholeProof(register, grid, groups.map((group) => group.entries), hasGone, labels) : [];
  return [table, ...proof];
}

function wholeColumns(register: Register, grid: Grid, hasGone: boolean, labels: SummaryLabels): { head: string; term: (entries: readonly RegisterEntry[]) => Term }[] {
  const fresh = (entries: readonly RegisterEntry[]): Term => countKinds(register, grid, ["new"], entries);
  const gone = (entries: readonly RegisterEntry[]): Term => countKinds(register, grid, GONE, entries);
  return [
    { head: labels.before, term: (entries) => minus(countEntries(grid, entries), fresh(entries)) },
    { head: labels.added, term: fresh },
    ...(hasGone ? [{ head: labels.removed, term: gone }] : []),
    { head: labels.after, term: (entries) => minus(countEntries(grid, entries), gone(entries)) },
    { head: labels.difference, term: (entries) => minus(fresh(entries), gone(entries)) },
  ];
}

/** 「検算　70 + 25 = 95　一致」: over all, and the initiatives together are all. */
function wholeProof(register: Register, grid: Grid, groups: readonly (readonly RegisterEntry[])[], hasGone: boolean, labels: SummaryLabels): Block[] {
  const columns = wholeColumns(register, grid, hasGone, labels).map((column) => ({ head: column.head, term: column.term(register.entries), parts: groups.map((entries) => column.term(entries)) }));
  const of = (head: string): Term => columns.find((column) => column.head === head)?.term ?? { formula: "0", value: 0 };
  const [before, added, removed, after] = [of(labels.before), of(labels.added), hasGone ? of(labels.removed) : undefined, of(labels.after)];
  const sum = `${before.formula}+${added.formula}${removed ? `-(${removed.formula})` : ""}`;
  const value = before.value + added.value - (removed?.value ?? 0);
  // each initiative was counted by itself: together they must be all
  const together = columns.map(({ parts, term }) => sameFigure(parts.map((part) => part.formula).join("+"), `(${term.formula})`));
  const conditions = [sameFigure(sum, after.formula), ...together.filter((condition) => condition.length < LONGEST_CONDITION)];
  const inParts = columns.every((column) => column.parts.reduce((all, part) => all + part.value, 0) === column.term.value);
  const words = [`${labels.check}　`, figureText(before), " + ", figureText(added), ...(removed ? [" − ", figureText(removed)] : []), " = ", figureText(after), "　"] as Piece[];
  words.push({ formula: `IF(AND(${conditions.join(",")}),"${labels.agrees}","${labels.disagrees}")`, shown: value === after.value && inParts ? labels.agrees : labels.disagrees });
  return [textBlock(composeText(words), textOf(words), look.PROOF)];
}

function mirrored(grid: Grid, rowIndex: number, columnIndex: number, style: BlockCell["style"]): BlockCell {
  const content = mirrorOf(grid, rowIndex, columnIndex);
  const { numberFormat } = grid.style(rowIndex, columnIndex);
  return { content, shown: content.kind === "formula" ? String(content.cached) : "", style: numberFormat === "General" ? style : { ...style, numberFormat } };
}

function headerOf({ table, groupColumn }: Register): string {
  return table.columns.find((column) => column.columnIndex === groupColumn)?.headers.at(-1) ?? "";
}

/** The cells of one initiative's name, blank ones below it included, so that a row without its own shows it. */
function groupRanges(register: Register): CellRange[] {
  const columns = [register.groupColumn, register.numberColumn].filter((column) => column !== undefined);
  const runs: { top: number; bottom: number }[] = [];
  for (const { groupAt, itemAt } of register.entries) {
    const last = runs.at(-1);
    if (last && groupAt.rowIndex < itemAt.rowIndex && groupAt.rowIndex >= last.top && groupAt.rowIndex <= last.bottom) last.bottom = itemAt.rowIndex;
    else runs.push({ top: groupAt.rowIndex, bottom: itemAt.rowIndex });
  }
  return runs.filter((run) => run.bottom > run.top).flatMap((run) => columns.map((column) => ({ ...run, left: column, right: column })));
}
