import type { Grid } from "../../grid/grid.js";
import type { Register } from "../../tables/registers.js";
import type { SheetPlan } from "../sheetPlan.js";
import { tableOf, textBlock, type Block, type Part } from "./block.js";
import { changeFigures, changeSection, numberTerm } from "./changeSection.js";
import { editionParts } from "./editionSection.js";
import { columnOfRole, columnTotal, countSection } from "./countSection.js";
import { composeText, quoteCell, textOf, type Piece } from "./formulaText.js";
import { layOutSheet } from "./layOutSheet.js";
import { changeLine, countedChanges, proofLine, registerCounts, registerList } from "./registerSection.js";
import { countKinds } from "./registerTerms.js";
import { listCount, listProof, listTable } from "./listSection.js";
import { nounOf, unitOf } from "./planWords.js";
import { flowPages } from "./pageFlow.js";
import { makeRuler } from "./ruler.js";
import { titleOf } from "./summaryTitle.js";
import type { SummaryLabels, SummarySource } from "./summarySource.js";
import * as look from "./summaryStyles.js";

/**
 * The revision summary (改定の概要) as sheets to be written: title · 1 見直しの考え方 · 2 新たな実践項目の追加 with headline,
 * count table and item list · 3 内容変更及び工程確定. Every figure and every name is a formula on the cell it comes from.
 * What the workbook does not have is left out, and the sections are numbered by what there is.
 *
 * One sheet as long as every table fits a page, else further sheets named by the labels (see `flowPages`).
 * @example planRevisionSummary({ workbook, countTable, … }, JA_SUMMARY_LABELS)
 *   → [{ name: "改定の概要", cells: [… { content: { kind: "formula", formula: '"新規実践項目　"&TEXT(N(件数表!D27),"0")&" 項目"', cached: "新規実践項目　25 項目" } } …] }]
 */
export function planRevisionSummary(source: SummarySource, labels: SummaryLabels): SheetPlan[] {
  const grids = new Map(source.workbook.sheets.map((grid) => [grid.name, grid]));
  const parts = summaryParts(source, labels, (sheet) => grids.get(sheet));
  const ruler = makeRuler(parts.flatMap((part) => tableOf(part) ?? []));
  const taken = new Set<string>();
  return flowPages(parts, ruler).map((sheet) => layOutSheet({ ...sheet, name: freeName(sheet.name, taken) }, ruler, source.documentNumber));
}

function summaryParts(source: SummarySource, labels: SummaryLabels, gridOf: (sheet: string) => Grid | undefined): Part[] {
  const noun = nounOf(source, labels);
  const unit = unitOf(source, noun, labels);
  const parts: Part[] = [];
  let sections = 0;
  const heading = (text: string): Block => headingBlock(labels.section(++sections, text));

  parts.push({ sheetName: labels.sheetName, blocks: [titleBlock(source, labels, gridOf), ...rationaleBlocks(source, labels, gridOf, heading)] });

  const { countTable } = source;
  const countGrid = countTable && gridOf(countTable.table.sheet);
  const lists = source.newItemLists.filter((list) => list.entries.length > 0);
  const hasNew = !countTable || columnOfRole(countTable, "new") !== undefined;
  const onlyNew = hasNew && !countTable?.partColumns.some((part) => part.role === "abolished" || part.role === "merged");
  const { register } = source;
  const registerGrid = register && gridOf(register.table.sheet);
  if (countTable && countGrid) {
    const title = onlyNew ? labels.newHeading(noun) : labels.countHeading(noun);
    const newColumn = columnOfRole(countTable, "new");
    const tied = register && registerGrid && newColumn
      ? [proofLine(labels.byRegister, countKinds(register, registerGrid, ["new"], register.entries), columnTotal(countTable, countGrid, newColumn.columnIndex), unit, labels)] : [];
    parts.push({ sheetName: labels.sheetName, blocks: [heading(title), ...countSection(countTable, countGrid, noun, unit, labels), ...tied] });
  } else if (register && registerGrid) {
    const hasGone = register.entries.some((entry) => entry.kinds.some((kind) => kind === "abolished" || kind === "completed"));
    parts.push({ sheetName: labels.sheetName, blocks: [heading(hasGone ? labels.countHeading(noun) : labels.newHeading(noun)), ...registerCounts(register, registerGrid, noun, unit, labels)] });
  } else if (lists.length > 0) {
    parts.push({ sheetName: labels.sheetName, blocks: [heading(labels.newHeading(noun))] });
  }
  parts.push(...listParts(source, lists, noun, unit, labels, gridOf));
  const newEntries = register && registerGrid && lists.length === 0 ? registerList(register, registerGrid, "new", unit, labels) : undefined;
  if (newEntries) parts.push({ sheetName: labels.itemsSheetName, blocks: [subheading(labels.newItemContents(noun), 16), ...newEntries] });

  const counted = register && registerGrid ? countedChanges(register, registerGrid) : [];
  const declaredFigures = changeFigures(source.declared, gridOf);
  // what the register counts is said as counted, with the declared figure tied to it
  const figures = declaredFigures.filter((figure) => !counted.some((each) => each.kind === figure.kind));
  const changeLists = source.changeLists.filter((list) => list.entries.length > 0);
  if (figures.length + changeLists.length + counted.length > 0) {
    const kinds = [...new Set([...counted, ...figures].map((figure) => figure.kind))];
    const title = heading(labels.changeHeading(kinds.length > 0 ? kinds : ["contentChanged"]));
    const lines = counted.flatMap((each, i): Block[] => {
      const stated = declaredFigures.find((figure) => figure.kind === each.kind);
      const term = stated && numberTerm(stated.declared, gridOf);
      return [changeLine(each, stated?.declared.unit || unit, labels, i === 0 ? 2 : 0), ...(term ? [proofLine(labels.byRegister, each.term, term, stated.declared.unit || unit, labels)] : [])];
    });
    const [first = [], ...rest] = changeSection(figures, changeLists, unit, gridOf, labels);
    parts.push({ sheetName: labels.changesSheetName, blocks: [title, ...lines, ...first] }, ...rest.map((blocks) => ({ sheetName: labels.changesSheetName, blocks })));
    if (register && registerGrid) parts.push(...registerChanges(register, registerGrid, noun, unit, labels));
  }
  parts.push(...editionParts(source, unit, labels, heading));
  return parts;
}

