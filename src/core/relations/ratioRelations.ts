import type { Evidence } from "../report/report.js";
import { confidenceOf } from "./confidence.js";
import type { FoundPattern } from "./findPatterns.js";
import { makeLineRelation, type LineFamily, type LineRelation } from "./lineRelation.js";
import type { Lines } from "./lines.js";
import { findMeans } from "./means.js";
import { findRatios } from "./findRatios.js";
import { decimalsAt, evaluateRatio, type FoundRatio } from "./ratios.js";

/** A labelled ratio that holds on so many lines, */
const LEAST_HOLDING = 4;
/** and fails on one, or on no larger a share of them, is one that must hold. */
const MOST_FAILING = 0.1;

/** Shares, rates of change and means along one axis, each checked. */
export function findRatioRelations(lines: Lines, sums: readonly FoundPattern[]): LineRelation[] {
  if (lines.positionIndexes.length < 3) return [];
  const isTotal = lines.positionIndexes.map(() => false);
  for (const { pattern } of sums) isTotal[pattern.total] = true;
  return [...findRatios(lines), ...findMeans(lines, isTotal)].flatMap((found) => instantiateRatio(found, lines));
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
  const mustHold = pattern.isLabelled && holding >= LEAST_HOLDING && failing <= Math.max(1, holding * MOST_FAILING);
  const decimals = decimalsAt(lines, pattern.total);
  const relations: LineRelation[] = [];
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    const { kind, residual, slack } = evaluateRatio(lines, line, pattern, decimals);
    if (kind === "none" || (kind === "fails" && !(mustHold && lines.isAmount[line]))) continue;
    relations.push(makeLineRelation(family, line, { outcome: kind === "fails" ? "fails" : "holds", residual, slack }));
  }
  return relations;
}
