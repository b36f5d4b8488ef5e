import { parseHeading } from "./headingFormula.js";
import { comparable } from "./labels.js";

/**
 * What a label says about the line it names. Totals are tested first: a total label can contain a heading (歳入 ⊂ 歳入合計).
 * `ofWhich` lines (再掲, うち, 内数) are subsets of another line and never added; 「51(うち休5)」 is a figure with a note, and says nothing of its line.
 */
export type LabelRole = "total" | "subtotal" | "mean" | "share" | "rate" | "difference" | "running" | "ofWhich" | "plain";

const OF_WHICH = /^(?:[(（【〔\[]?再掲|うち(?!わ)|内数|内,|of which|ofwhich|\(?うち(?!わ))|再掲[)）】〕\]]?$|\(内数\)$|(?<![0-9０-９])[(（]うち/i;
const MEAN = /^(?:平均|単純平均|加重平均|average|mean|avg\.?)|(?:平均|average|mean)$/i;
const SHARE = /(?:構成比|割合|率|シェア)(?:[(（].*)?$|percent|^%|%$|[(（]%[)）]$|(?:share|ratio)$/i;
const RATE = /(?:増減率|増加率|減少率|伸び率|伸率|前年度?比|変化率|対前年(?:度|同[月期])?(?:増減)?比?率?)(?:[(（].*)?$|change\(%\)|%change|percentchange|growth(?:rate)?$/i;
const DIFFERENCE = /^(?:差引|差額|増減|増△?減|増加数|残額|残高|収支|過不足)|(?:差引額?|差額|増減額?|増減数|純増減?|増加数)$|difference|^net(?!work)|change$/i;
const RUNNING = /累計|累積|cumulative|runningtotal/i;
const SUBTOTAL = /小計|subtotal|sub-total|中計/i;
const TOTAL = /^(?:計|合計|総計|総数|総額|合算|再計|全体|全国|総合計|合計額|計画額計|all|total|totals|sum|grandtotal|overall|altogether)(?:[(（].*)?$|[^小]計(?:[(（].*[)）])?$|合計|総計|総数|総額|^.{0,12}全体$|\btotal|total\b|total[s]?$|^total|grandtotal|^all[A-Z]/i;
/** Words that end in 計 and name no total. */
const NOT_TOTAL = /(?:設計|会計|統計|家計|生計|時計|推計|余計|集計表?|温度計|早計|計画|計上)$/;

export function findLabelRole(label: string): LabelRole {
  const known = roles.get(label);
  if (known) return known;
  const role = classifyLabel(label);
  if (roles.size >= MOST_KEPT) roles.clear();
  roles.set(label, role);
  return role;
}

/** As with comparable labels: what is kept changes no answer. */
const roles = new Map<string, LabelRole>();
const MOST_KEPT = 20_000;

function classifyLabel(label: string): LabelRole {
  // 「前年度比較増減 (A)-(B)」 and 「計 C＝A＋B」 are what they are without their formula
  const { expression, name } = parseHeading(label);
  const text = comparable(expression ? name : label);
  if (text === "") return "plain";
  if (OF_WHICH.test(text)) return "ofWhich";
  if (RUNNING.test(text)) return "running";
  if (RATE.test(text)) return "rate";
  if (SHARE.test(text)) return "share";
  if (MEAN.test(text)) return "mean";
  if (SUBTOTAL.test(text)) return "subtotal";
  if (!NOT_TOTAL.test(text) && (TOTAL.test(text) || /\b(?:total|totals)\b/i.test(label))) return "total";
  if (DIFFERENCE.test(text)) return "difference";
  return "plain";
}

export function isTotalRole(role: LabelRole): boolean {
  return role === "total" || role === "subtotal";
}
