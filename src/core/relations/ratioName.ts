import { parseHeading } from "../figures/headingFormula.js";
import { comparable } from "../figures/labels.js";
import { findLabelRole } from "../figures/totalLabels.js";

const PER_UNIT = /当た?り|単価|密度|(?:^|\W)(?:per|price|rate)(?:\W|$)|unitcost|^(?:平均|average|mean)/i;

/** 「1人当たり医療費」, 「単価」, "average award": an amount over a count. */
export function isPerUnitName(label: string): boolean {
  return PER_UNIT.test(comparable(label));
}

/** Longer headings are explanations, not names. */
const LONGEST = 20;

/**
 * What the headings of a line call the ratio in it: the innermost that says so, without its unit and its formula.
 * @example ratioName(["令和５年度", "人口密度（人/km2）"]) === "人口密度"; undefined for 「%」 alone
 */
export function ratioName(headings: readonly string[]): string | undefined {
  const heading = [...headings].reverse().find((text) => isPerUnitName(text) || ["share", "rate", "mean"].includes(findLabelRole(text)));
  if (heading === undefined) return undefined;
  const { expression, name } = parseHeading(heading);
  const plain = (expression ? name : heading).replace(/[\s\u3000]+/gu, " ").replace(/\s*[(（〔\[][^)）〕\]]*[)）〕\]]\s*$/u, "").replace(/[\s%％]+$/u, "").trim();
  return /\p{L}{2}/u.test(plain) && plain.length <= LONGEST ? plain : undefined;
}
