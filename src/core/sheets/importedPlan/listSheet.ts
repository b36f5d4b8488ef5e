import type { TranscribedList, TranscribedFigure } from "../../transcript/transcript.js";
import type { PlannedContent, SheetPlan } from "../sheetPlan.js";
import { displayWidth, wrappedLines } from "../textMetrics.js";
import { numberContent } from "./countSheet.js";
import { figureFormat, findDigitWidth } from "./figureCells.js";
import { CAPTION, CENTRED, HEAD, SheetDraft, TEXT, TITLE } from "./sheetDraft.js";

/** How the sheet shows a figure that a caption declares: typed, or by reference to its named cell. */
export type DeclaredContent = (figure: TranscribedFigure) => PlannedContent;

/**
 * A list under its initiatives: the initiative's cells merged over its entries, as it was printed.
 * Captions that declare a figure (「内容の変更 19 項目」) are laid out as label, number and unit.
 */
export function planListSheet(list: TranscribedList, name: string, declared: readonly TranscribedFigure[], content: DeclaredContent): SheetPlan {
  const hasNumbers = list.groups.some((group) => group.numberRaw !== "");
  const first = hasNumbers ? 2 : 1;
  const texts = Math.max(0, list.headers.length - 1);
  const nameWidth = clampWidth(list.groups.map((group) => group.name), 24, 40);
  const entryWidths = Array.from({ length: texts }, (_, c) => clampWidth(list.groups.flatMap((group) => group.entries.map((entry) => entry[c] ?? "")), 20, 56));
  const draft = new SheetDraft([...(hasNumbers ? [9] : []), nameWidth, ...entryWidths, ...(texts === 1 ? [8] : [])]);
  let row = 0;
  draft.text(row++, 0, list.title === "" ? name : list.title, TITLE);
  const figures = list.captions.map((caption) => declared.find((figure) => sameText(figure.sentence, caption)));
  if (figures.some(Boolean)) row++;
  list.captions.forEach((caption, i) => {
    const figure = figures[i];
    if (figure && texts > 0) row = planDeclared(draft, figure, row, first, content);
    else { if (i > 0 && figures[i - 1]) row++; draft.text(row++, 0, caption, CAPTION); }
  });
  const head = row;
  draft.text(row, 0, list.headers[0] ?? "", HEAD, first);
  list.headers.slice(1).forEach((header, c) => { draft.text(row, first + c, header, HEAD); });
  row++;
  for (const group of list.groups) row = planGroup(draft, group, row, first, texts, nameWidth);
  for (const note of list.notes) draft.text(row++, 0, note, CAPTION);
  return draft.build({ name, orientation: "portrait", headRows: { first: head, last: head }, freeze: { rows: head + 1, columns: 0 } });
}

/** The label over the initiative's columns, then the number, its unit right behind it. */
function planDeclared(draft: SheetDraft, figure: TranscribedFigure, row: number, first: number, content: DeclaredContent): number {
  draft.text(row, 0, figure.label, TEXT, first);
  draft.put(row, first, content(figure), { ...CENTRED, horizontal: "right", numberFormat: figureFormat(figure.raw, findDigitWidth([figure.raw])) });
  draft.text(row, first + 1, figure.unit, { ...TEXT, wrap: false });
  return row + 1;
}

function planGroup(draft: SheetDraft, group: TranscribedList["groups"][number], top: number, first: number, texts: number, nameWidth: number): number {
  const rows = Math.max(1, group.entries.length);
  const bottom = top + rows - 1;
  if (first === 2) draft.put(top, 0, numberContent(group.numberRaw), CENTRED).merge({ top, left: 0, bottom, right: 0 }, CENTRED);
  const needed = wrappedLines(group.name, nameWidth);
  if (rows === 1) draft.text(top, first - 1, group.name, TEXT);
  else draft.put(top, first - 1, group.name === "" ? { kind: "blank" } : { kind: "text", text: group.name }, TEXT).merge({ top, left: first - 1, bottom, right: first - 1 }, TEXT).needLines(bottom, needed - rows + 1);
  group.entries.forEach((entry, i) => { for (let c = 0; c < texts; c++) draft.text(top + i, first + c, entry[c] ?? "", TEXT); });
  if (group.entries.length === 0) for (let c = 0; c < texts; c++) draft.text(top, first + c, "", TEXT);
  return bottom + 1;
}

function clampWidth(texts: readonly string[], least: number, most: number): number {
  return Math.min(most, Math.max(least, ...texts.map((text) => displayWidth(text) + 3)));
}

function sameText(a: string, b: string): boolean {
  return a.replace(/\s/gu, "") === b.replace(/\s/gu, "");
}
