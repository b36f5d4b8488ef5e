import { comparable } from "../../figures/labels.js";
import { findLabelRole, isTotalRole } from "../../figures/totalLabels.js";
import type { SheetTables } from "../../tables/findTables.js";
import type { Table } from "../../tables/table.js";
import { readNames, type Names } from "../lines.js";
import type { LineFamily, LineRelation } from "../lineRelation.js";
import { placeKey } from "../relation.js";

/** A person who came to two places is one person in their total. */
const DISTINCT = /実人[数員]|\(実(?:人[数員]|数)?\)|実(?:利用|受給|受診|受講|参加|来館|患者|登録|相談|対象)(?:者|人|児|世帯)|実(?:世帯|件|組|団体)数|重複(?:分|者)?(?:は|を)?除|純計/;
/** 実数 stands beside 構成比 for plain counts as well; only beside 延べ does it speak of persons. */
const MAYBE_DISTINCT = /^実数|実数$|\(実数/;
const GROSS = /延べ|延[人数件日回世]|のべ/;
/** Nobody is in two of these. */
const PARTITION = /^(?:男性?|女性?|男子|女子|.*(?:歳|歳代|[0-9]代|年齢).*)$/;

/** Some are counted in two parts of a sum. */
const NOTE_OF_DISTINCT = /(?:計|総数)[^。]{0,12}(?:実人|実数|重複|純計)|重複[^。]{0,10}(?:除|含|計上|あり|有り|ある|して|する|集計|カウント)|複数(?:回答|選択|該当|計上)|実人[数員]で|一人として|1人として/;
/** 「一致しない場合がある」 is the note of rounding and excuses its size only. */
const NOTE_OF_MISMATCH = /(?:計|総数|総額|内訳)[^。]*(?:一致し(?:ない|ません)|合致し(?:ない|ません)|符合し(?:ない|ません)|合わない|合いません)(?!場合|こと)/;
const OF_ROUNDING = /四捨五入|端数|ラウンド|単位未満/;
/** A short note under a table is read as a row of it. */
const NOTE_MARK = /^(?:[※*]|[(\[【]?(?:注|備考))/;
const ROWS_ABOVE = 4;
const ROWS_BELOW = 6;
const SHORTEST_NOTE = 6;

/** A sum that holds on so many lines of distinct persons is one of them as well. */
const LEAST_ADDITIVE = 2;

interface Note {
  readonly text: string;
  /** Only figures counted twice: the total lies between the largest part and the sum. */
  readonly isOfDistinct: boolean;
}

/**
 * Totals of distinct persons (実人数, 重複を除く), and totals of which a note says that they do not agree, are no sums: where they
 * differ from the sum they are set aside, unless another equation across them is off by just as much.
 * @example 利用者数（実） 412, 287, 176 and 計 791: not 875, for 84 visits to a second place count no new person
 */
export function setAsideDistinct(relations: readonly LineRelation[], table: Table, sheet: SheetTables): readonly LineRelation[] {
  const failing = relations.filter((relation) => relation.outcome === "fails");
  if (failing.length === 0) return relations;
  const names = readNames(table, sheet.figures);
  const notes = findNotes(table, sheet);
  const labels = [...names.columnLabels, ...names.rowLabels].filter((label) => !NOTE_MARK.test(comparable(label)));
  const hasGross = labels.some((label) => GROSS.test(label));
  const isDistinct = (label: string): boolean => saysDistinct(label, hasGross);
  const hasDistinct = labels.some(isDistinct);
  const isLabelled = (relation: LineRelation): boolean => labelsOf(relation, names).some(isDistinct) && !isPartition(relation);
  const additive = findAdditive(relations.filter((relation) => relation.code.startsWith("footing/") && isLabelled(relation)));
  const crossed = findCrossed(failing);
  const isExcused = (relation: LineRelation): boolean => {
    if (relation.outcome !== "fails" || crossed(relation)) return false;
    if (isLabelled(relation) && !additive.has(relation.family) && mayCountTwice(relation, sheet)) return true;
    return notes.some((note) => speaksOf(note, relation, names, hasDistinct) && (!note.isOfDistinct || mayCountTwice(relation, sheet)));
  };
  return relations.map((relation) => (isExcused(relation) ? relation.judged({ outcome: "notApplicable", reason: "not-additive" }) : relation));
}

function saysDistinct(label: string, hasGross: boolean): boolean {
  const text = comparable(label);
  return DISTINCT.test(text) || (hasGross && MAYBE_DISTINCT.test(text));
}

/** What names the line of the sum, and its total. */
function labelsOf(relation: LineRelation, names: Names): string[] {
  return [lineLabel(relation, names), (relation.family.lines.headings[relation.family.pattern.total] ?? []).join(" ")];
}

function lineLabel(relation: LineRelation, { rowIndexes, rowLabels, columnIndexes, columnLabels }: Names): string {
  return (relation.family.lines.axis === "row" ? rowLabels[rowIndexes.indexOf(relation.lineIndex)] : columnLabels[columnIndexes.indexOf(relation.lineIndex)]) ?? "";
}

function isPartition({ family: { lines, pattern } }: LineRelation): boolean {
  return pattern.parts.every((part) => PARTITION.test(comparable(lines.labels[part] ?? "")));
}

/** Sums of distinct persons that hold: by form of household nobody is counted twice. */
function findAdditive(distinct: readonly LineRelation[]): ReadonlySet<LineFamily> {
  const states = new Map<LineFamily, { holding: number; failing: number }>();
  for (const { family, outcome, actual } of distinct) {
    const state = states.get(family) ?? { holding: 0, failing: 0 };
    if (outcome === "fails") state.failing++;
    else if (outcome === "holds" && actual !== 0) state.holding++;
    states.set(family, state);
  }
  return new Set([...states].flatMap(([family, { holding, failing }]) => (holding >= LEAST_ADDITIVE && holding > failing ? [family] : [])));
}

/** No fewer than in the largest part, and no more than in all of them together. A total left blank on purpose is excused as well. */
function mayCountTwice(relation: LineRelation, { figures }: SheetTables): boolean {
  const { total, parts, actual, expected } = relation;
  if (Number.isNaN(figures.number(total.rowIndex, total.columnIndex))) return true;
  const values = parts.map((part) => figures.number(part.rowIndex, part.columnIndex)).filter((value) => !Number.isNaN(value));
  return parts.every((part) => part.sign === 1) && values.every((value) => value >= 0) && actual <= expected && actual >= Math.max(...values);
}

/** Whether an equation of the other direction that shares a cell, not the total of both, is off by the same amount: that is a slip. */
function findCrossed(failing: readonly LineRelation[]): (relation: LineRelation) => boolean {
  const missOf = (relation: LineRelation): string => Math.abs(relation.residual).toPrecision(12);
  const asPart = new Set<string>(), asTotal = new Set<string>();
  for (const relation of failing) {
    asTotal.add(`${relation.code}${missOf(relation)}${placeKey(relation.total)}`);
    for (const part of relation.parts) asPart.add(`${relation.code}${missOf(relation)}${placeKey(part)}`);
  }
  return (relation) => {
    const other = `${relation.code === "footing/row" ? "footing/column" : "footing/row"}${missOf(relation)}`;
    return asPart.has(other + placeKey(relation.total))
      || relation.parts.some((part) => asPart.has(other + placeKey(part)) || asTotal.has(other + placeKey(part)));
  };
}

/** Notes around the table and in its columns of remarks. */
function findNotes(table: Table, { figures, filled, tables }: SheetTables): Note[] {
  const { top, bottom, left, right } = table.range;
  const remarks = new Set(table.columns.filter((column) => column.role === "text").map((column) => column.columnIndex));
  const notes: Note[] = [];
  for (let r = Math.max(0, top - ROWS_ABOVE); r <= bottom + ROWS_BELOW; r++) {
    for (const c of filled.columns(r)) {
      if (figures.classOf(r, c) !== "text") continue;
      const isInside = r >= top && r <= bottom && c >= left && c <= right;
      const text = comparable(figures.text(r, c));
      if (isInside ? !remarks.has(c) && !NOTE_MARK.test(text) : tables.some(({ range }) => r >= range.top && r <= range.bottom && c >= range.left && c <= range.right)) continue;
      if (text.length < SHORTEST_NOTE || OF_ROUNDING.test(text)) continue;
      const isOfDistinct = NOTE_OF_DISTINCT.test(text);
      if (isOfDistinct || NOTE_OF_MISMATCH.test(text)) notes.push({ text, isOfDistinct });
    }
  }
  return notes;
}

/** A note that names lines (利用者数の計は実人数) speaks of these; one that names none of all, save where labels say which they are. */
function speaksOf({ text, isOfDistinct }: Note, relation: LineRelation, names: Names, hasDistinct: boolean): boolean {
  const isNamed = (labels: readonly string[]): boolean => labels.some((label) => {
    const name = comparable(label).replace(/\(.*?\)/g, "");
    return name.length >= 2 && !NOTE_MARK.test(name) && !isTotalRole(findLabelRole(name)) && text.includes(name);
  });
  const headers = names.columns.map((column) => column.headers);
  if (![...headers, ...names.labelsOfRows].some(isNamed)) return !(isOfDistinct && hasDistinct);
  const { lines, pattern } = relation.family;
  const own = lines.axis === "row" ? names.labelsOfRows[names.rowIndexes.indexOf(relation.lineIndex)] : headers[names.columnIndexes.indexOf(relation.lineIndex)];
  return isNamed(own ?? []) || isNamed(lines.headings[pattern.total] ?? []);
}
