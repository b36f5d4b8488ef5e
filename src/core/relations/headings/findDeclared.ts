import { marksOf, parseHeading, type Expression, type HeadingFormula } from "../../figures/headingFormula.js";
import type { Lines } from "../lines.js";

/** What the headings of a table say of one position: a sum of others, or one over another. */
export type Declared =
  | { readonly kind: "sum"; readonly total: number; readonly parts: readonly number[]; readonly signs: readonly (1 | -1)[] }
  | { readonly kind: "share" | "rate"; readonly total: number; readonly parts: readonly [number, number] };

/** A sign of arithmetic beside a mark; most tables have none, and nothing else is looked at in them. */
const HAS_FORMULA = /[=＝＋+÷／/]|[A-Za-zＡ-Ｚａ-ｚ①-⑳Ⓐ-ⓩ㋐-㋾)）\]］〕】][\s\u3000]*[-－−‐–ー~～〜]/;

/**
 * Sums, differences and quotients that headings say with the marks of other headings.
 * @example 「予算額 A」「決算額 B」「差引 A-B」「執行率 B/A」 → the third is the first less the second, the fourth the second over the first
 * @returns of groups that carry the same marks all that may be meant, those before the total first; the figures tell
 */
export function findDeclared(lines: Lines): Declared[] {
  if (!lines.headings.some((headings) => headings.some((heading) => heading.length <= LONGEST && HAS_FORMULA.test(heading)))) return [];
  const read = lines.headings.map((headings) => headings.map(parseHeading));
  const carriers = findCarriers(read);
  return read.flatMap((headings, total) => {
    const expression = headings.flatMap((heading) => heading.expression ?? []).at(-1);
    if (!expression) return [];
    const readings = SIDES.flatMap((side) => resolve(expression, total, carriers, side) ?? []);
    return readings.filter((one, i) => readings.findIndex((other) => other.parts.join() === one.parts.join()) === i);
  });
}

/** Marks before the total, behind it, or on either side. */
const SIDES = [-1, 1, 0] as const;

/** No heading that states a formula is a sentence. */
const LONGEST = 40;

/** Where each mark stands. */
function findCarriers(read: readonly (readonly HeadingFormula[])[]): ReadonlyMap<string, readonly number[]> {
  const carriers = new Map<string, number[]>();
  read.forEach((headings, position) => {
    for (const mark of new Set(headings.flatMap(({ marks }) => marks))) carriers.set(mark, [...(carriers.get(mark) ?? []), position]);
  });
  return carriers;
}

function resolve(expression: Expression, total: number, carriers: ReadonlyMap<string, readonly number[]>, side: -1 | 0 | 1): Declared | undefined {
  const marks = new Set(marksOf(expression));
  // of groups that each carry A, B and C a formula means its own
  const at = new Map([...marks].map((mark) => [mark, nearest(carriers.get(mark) ?? [], total, side)]));
  if ([...at.values()].some((position) => position < 0)) return undefined;
  return readQuotient(expression, total, at) ?? readSum(expression, total, at, carriers);
}

function nearest(positions: readonly number[], to: number, side: -1 | 0 | 1): number {
  let best = -1;
  for (const position of positions) if (position !== to && (position - to) * side >= 0 && (best < 0 || Math.abs(position - to) < Math.abs(best - to))) best = position;
  return best;
}

type Places = ReadonlyMap<string, number>;

function readSum(expression: Expression, total: number, at: Places, carriers: ReadonlyMap<string, readonly number[]>): Declared | undefined {
  const terms = new Map<number, number>();
  if (!addTerms(expression, 1, total, at, carriers, terms) || terms.size < 2 || terms.has(total)) return undefined;
  const sorted = [...terms].sort(([a], [b]) => a - b);
  if (sorted.some(([, sign]) => Math.abs(sign) !== 1)) return undefined;
  return { kind: "sum", total, parts: sorted.map(([part]) => part), signs: sorted.map(([, sign]) => (sign > 0 ? 1 : -1)) };
}

function addTerms(expression: Expression, sign: number, total: number, at: Places, carriers: ReadonlyMap<string, readonly number[]>, terms: Map<number, number>): boolean {
  const add = (position: number): void => void terms.set(position, (terms.get(position) ?? 0) + sign);
  switch (expression.kind) {
    case "mark": add(at.get(expression.mark) ?? -1); return true;
    case "range": {
      const first = at.get(expression.first) ?? -1, last = at.get(expression.last) ?? -1;
      // what carries a mark between the two; a total or a note among them carries none
      const between = [...new Set([...carriers.values()].flat())].filter((position) => position >= Math.min(first, last) && position <= Math.max(first, last) && position !== total);
      between.forEach(add);
      return between.length >= 2;
    }
    case "operation": return (expression.operator === "+" || expression.operator === "-")
      && addTerms(expression.left, sign, total, at, carriers, terms) && addTerms(expression.right, expression.operator === "-" ? -sign : sign, total, at, carriers, terms);
    case "number": return false;
  }
}

/** 「B÷A」, 「(B-A)/A×100」, 「B/A-1」 is left alone. */
function readQuotient(expression: Expression, total: number, at: Places): Declared | undefined {
  if (expression.kind !== "operation") return undefined;
  if (expression.operator === "*" && expression.right.kind === "number") return readQuotient(expression.left, total, at);
  if (expression.operator !== "/") return undefined;
  const { left, right } = expression;
  if (right.kind !== "mark") return undefined;
  const whole = at.get(right.mark) ?? -1;
  if (left.kind === "mark") {
    const part = at.get(left.mark) ?? -1;
    return part === whole ? undefined : { kind: "share", total, parts: [part, whole] };
  }
  if (left.kind === "operation" && left.operator === "-" && left.left.kind === "mark" && left.right.kind === "mark" && left.right.mark === right.mark) {
    return { kind: "rate", total, parts: [whole, at.get(left.left.mark) ?? -1] };
  }
  return undefined;
}
