import type { DefinedName } from "../../../core/grid/grid.js";
import { displayedFormula } from "../../read/formulaText.js";
import { fileFormula } from "../../write/fileFormula.js";
import { escapeAttribute, escapeText } from "../../xml/xmlEscape.js";
import type { WorkbookEditor } from "../workbookEditor.js";
import type { NameEntry } from "../workbookPart.js";

/** Makes the names of a workbook those that are given. A name that stays as it is keeps its element, comments and all. */
export function putNames(book: WorkbookEditor, names: readonly DefinedName[]): void {
  const { workbook } = book;
  const places = new Map(workbook.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet.index]));
  const wanted = new Map(names.flatMap((name) => {
    const place = name.sheet === undefined ? undefined : places.get(name.sheet.toLowerCase());
    return name.sheet !== undefined && place === undefined ? [] : [[keyOf(name.name, place), { ...name, place }] as const];
  }));
  const isKept = (entry: NameEntry): boolean => isBookkeeping(entry.name) || wanted.get(keyOf(entry.name, entry.sheetIndex))?.refersTo === displayedFormula(entry.refersTo);
  const kept = new Set(workbook.names.filter(isKept).map((entry) => keyOf(entry.name, entry.sheetIndex)));
  workbook.removeNames((entry) => !isKept(entry));
  workbook.addNames([...wanted].filter(([key]) => !kept.has(key)).map(([, { name, refersTo, place, hidden }]) =>
    `<definedName name="${escapeAttribute(name)}"${place === undefined ? "" : ` localSheetId="${String(place)}"`}${hidden ? ' hidden="1"' : ""}>${escapeText(fileFormula(refersTo))}</definedName>`));
}

/** Names that are Excel's own and no part of a book. */
function isBookkeeping(name: string): boolean {
  return name.startsWith("_xlnm.") && name !== "_xlnm.Print_Area" && name !== "_xlnm.Print_Titles";
}

function keyOf(name: string, place: number | undefined): string {
  return `${name.toLowerCase()} ${String(place)}`;
}
