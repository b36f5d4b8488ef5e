import type { Evidence } from "../report/report.js";
import { confidenceOf } from "./confidence.js";
import type { FoundPattern } from "./findPatterns.js";
import { makeLineRelation, type LineFamily, type LineRelation } from "./lineRelation.js";
import type { Lines } from "./lines.js";
import { findMeans } from "./means.js";
import { findRatios } from "./findRatios.js";
import { findDeclared } from "./headings/findDeclared.js";
import { decimalsAt, evaluateRatio, type FoundRatio, type RatioPattern } from "./ratios.js";

/** A labelled ratio that holds on so many lines, */
const LEAST_HOLDING = 4;
/** and fails on one, or on no larger a share of them, is one that must hold. */
const MOST_FAILING = 0.1;

/** Shares, rates of change and means along one axis, each checked. */
export function findRatioRelations(lines: Lines, sums: readonly FoundPattern[]): LineRelation[] {
  if (lines.positionIndexes.length < 3) return [];
  const isTotal = lines.positionIndexes.map(() => false);
  for (const { pattern } of sums) isTotal[pattern.total] = true;
  const declared = findDeclaredRatios(lines);
  const isDeclared = new Set(declared.map(({ pattern }) => pattern.total));
  return [...declared, ...findRatios(lines).filter(({ pattern }) => !isDeclared.has(pattern.total)), ...findMeans(lines, isTotal)].flatMap((found) => instantiateRatio(found, lines));
}

const DECLARED_BITS = 25;

/** 「B÷A」 over a column: the quotient that the heading says, as a fraction or in percent, whichever the figures are. */
function findDeclaredRatios(lines: Lines): FoundRatio[] {
  const best = new Map<number, FoundRatio>();
  for (const declared of findDeclared(lines)) {
    if (declared.kind === "sum") continue;
    const { kind: form, total, parts } = declared;
    for (const scale of [1, 100] as const) {
      const found = countHolding(lines, { form, total, parts, scale, isLabelled: true });
      if (found.holding > found.failing && found.holding > (best.get(total)?.holding ?? 0)) best.set(total, found);
    }
  }
  return [...best.values()];
}

function countHolding(lines: Lines, pattern: RatioPattern): FoundRatio {
  const decimals = decimalsAt(lines, pattern.total);
  let holding = 0, failing = 0;
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    const { kind } = evaluateRatio(lines, line, pattern, decimals);
    if (kind === "holds") holding++;
    else if (kind === "fails" && lines.isAmount[line]) failing++;
  }
  return { pattern, bits: DECLARED_BITS, holding, failing };
}

/** Lines that bear out a ratio which no heading tells, */
const LEAST_UNLABELLED = 8;
/** and the bits that they come to at least. */
const LEAST_UNLABELLED_BITS = 40;

/** 「2006-2007」 under 「Per cent change」 says nothing by itself: a ratio that holds on all lines of amounts but one is meant nevertheless. */
function isBorneOut({ pattern, bits, holding, failing }: FoundRatio): boolean {
  return pattern.form !== "mean" && holding >= LEAST_UNLABELLED && failing === 1 && bits >= LEAST_UNLABELLED_BITS;
}

/** One relation for each line on which the ratio can be asked. */
export function instantiateRatio(found: FoundRatio, lines: Lines): LineRelation[] {
  const { pattern, bits, holding, failing } = found;
  const evidence: Evidence[] = pattern.isLabelled ? ["label", "arithmetic"] : ["arithmetic"];
  const family: LineFamily = {
    lines, pattern: { total: pattern.total, parts: pattern.parts, signs: pattern.parts.map(() => 1), origin: "adjacent" },
    code: `ratio/${pattern.form}`, kind: pattern.form, evidence, bits, confidence: confidenceOf(bits, "adjacent"),
    support: { holding, failing }, isCanonical: false, isRounded: false,
  };
  const mustHold = pattern.isLabelled ? holding >= LEAST_HOLDING && failing <= Math.max(1, holding * MOST_FAILING) : isBorneOut(found);
  const decimals = decimalsAt(lines, pattern.total);
  const relations: LineRelation[] = [];
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    const { kind, residual, slack } = evaluateRatio(lines, line, pattern, decimals);
    if (kind === "none" || (kind === "fails" && !(mustHold && lines.isAmount[line]))) continue;
    // 2790 among figures of six digits after the point was rounded further, and is not wrong
    if (kind === "fails" && !pattern.isLabelled && Math.abs(residual) <= 0.51 * 10 ** -(lines.decimals[line * lines.positionIndexes.length + pattern.total] ?? 0)) continue;
    relations.push(makeLineRelation(family, line, { outcome: kind === "fails" ? "fails" : "holds", residual, slack }));
  }
  return relations;
}
