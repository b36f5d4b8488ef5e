import type { CheckContext } from "../core/checks/check.js";
import type { Relation } from "../core/relations/relation.js";
import type { CheckReport } from "../core/report/report.js";
import { VERDICT_SENTENCES } from "../messages/findingMessages.js";
import { fillSentence, type Language } from "../messages/language.js";
import { EXCLUSION_TEXT } from "../messages/settingsMessages.js";
import { formatNumber } from "./describeSuspicion.js";

interface Checked extends Pick<CheckReport, "checks" | "findings"> {
  readonly relations: readonly Relation[];
}

export interface Verdict {
  readonly verdict: CheckReport["verdict"];
  readonly sentence: string;
  /** How many relations and checks were asked: what the sentence counts. */
  readonly asked: number;
  /** Warnings of equations that fail: a verdict that holds is then no plain agreement. */
  readonly doubts: number;
}

/**
 * The verdict and its sentence. Errors make it fail; without any, whatever could not be told makes it cannot tell.
 * Where there was nothing to check it cannot tell either: silence must not look like agreement.
 */
export function composeVerdict(report: Checked, context: CheckContext, language: Language): Verdict {
  let asked = 0, open = 0;
  const failing = new Set<string>();
  for (const relation of report.relations) {
    if (relation.outcome !== "notApplicable") asked++;
    if (relation.outcome === "cannotTell") open++;
    if (relation.outcome === "fails") failing.add(relation.id);
  }
  asked += report.checks.filter((check) => check.outcome !== "notApplicable").length;
  // an equation that fails is no agreement, even where it may as well be rounding
  const doubts = report.findings.filter(({ severity, relations }) => severity === "warning" && relations.some((id) => failing.has(id))).length;
  const errors = report.findings.filter((finding) => finding.severity === "error").length;
  const warnings = report.findings.filter((finding) => finding.severity === "warning").length;
  open += report.checks.filter((check) => check.outcome === "cannotTell" || check.outcome === "crashed").length;
  const excluded = report.findings.filter((finding) => finding.excluded !== undefined).length;
  const say = (key: keyof typeof VERDICT_SENTENCES, values: Record<string, number> = {}): string =>
    fillSentence(VERDICT_SENTENCES[key][language], { count: asked, ...values }) + (excluded > 0 ? fillSentence(EXCLUSION_TEXT.counted[language], { excluded }) : "");
  if (errors > 0) return { verdict: "fails", sentence: say("fails", { errors }), asked, doubts };
  // how a text is written says nothing of whether anything agrees
  const isAnythingAsked = report.relations.length > 0 || report.checks.some(({ outcome, code }) => outcome !== "notApplicable" && !code.startsWith("text/"));
  if (!isAnythingAsked) return { verdict: "cannotTell", sentence: say("nothing"), asked, doubts };
  if (open > 0) return { verdict: "cannotTell", sentence: say("cannotTell", { open }), asked, doubts };
  const total = headline(context);
  const sentence = doubts > 0 ? say("holdsWithDoubts", { doubts }) : warnings > 0 ? say("holdsWithWarnings", { warnings }) : say("holds");
  return { verdict: "holds", sentence: total ? `${total}${language === "ja" ? "：" : ": "}${sentence}` : sentence, asked, doubts };
}

/** More parts than this are no headline. */
const MOST_PARTS = 5;

/** The sum that sums up the workbook: the total line of the count table across, 70 + 25 = 95. */
function headline(context: CheckContext): string | undefined {
  for (const counts of context.plan.countTables) {
    const found = context.relations.find((relation) => relation.code !== "footing/column" && relation.outcome === "holds" && relation.total.sheet === counts.table.sheet
      && relation.total.rowIndex === counts.totalRow && relation.parts.every((part) => part.rowIndex === counts.totalRow) && relation.parts.length >= 2);
    if (found && found.parts.length <= MOST_PARTS) return formatHeadline(found, context);
  }
  return undefined;
}

function formatHeadline(relation: Relation, context: CheckContext): string {
  const figures = context.sheets.find((sheet) => sheet.figures.grid.name === relation.total.sheet)?.figures;
  const terms = relation.parts.map((part, i) => {
    const value = figures?.number(part.rowIndex, part.columnIndex) ?? 0;
    return `${i === 0 ? (part.sign < 0 ? "−" : "") : part.sign < 0 ? " − " : " + "}${formatNumber(Number.isNaN(value) ? 0 : value)}`;
  });
  return `${terms.join("")} = ${formatNumber(relation.actual ?? 0)}`;
}
