import { parseFigure } from "../figures/figure.js";
import { comparable } from "../figures/labels.js";
import { findLabelRole, isTotalRole } from "../figures/totalLabels.js";
import type { FigureColumn } from "./transcript.js";

/** total = Σ sign · part, over the columns of one row. */
export interface ColumnEquation {
  readonly total: number;
  readonly parts: readonly { readonly column: number; readonly sign: 1 | -1 }[];
}

const TAKEN_AWAY = /廃止|削減|削除|統合|終了|完了|除外|減/u;
const RESULT = /^(?:改定|改訂|変更|見直し?|修正|更新|差引)後|^(?:改定|改訂|変更|見直し?|修正)(?:版|計画)?(?:件数|項目数|事業数|施策数)$|後(?:の)?(?:件数|項目数|事業数|施策数|計|総数)?$/u;
/** Most parts of an equation whose signs are tried out: 2⁶ trials. */
const MOST_SIGNED = 6;

/**
 * Which columns sum to which, by their labels, confirmed by the rows whose figures are all there.
 * @example labels 現行, 追加, 廃止, 改定後 with rows such as [12, 3, 1, 14] → 改定後 = 現行 + 追加 − 廃止
 */
export function findColumnEquations(columns: readonly FigureColumn[], completeRows: readonly (readonly string[])[]): readonly ColumnEquation[] {
  const rows = completeRows.map((row) => row.map(valueOf));
  const roles = columns.map((column) => roleOf(column.label));
  const equations = columns.flatMap((_, total) => (roles[total] === "total" ? equationFor(total, columns, roles, rows) : []));
  if (equations.length > 0 || columns.length < 3) return equations;
  // No label tells: the last column may still sum the others, if the rows say so.
  const last = columns.length - 1;
  const trial = signed(last, columns.map((_, i) => i).slice(0, -1), roles);
  return rows.length >= 3 && fit(trial, rows) >= 0.8 ? [trial] : [];
}

/** What a figure adds to a sum; blanks and signs that stand for no number add nothing. */
export function valueOf(raw: string): number {
  const figure = parseFigure(raw);
  return figure.kind === "number" ? figure.value : 0;
}

/** The result minus its parts. */
export function residualOf(equation: ColumnEquation, values: readonly number[]): number {
  const sum = equation.parts.reduce((acc, part) => acc + part.sign * (values[part.column] ?? 0), 0);
  return Math.round(((values[equation.total] ?? 0) - sum) * 1e6) / 1e6;
}

type ColumnRole = "total" | "plus" | "minus" | "none";

function roleOf(label: string): ColumnRole {
  const text = comparable(label);
  const role = findLabelRole(text);
  if (isTotalRole(role) || RESULT.test(text)) return "total";
  if (role !== "plain") return "none";
  return TAKEN_AWAY.test(text) ? "minus" : "plus";
}

function equationFor(total: number, columns: readonly FigureColumn[], roles: readonly ColumnRole[], rows: readonly (readonly number[])[]): ColumnEquation[] {
  const group = columns[total]?.group;
  const isAddend = (i: number): boolean => roles[i] === "plus" || roles[i] === "minus";
  const before: number[] = [];
  for (let i = total - 1; i >= 0 && roles[i] !== "total" && columns[i]?.group === group; i--) if (isAddend(i)) before.unshift(i);
  const allBefore = columns.map((_, i) => i).filter((i) => i < total && isAddend(i));
  const totalsBefore = columns.map((_, i) => i).filter((i) => i < total && roles[i] === "total");
  const after = columns.map((_, i) => i).filter((i) => i > total && isAddend(i));
  const trials = [before, allBefore, totalsBefore, after].filter((parts) => parts.length >= 2).map((parts) => signed(total, parts, roles));
  const first = trials[0];
  if (!first) return [];
  if (rows.length === 0) return [first];
  const best = trials.map((trial) => ({ trial, share: fit(trial, rows) })).reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share >= 0.6) return [best.trial];
  const resigned = withOtherSigns(first, rows);
  return resigned ? [resigned] : [];
}

function signed(total: number, parts: readonly number[], roles: readonly ColumnRole[]): ColumnEquation {
  return { total, parts: parts.map((column) => ({ column, sign: roles[column] === "minus" ? -1 : 1 })) };
}

/** 廃止 is typed with its own △ in one office and without in another. */
function withOtherSigns(equation: ColumnEquation, rows: readonly (readonly number[])[]): ColumnEquation | undefined {
  if (equation.parts.length > MOST_SIGNED || rows.length < 2) return undefined;
  let best: ColumnEquation | undefined;
  let share = 0.59;
  for (let bits = 0; bits < 1 << equation.parts.length; bits++) {
    const trial: ColumnEquation = { total: equation.total, parts: equation.parts.map(({ column }, i) => ({ column, sign: bits & (1 << i) ? -1 : 1 })) };
    const found = fit(trial, rows);
    if (found > share) { share = found; best = trial; }
  }
  return best;
}

function fit(equation: ColumnEquation, rows: readonly (readonly number[])[]): number {
  return rows.length === 0 ? 0 : rows.filter((row) => residualOf(equation, row) === 0).length / rows.length;
}
