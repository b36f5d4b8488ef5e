import { parseAddress, quoteSheetName } from "../core/grid/address.js";
import type { CellRef, ExplainedCell, Finding } from "../core/report/report.js";
import { planValidationRecord, type RecordSource } from "../core/sheets/validationRecord/planValidationRecord.js";
import { fillSentence, type Language } from "../messages/language.js";
import { MARK_TEXT, RECORD_LABELS } from "../messages/recordLabels.js";
import type { WorkbookEdit } from "./ports.js";

/** Excel's own colours for bad and neutral cells: known to its users, and the figures stay readable on them. */
const FILLS = { error: "FFC7CE", warning: "FFEB9C", candidate: "FFEB9C" } as const;

interface Mark {
  readonly place: CellRef;
  fill: string;
  readonly lines: string[];
}

/**
 * Marks what was found: each cell of an error or a warning gets a fill and a note that says why, cells that may be the cause
 * another, and a record sheet tells the whole. Earlier marks go first, so that marking twice is marking once.
 * @param only the ids of the findings to mark; the record tells of all the same
 */
export function planMarks(source: RecordSource, language: Language, only?: ReadonlySet<string>): WorkbookEdit[] {
  const marks = new Map<string, Mark>();
  for (const finding of source.report.findings) {
    if (finding.severity !== "info" && (!only || only.has(finding.id))) markFinding(marks, finding, finding.severity, language);
  }
  const author = MARK_TEXT.author[language];
  return [
    { kind: "clear-marks" },
    ...[...marks.values()].flatMap(({ place, fill, lines }): WorkbookEdit[] => {
      const at = parseAddress(place.ref.split(":")[0] ?? "");
      if (!at) return [];
      return [
        { kind: "set-fill", sheet: place.sheet, at, color: fill },
        { kind: "add-note", sheet: place.sheet, at, text: lines.join("\n"), author },
      ];
    }),
    { kind: "add-sheet", plan: planValidationRecord(source, RECORD_LABELS[language]), replaceOwn: true },
  ];
}

/** Takes the marks and the record sheet away again. */
export function planUnmark(sheetNames: readonly string[]): WorkbookEdit[] {
  const records = Object.values(RECORD_LABELS).map((labels) => labels.sheetName);
  return [
    { kind: "clear-marks" },
    ...sheetNames.filter((name) => records.includes(name)).map((sheet): WorkbookEdit => ({ kind: "remove-own-sheet", sheet })),
  ];
}

function markFinding(marks: Map<string, Mark>, finding: Finding, severity: "error" | "warning", language: Language): void {
  const { at, message, explanations } = finding;
  addMark(marks, at, FILLS[severity], message);
  const isAlone = explanations.length === 1;
  for (const cell of explanations.flatMap((explanation) => explanation.cells)) {
    const isAt = cell.sheet === at.sheet && cell.ref === at.ref;
    const key = isAt ? "repair" : "candidate";
    addMark(marks, cell, isAt || isAlone ? FILLS[severity] : FILLS.candidate, fillSentence(MARK_TEXT[key][language], {
      place: `${quoteSheetName(at.sheet)}!${at.ref}`, ...repairOf(cell),
    }));
  }
}

function repairOf({ value, proposed }: ExplainedCell): { value: string; proposed: string } {
  return { value: String(value ?? ""), proposed: String(proposed ?? "") };
}

/** An error outranks a candidate on the same cell; what is said of a cell is said in one note. */
function addMark(marks: Map<string, Mark>, { sheet, ref }: CellRef, fill: string, line: string): void {
  const key = `${sheet}\u0000${ref}`;
  const mark = marks.get(key) ?? { place: { sheet, ref }, fill, lines: [] };
  if (fill === FILLS.error) mark.fill = fill;
  if (!mark.lines.includes(line)) mark.lines.push(line);
  marks.set(key, mark);
}
