import { formatAddress } from "../grid/address.js";
import { comparable } from "../figures/labels.js";
import type { SheetTables } from "../tables/findTables.js";
import type { PlanTables } from "../tables/findPlanTables.js";
import type { CountTable, DeclaredFigure, ItemList } from "../tables/planTables.js";
import { countRelation, placeOfDeclared } from "./tieOuts.js";
import type { CountedGroup, Relation } from "./relation.js";

const ERA_PREFIX = /^(?:令和|平成|昭和|[RHS])[0-9元]+(?:年度?)?/i;
/** Words that may stand around what is counted without changing it. */
const FILLER = /数|の|計|うち|分|件名|内訳|は|が|を|も|で|に|と/g;
const WHOLE = /^(?:全|全体|全部|合計|総数|総計|計|合わせて|あわせて|総)/;

/**
 * Figures in sentences and captions against the totals they speak of. A label must be made of the column's word and the
 * noun that the table counts, and of nothing else: 「新規実践項目 25項目」 is the total of 新規; 「新規システム 3件」 is not.
 */
export function findDeclaredTies(plan: PlanTables, sheets: readonly SheetTables[]): Relation[] {
  const relations: Relation[] = [];
  plan.declared.forEach((figure, index) => {
    const tie = plan.countTables.flatMap((table) => tieToTotal(figure, index, table, sheets))[0]
      ?? [...plan.itemLists, ...plan.changeLists].flatMap((list) => tieToList(figure, index, list))[0];
    if (tie) relations.push(tie);
  });
  return relations;
}

function tieToTotal(figure: DeclaredFigure, index: number, counts: CountTable, sheets: readonly SheetTables[]): Relation[] {
  const figures = sheets.find((sheet) => sheet.figures.grid.name === counts.table.sheet)?.figures;
  if (!figures || counts.totalRow === undefined) return [];
  const columnIndex = findColumn(figure, counts);
  if (columnIndex === undefined) return [];
  const total = figures.number(counts.totalRow, columnIndex);
  if (Number.isNaN(total)) return [];
  const place = placeOfDeclared(figure);
  const holds = total === figure.value;
  return [{
    id: `declared/${figure.sheet}!${formatAddress(place.rowIndex, place.columnIndex)}/${index}`,
    tableId: counts.table.id, code: "tie-out/declared", kind: "equal", total: place,
    parts: [{ sheet: counts.table.sheet, rowIndex: counts.totalRow, columnIndex, sign: 1 }],
    outcome: holds ? "holds" : "fails", actual: figure.value, expected: total, residual: figure.value - total, slack: 0,
    evidence: holds ? ["label", "arithmetic"] : ["label"], confidence: holds ? 0.99 : 0.95,
  }];
}

/** The figure column whose total the label means. */
function findColumn(figure: DeclaredFigure, counts: CountTable): number | undefined {
  const nouns = nounsOf(counts);
  const label = comparable(figure.label).replace(ERA_PREFIX, "");
  const unit = comparable(figure.unit);
  const sharesUnit = unit !== "" && nouns.some((noun) => noun.endsWith(unit));
  const hasNoun = nouns.some((noun) => label.includes(noun));
  if (!hasNoun && !sharesUnit) return undefined;
  const bare = nouns.reduce((text, noun) => text.replace(noun, ""), label);
  for (const part of counts.partColumns) {
    const word = comparable(part.header).replace(ERA_PREFIX, "");
    if (word !== "" && bare.includes(word) && bare.replace(word, "").replace(FILLER, "") === "") return part.columnIndex;
  }
  if (counts.totalColumn === undefined) return undefined;
  if (WHOLE.test(bare) && bare.replace(WHOLE, "").replace(FILLER, "") === "") return counts.totalColumn;
  return undefined;
}

/** What the table counts: 実践項目数 → 実践項目. */
export function nounsOf(counts: CountTable): string[] {
  const parents = new Set(counts.table.columns.filter((column) => column.role === "figure").flatMap((column) => column.headers.slice(0, -1)));
  const totalLabels = counts.table.rows.filter((row) => row.rowIndex === counts.totalRow).flatMap((row) => row.labels);
  return [...parents, ...totalLabels]
    .map((text) => comparable(text).replace(/(?:数|件数|の数)?(?:合?計|総数)?$/, ""))
    .filter((noun) => noun.length >= 2);
}

/** 「７つのテーマ」 against a list that is named テーマ. */
function tieToList(figure: DeclaredFigure, index: number, list: ItemList): Relation[] {
  const label = comparable(figure.label).replace(/^(?:全|以下の|次の)/, "");
  if (list.isPartial || label.length < 2) return [];
  const headers = list.table.columns.filter((column) => column.role !== "number").map((column) => comparable(column.headers.at(-1) ?? "").replace(/名$/, ""));
  const names = [comparable(list.table.title), comparable(list.table.sheet)].map((name) => name.replace(/一覧$/, ""));
  // 「取組項目は48項目」 is said of all; a list of the new ones under 取組項目 answers 「７つのテーマ」 only
  const isGroup = figure.unit === "つ" && (headers[0] === label || names.includes(label));
  const isItem = headers.slice(1).includes(label);
  if (!isGroup && !isItem) return [];
  const groups = isItem ? list.entries.map((entry) => [entry]) : distinctGroups(list);
  const counted: CountedGroup = {
    key: `${list.table.id}:all`, name: figure.label, count: groups.length, sheet: list.table.sheet,
    entries: groups.map((entries) => ({ sheet: list.table.sheet, ...(isItem ? entries[0]?.itemAt : entries[0]?.groupAt) ?? { rowIndex: 0, columnIndex: 0 } })),
  };
  const place = placeOfDeclared(figure);
  return [countRelation("tie-out/declared-list", `declared/${figure.sheet}!${formatAddress(place.rowIndex, place.columnIndex)}/${index}`, list.table.id, place, figure.value, [counted])];
}

function distinctGroups(list: ItemList): ItemList["entries"][] {
  const groups = new Map<string, ItemList["entries"][number][]>();
  for (const entry of list.entries) {
    const key = `${entry.groupAt.rowIndex}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}