/** The changed entries, then the abolished ones, as the register lists them. */
function registerChanges(register: Register, grid: Grid, noun: string, unit: string, labels: SummaryLabels): Part[] {
  const changed = registerList(register, grid, ["contentChanged", "scheduleFixed", "renamed", "merged", "expanded", "otherChange"], unit, labels);
  const gone = registerList(register, grid, ["abolished", "completed"], unit, labels);
  return [[labels.changedItems(noun), changed] as const, [labels.goneItems(noun), gone] as const].flatMap(([title, blocks]) =>
    blocks ? [{ sheetName: labels.changesSheetName, blocks: [subheading(title, 8), ...blocks] }] : []);
}

function subheading(text: string, spaceBefore: number): Block {
  return textBlock({ kind: "text", text }, text, look.SUBHEADING, spaceBefore);
}

function titleBlock(source: SummarySource, labels: SummaryLabels, gridOf: (sheet: string) => Grid | undefined): Block {
  const title = titleOf(source.texts);
  const grid = title && gridOf(title.sheet);
  const piece = title && grid ? quoteCell(grid, title.at) : labels.title;
  return textBlock(composeText([piece]), textOf([piece]), look.TITLE);
}

function rationaleBlocks(source: SummarySource, labels: SummaryLabels, gridOf: (sheet: string) => Grid | undefined, heading: (text: string) => Block): Block[] {
  const { rationale } = source.texts;
  const grid = rationale && gridOf(rationale.sheet);
  if (!rationale || !grid) return [];
  const paragraphs = rationale.paragraphs.map((cells): Block => {
    const quoted = cells.map((at) => quoteCell(grid, at));
    // A paragraph begins with a blank of one character; a list entry and a text that has one already does not.
    const pieces: Piece[] = /^[\s　・○◇●■◆※(（]/.test(textOf(quoted)) ? quoted : ["　", ...quoted];
    return textBlock(composeText(pieces), textOf(pieces), look.BODY);
  });
  return [heading(rationale.heading === "" ? labels.rationale : rationale.heading), ...paragraphs];
}

/** Each list with its heading; under the last, whether as many are listed as are counted. */
function listParts(
  source: SummarySource, lists: SummarySource["newItemLists"], noun: string, unit: string, labels: SummaryLabels, gridOf: (sheet: string) => Grid | undefined,
): Part[] {
  const { countTable } = source;
  const countGrid = countTable && gridOf(countTable.table.sheet);
  const newColumn = countTable && columnOfRole(countTable, "new");
  const known = lists.flatMap((list) => {
    const grid = gridOf(list.table.sheet);
    return grid ? [{ list, grid }] : [];
  });
  return known.map(({ list, grid }, i): Part => {
    const blocks: Block[] = [];
    if (i === 0) blocks.push(subheading(labels.newItemContents(noun), 16));
    blocks.push(listTable(list, grid));
    if (i === known.length - 1 && countTable && countGrid && newColumn && !known.some((one) => one.list.isPartial)) {
      blocks.push(listProof(known.map((one) => listCount(one.list, one.grid)), columnTotal(countTable, countGrid, newColumn.columnIndex), unit, labels));
    }
    return { sheetName: labels.itemsSheetName, blocks };
  });
}

function headingBlock(text: string): Block {
  return textBlock({ kind: "text", text }, text, look.HEADING, 14);
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  taken.add(free);
  return free;
}
