import pc from "picocolors";
import type { CellRef, ExplainedCell, Explanation, Finding } from "../../core/report/report.js";
import { quoteSheetName } from "../../core/grid/address.js";
import { fillSentence, type Language } from "../../messages/language.js";
import { REPORT_TEXT, SEVERITY_TEXT } from "../../messages/reportText.js";
import { EXCLUSION_TEXT } from "../../messages/settingsMessages.js";
import type { CheckedFile } from "../checkFile.js";
import { toOneLine } from "../terminalText.js";

/** More ways to repair one finding than anyone weighs in a terminal. */
const MAX_EXPLANATIONS = 5;

/** Cells of one way to repair; formulas that all fall short of the same lines can be dozens. */
const MAX_CELLS = 4;

interface TextStyle {
  readonly language: Language;
  readonly hasColors: boolean;
  /** With several files, each report is headed by its file's name. */
  readonly showsFile: boolean;
}

/**
 * One file's report for people: the sentence of the verdict first, then each finding with its cell, the reason, and who
 * is suspected with the value that would mend it.
 */
export function formatCheckText({ report, sentence, encoding }: CheckedFile, style: TextStyle): string {
  const colors = pc.createColors(style.hasColors);
  const verdictColor = { holds: colors.green, fails: colors.red, cannotTell: colors.yellow }[report.verdict];
  const lines = [
    ...(style.showsFile ? [colors.bold(toOneLine(report.file))] : []),
    verdictColor(toOneLine(sentence)),
    ...(encoding ? [colors.dim(fillSentence(REPORT_TEXT.encoding[style.language], { encoding: encoding.toUpperCase() }))] : []),
    ...report.findings.flatMap((finding) => formatFinding(finding, style)),
  ];
  return `${lines.join("\n")}\n`;
}

function formatFinding(finding: Finding, { language, hasColors }: TextStyle): string[] {
  const colors = pc.createColors(hasColors);
  if (finding.excluded) {
    const reason = fillSentence(EXCLUSION_TEXT.reason[language], { reason: finding.excluded.reason });
    return [`  ${colors.dim(`${EXCLUSION_TEXT.heading[language]}  ${formatPlace(finding.at)}  ${toOneLine(finding.message)}`)}`, `      ${toOneLine(reason)}`];
  }
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[finding.severity];
  const head = `  ${paint(SEVERITY_TEXT[finding.severity][language])}  ${colors.bold(formatPlace(finding.at))}  ${toOneLine(finding.message)}`;
  const shown = finding.explanations.slice(0, MAX_EXPLANATIONS);
  const rest = finding.explanations.length - shown.length;
  return [
    head,
    ...shown.map((explanation, i) => `      ${REPORT_TEXT[i === 0 ? "suspect" : "or"][language]}: ${formatExplanation(explanation, language)}`),
    ...(rest > 0 ? [`      ${fillSentence(REPORT_TEXT.more[language], { count: rest })}`] : []),
  ];
}

function formatExplanation({ cells }: Explanation, language: Language): string {
  const shown = cells.slice(0, MAX_CELLS).map((cell) => formatRepair(cell, language));
  const rest = cells.length - shown.length;
  return [...shown, ...(rest > 0 ? [fillSentence(REPORT_TEXT.moreCells[language], { count: rest })] : [])].join(language === "ja" ? "、" : ", ");
}

/** 件数表!E5  5 → 4 */
export function formatRepair(cell: ExplainedCell, language: Language): string {
  const value = formatValue(cell.value, language);
  const proposed = formatValue(cell.proposed, language);
  return `${formatPlace(cell)}  ${fillSentence(REPORT_TEXT.value[language], { value, proposed })}`;
}

function formatValue(value: ExplainedCell["value"], language: Language): string {
  if (value === null) return REPORT_TEXT.blank[language];
  const text = toOneLine(String(value));
  // Quotes only where a blank at an end would go unseen.
  return text === text.trim() && text !== "" ? text : `「${text}」`;
}

/** As a formula would name it: 件数表!E5, 'R5 計画'!B2. */
export function formatPlace({ sheet, ref }: CellRef): string {
  return toOneLine(sheet === "" ? ref : `${quoteSheetName(sheet)}!${ref}`);
}
