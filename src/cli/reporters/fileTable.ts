import Table from "cli-table3";
import type { Language } from "../../messages/language.js";
import { REPORT_TEXT, VERDICT_TEXT } from "../../messages/reportText.js";
import type { CheckedFile } from "../checkFile.js";
import { toOneLine } from "../terminalText.js";

/** The result of one file among several; undefined where it could not be read. */
export interface FileLine {
  readonly file: string;
  readonly checked: CheckedFile | undefined;
}

/** A table of all files at the end of a run over several, without colours, so that it reads alike in a log. */
export function formatFileTable(lines: readonly FileLine[], language: Language): string {
  const heading = (["file", "verdict", "errors", "warnings", "relations"] as const).map((key) => REPORT_TEXT[key][language]);
  const table = new Table({
    head: heading,
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "left", "right", "right", "right"],
  });
  for (const line of lines) table.push(formatLine(line, language));
  return `${table.toString()}\n`;
}

function formatLine({ file, checked }: FileLine, language: Language): string[] {
  if (!checked) return [toOneLine(file), REPORT_TEXT.unread[language], "", "", ""];
  const { report, asked } = checked;
  const count = (severity: string): string => String(report.findings.filter((finding) => finding.severity === severity).length);
  return [toOneLine(file), VERDICT_TEXT[report.verdict][language], count("error"), count("warning"), String(asked)];
}
