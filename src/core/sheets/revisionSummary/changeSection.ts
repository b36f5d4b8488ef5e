import type { Grid } from "../../grid/grid.js";
import { comparable } from "../../figures/labels.js";
import type { DeclaredFigure, ItemList } from "../../tables/planTables.js";
import { textBlock, type Block } from "./block.js";
import { composeText, figureText, quoteCell, referTo, settle, textOf, type Piece, type Term } from "./formulaText.js";
import { listCount, listProof, listTable } from "./listSection.js";
import type { ChangeKind, SummaryLabels } from "./summarySource.js";
import * as look from "./summaryStyles.js";

/** The field's words for what a revision does to an item that exists; additions are counted in their own section. */
const KINDS: readonly (readonly [ChangeKind, RegExp])[] = [
  ["contentChanged", /内容の?(?:変更|修正|見直し)|変更|修正/],
  ["scheduleFixed", /確定/],
  ["merged", /統合/],
  ["abolished", /廃止|削除/],
  ["completed", /完了/],
  ["renamed", /名称/],
  ["continued", /継続/],
  ["expanded", /拡充/],
];
/** What a label of the plan's size, or of its additions, holds. */
const NOT_A_CHANGE = /新規|追加|合計|総数|全|現行/;
/** A sentence longer than that is running text, and no line of the summary. */
const LONGEST_LINE = 60;

/** A figure of section 3 with the kind of change that it counts. */
export interface ChangeFigure {
  readonly kind: ChangeKind;
  readonly declared: DeclaredFigure;
}

export function kindOfChange(label: string): ChangeKind | undefined {
  const plain = comparable(label);
  if (NOT_A_CHANGE.test(plain)) return undefined;
  // 名称変更 is no change of content.
  if (/名称/.test(plain)) return "renamed";
  return KINDS.find(([, words]) => words.test(plain))?.[0];
}

/** The figures of changes, each label once: a cell that holds the number goes before a sentence that says it. */
export function changeFigures(declared: readonly DeclaredFigure[], gridOf: (sheet: string) => Grid | undefined): ChangeFigure[] {
  const byLabel = new Map<string, ChangeFigure>();
  for (const figure of declared) {
    const kind = kindOfChange(figure.label);
    if (!kind) continue;
    const key = comparable(figure.label);
    const known = byLabel.get(key);
    if (!known || (!isNumberCell(known.declared, gridOf) && isNumberCell(figure, gridOf))) byLabel.set(key, { kind, declared: figure });
  }
  return [...byLabel.values()];
}

/** The figures, then the list of the main changes. */
export function changeSection(
  figures: readonly ChangeFigure[], lists: readonly ItemList[], unit: string, gridOf: (sheet: string) => Grid | undefined, labels: SummaryLabels,
): Block[][] {
  const lines = figures.map(({ declared }, i) => {
    const grid = gridOf(declared.sheet);
    // what no register lists in full cannot be counted: it is said as it was declared
    const isCounted = lists.some((list) => !list.isPartial && list.entries.length === declared.value && kindOfChange(list.table.title) === figures[i]?.kind);
    const pieces: readonly Piece[] = grid ? [...linePieces(declared, unit, grid), ...(isCounted ? [] : [labels.declared])] : [];
    return textBlock(composeText(pieces), textOf(pieces), look.HEADLINE, i === 0 ? 2 : 0);
  });
  const parts = lists.flatMap((list): Block[][] => {
    const grid = gridOf(list.table.sheet);
    if (!grid || list.entries.length === 0) return [];
    // 「内容の変更 3項目（主なもの）」 may be both the figure and the caption; it is said once.
    const isSaid = figures.some(({ declared: { sheet, at } }) =>
      sheet === list.table.sheet && at.rowIndex === list.table.titleAt?.rowIndex && at.columnIndex === list.table.titleAt.columnIndex);
    const blocks: Block[] = [...(isSaid ? [] : [listHeading(list, grid, labels)]), listTable(list, grid)];
    const figure = figures.find(({ kind }) => kind === (kindOfChange(list.table.title) ?? "contentChanged"));
    const declaredTerm = figure && numberTerm(figure.declared, gridOf);
    // A list of the main ones only need not be as long as the figure says.
    if (figure && declaredTerm && !list.isPartial) blocks.push(listProof([listCount(list, grid)], declaredTerm, figure.declared.unit || unit, labels));
    return [blocks];
  });
  const [first = [], ...rest] = parts;
  return [[...lines, ...first], ...rest];
}

/** 「内容の変更　19 項目」 on the figure's cell; where a sentence holds the figure, the sentence itself. */
function linePieces(declared: DeclaredFigure, unit: string, grid: Grid): Piece[] {
  const value = grid.value(declared.at.rowIndex, declared.at.columnIndex);
  if (typeof value === "string" && value.trim().length <= LONGEST_LINE && /[^\d０-９.,．，\s]/.test(value.replace(declared.unit, ""))) return [quoteCell(grid, declared.at)];
  const term = cellTerm(declared, grid);
  return [`${declared.label.trim()}　`, term ? figureText(term) : `${declared.value}`, ` ${declared.unit || unit}`];
}

function listHeading(list: ItemList, grid: Grid, labels: SummaryLabels): Block {
  const { title, titleAt } = list.table;
  const fallback = list.isPartial ? labels.mainChanges : labels.changes;
  const pieces: Piece[] = titleAt && title !== "" ? [/^[※＊*]/.test(title.trim()) ? "" : "※ ", quoteCell(grid, titleAt)] : [`※ ${fallback}`];
  const kept = pieces.filter((piece) => piece !== "");
  return textBlock(composeText(kept), textOf(kept), look.SUBHEADING, 8);
}

function isNumberCell(declared: DeclaredFigure, gridOf: (sheet: string) => Grid | undefined): boolean {
  return typeof gridOf(declared.sheet)?.value(declared.at.rowIndex, declared.at.columnIndex) === "number";
}

export function numberTerm(declared: DeclaredFigure, gridOf: (sheet: string) => Grid | undefined): Term | undefined {
  const grid = gridOf(declared.sheet);
  return grid && cellTerm(declared, grid);
}

function cellTerm(declared: DeclaredFigure, grid: Grid): Term | undefined {
  const value = grid.value(declared.at.rowIndex, declared.at.columnIndex);
  return typeof value === "number" ? { formula: `N(${referTo(grid, declared.at.rowIndex, declared.at.columnIndex)})`, value: settle(value) } : undefined;
}
