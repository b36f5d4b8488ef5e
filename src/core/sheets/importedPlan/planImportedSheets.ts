import { quoteSheetName } from "../../grid/address.js";
import { comparable } from "../../figures/labels.js";
import type { TranscribedCountTable, TranscribedFigure, TranscribedList, Transcript } from "../../transcript/transcript.js";
import type { PlannedContent, SheetPlan } from "../sheetPlan.js";
import { planCountSheet, type CountSheet } from "./countSheet.js";
import type { ImportedPlanSource, LiveDifference } from "./importedPlan.js";
import { planListSheet } from "./listSheet.js";
import { nameDeclared, planHistorySheet, planOutlineSheet, planThemeSheet, sheetNameOf } from "./textSheets.js";

export interface ImportedPlan {
  readonly sheets: readonly SheetPlan[];
  readonly differences: readonly LiveDifference[];
}

/**
 * Lays a transcript out as a workbook: 概要, the count tables, the lists, the themes, the history, each part if the document has it.
 * Figures are typed as printed, so that a check means something; with `live` sums are formulas and declared figures refer to them.
 */
export function planImportedSheets({ transcript, labels, live }: ImportedPlanSource): ImportedPlan {
  const taken: string[] = [labels.outlineSheet];
  const claim = (name: string): string => { taken.push(name); return name; };
  const counts = transcript.countTables.map((table) => planCountSheet(table, claim(sheetNameOf(transcript.countTables.length > 1 ? table.title : "", labels.countSheet, taken)), labels, live));
  const names = nameDeclared(transcript.declaredFigures, labels.declaredName);
  const themeName = transcript.themes ? claim(sheetNameOf(transcript.themes.word, labels.themesSheet, taken)) : "";
  const content = (figure: TranscribedFigure): PlannedContent => {
    const formula = live ? liveReference(figure, transcript, counts, themeName) : undefined;
    return formula === undefined ? { kind: "number", value: figure.value } : { kind: "formula", formula, cached: figure.value };
  };
  const byName = (figure: TranscribedFigure): PlannedContent => {
    const name = names.get(figure);
    return live && name !== undefined ? { kind: "formula", formula: name, cached: figure.value } : { kind: "number", value: figure.value };
  };
  const lists = transcript.lists.map((list) => planListSheet(withHeader(list, labels.nameHeader), claim(listSheetName(list, labels.itemsSheet, labels.changesSheet, taken)), transcript.declaredFigures, byName));
  const sheets = [
    planOutlineSheet(transcript, labels, names, content), ...counts.map((sheet) => sheet.plan), ...lists,
    ...(transcript.themes ? [planThemeSheet(transcript.themes, themeName, labels)] : []),
    ...(transcript.history.length > 0 ? [planHistorySheet(transcript.history, { ...labels, historySheet: claim(sheetNameOf("", labels.historySheet, taken)) })] : []),
  ];
  return { sheets, differences: counts.flatMap((sheet) => sheet.differences) };
}

/** A list of bullets has no header of its own. */
function withHeader(list: TranscribedList, nameHeader: string): TranscribedList {
  return list.headers[0] === "" ? { ...list, headers: [nameHeader, ...list.headers.slice(1)] } : list;
}

function listSheetName(list: TranscribedList, items: string, changes: string, taken: readonly string[]): string {
  return list.kind === "changes" ? sheetNameOf(list.title, changes, taken) : sheetNameOf(list.headers[1] ?? list.headers[0] ?? "", items, taken);
}

/** A declared figure that counts a column refers to its total; one that counts the themes counts them. Only where the values agree: a reference must not hide a difference. */
function liveReference(figure: TranscribedFigure, transcript: Transcript, counts: readonly CountSheet[], themeName: string): string | undefined {
  const { themes } = transcript;
  if (themes && comparable(figure.label) === comparable(themes.word) && themes.themes.length === figure.value) {
    return `COUNTA(${quoteSheetName(themeName)}!B4:B${String(3 + themes.themes.length)})`;
  }
  for (const [i, table] of transcript.countTables.entries()) {
    const column = totalColumnOf(figure, table);
    const ref = column === undefined ? undefined : counts[i]?.totalRefs[column];
    if (ref !== undefined) return `${quoteSheetName(counts[i]?.plan.name ?? "")}!${ref}`;
  }
  return undefined;
}

/** 「新規実践項目 25」: the label holds the column's word, and the total line prints the same figure. */
function totalColumnOf(figure: TranscribedFigure, table: TranscribedCountTable): number | undefined {
  const total = table.rows.findLast((row) => row.kind === "total");
  const label = comparable(figure.label);
  const found = table.columns.findIndex((column, c) => {
    const cell = total?.cells[c];
    const word = comparable(column.label).replace(/^(?:令和|平成|[RH])[0-9元]+(?:年度?)?/iu, "");
    const isWhole = /^全|合計|全体/u.test(label) && table.equations.some((equation) => equation.total === c);
    return cell?.figure.kind === "number" && cell.figure.value === figure.value && ((word.length >= 2 && label.includes(word)) || isWhole);
  });
  return found < 0 ? undefined : found;
}
