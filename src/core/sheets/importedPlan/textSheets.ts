import { parseFigure } from "../../figures/figure.js";
import { toSheetName } from "../../grid/sheetName.js";
import type { HistoryEntry, ThemeSet, Transcript, TranscribedFigure } from "../../transcript/transcript.js";
import type { PlannedContent, SheetPlan } from "../sheetPlan.js";
import { figureContent, figureFormat, findDigitWidth } from "./figureCells.js";
import type { ImportSheetLabels } from "./importedPlan.js";
import { CAPTION, CENTRED, HEAD, SheetDraft, TEXT, TITLE } from "./sheetDraft.js";

/** Titles, stage and rationale, then every figure that the text declares, in a named cell beside its sentence. */
export function planOutlineSheet(transcript: Transcript, labels: ImportSheetLabels, names: ReadonlyMap<TranscribedFigure, string>, content: (figure: TranscribedFigure) => PlannedContent): SheetPlan {
  const draft = new SheetDraft([26, 10, 10, 60]);
  let row = 0;
  draft.text(row, 0, labels.outlineTitle, TITLE);
  row += 2;
  const pair = (label: string, text: string): void => { draft.text(row, 0, label, { ...HEAD, horizontal: "left" }).text(row++, 1, text, TEXT, 3); };
  for (const title of transcript.titles) pair(labels.documentTitle, title.text);
  if (transcript.stage) pair(labels.stage, transcript.stage.raws.join(labels.stageSeparator));
  if (transcript.rationale) pair(transcript.rationale.heading, transcript.rationale.text);
  for (const note of transcript.notes) pair(labels.notes, note);
  if (transcript.declaredFigures.length === 0) return draft.build({ name: labels.outlineSheet, orientation: "portrait" });
  row++;
  [labels.declaredLabel, labels.declaredValue, labels.declaredUnit, labels.declaredSource].forEach((label, c) => { draft.text(row, c, label, HEAD); });
  const digits = findDigitWidth(transcript.declaredFigures.map((figure) => figure.raw));
  for (const figure of transcript.declaredFigures) {
    row++;
    draft.text(row, 0, figure.label, TEXT).put(row, 1, content(figure), { ...CENTRED, numberFormat: figureFormat(figure.raw, digits) });
    draft.text(row, 2, figure.unit, { ...TEXT, horizontal: "center" }).text(row, 3, figure.sentence, TEXT);
    const name = names.get(figure);
    if (name !== undefined) draft.name(name, row, 1);
  }
  return draft.build({ name: labels.outlineSheet, orientation: "portrait" });
}

export function planThemeSheet(set: ThemeSet, name: string, labels: ImportSheetLabels): SheetPlan {
  const draft = new SheetDraft([10, 34, 66]);
  draft.text(0, 0, set.heading === "" ? name : set.heading, TITLE);
  [labels.numberHeader, set.word === "" ? name : set.word, labels.themeBody].forEach((label, c) => { draft.text(2, c, label, HEAD); });
  let row = 3;
  for (const theme of set.themes) {
    const number = theme.numberRaw.replace(/[.．、]$/u, "");
    draft.put(row, 0, /^[0-9０-９]+$/.test(number) ? figureContent(number) : { kind: "text", text: theme.numberRaw }, { ...CENTRED, numberFormat: figureFormat(number, findDigitWidth([number])) });
    draft.text(row, 1, theme.titleLines.join("\n"), TEXT).text(row, 2, theme.body, TEXT);
    row++;
  }
  for (const note of set.notes) draft.text(row++, 0, note, CAPTION);
  return draft.build({ name, orientation: "landscape", headRows: { first: 2, last: 2 }, freeze: { rows: 3, columns: 0 } });
}

export function planHistorySheet(history: readonly HistoryEntry[], labels: ImportSheetLabels): SheetPlan {
  const draft = new SheetDraft([34, 20, 12, 12, 60]);
  draft.text(0, 0, labels.historySheet, TITLE);
  [labels.planName, labels.period, labels.firstYear, labels.lastYear, labels.points].forEach((label, c) => { draft.text(2, c, label, HEAD); });
  history.forEach((entry, i) => {
    const row = 3 + i;
    draft.text(row, 0, entry.name, TEXT).text(row, 1, entry.period.raw, TEXT);
    [entry.period.start, entry.period.end].forEach((year, c) => { draft.put(row, 2 + c, { kind: "number", value: year.fiscalYear }, { ...CENTRED, numberFormat: "0" }); });
    draft.text(row, 4, entry.points.join("\n"), TEXT);
  });
  return draft.build({ name: labels.historySheet, orientation: "landscape", headRows: { first: 2, last: 2 }, freeze: { rows: 3, columns: 0 } });
}

/**
 * Names for the cells of declared figures, such as 申告_内容の変更; what a name cannot hold becomes an underscore, a second of its kind gets a number.
 */
export function nameDeclared(figures: readonly TranscribedFigure[], prefix: string): ReadonlyMap<TranscribedFigure, string> {
  const names = new Map<TranscribedFigure, string>();
  const taken = new Set<string>();
  for (const figure of figures) {
    const base = `${prefix}_${figure.label.replace(/[^\p{L}\p{N}_]+/gu, "_").replace(/^_+|_+$/gu, "")}`.slice(0, 200);
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}_${String(n)}`;
    taken.add(name.toLowerCase());
    names.set(figure, name);
  }
  return names;
}

/** 新規実践項目名 → 新規実践項目; 内容変更及び工程確定 → 内容変更・工程確定. */
export function sheetNameOf(text: string, fallback: string, taken: Iterable<string>): string {
  const plain = text.replace(/[（(][^（()）]*[)）]/gu, "").replace(/(.)(?:名称|名)$/u, "$1").replace(/及び|並びに|および|ならびに/gu, "・").replace(/^[0-9０-９]+[.．、\s]+/u, "").replace(/\s+/gu, "").trim();
  return toSheetName(plain === "" || plain.length > 20 || parseFigure(plain).kind === "number" ? fallback : plain, taken);
}
