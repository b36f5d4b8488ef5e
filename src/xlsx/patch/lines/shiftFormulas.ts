import type { CellAddress } from "../../../core/grid/address.js";
import { parseRange, formatAddress } from "../../../core/grid/address.js";
import { parseQualifier } from "../../../core/grid/formulaReferences.js";
import { shiftFormula, translateFormula, type LineShift } from "../../../core/grid/formulaShift.js";
import { tokenizeFormula } from "../../../core/grid/formulaTokens.js";
import type { Splices } from "../../xml/splices.js";
import { attributeValue, childOf, parseXml, textOf, type XmlElement } from "../../xml/xmlSource.js";
import { escapeText } from "../../xml/xmlEscape.js";
import { refuse } from "../refusal.js";
import type { SheetPart } from "../sheetPart.js";
import { scanCells } from "../sheetRows.js";
import { cutsInto, shiftIndex, shiftReferences } from "./shiftRange.js";

/**
 * Rewrites the formulas of a sheet's cells. Shared formulas whose cells or references come apart are written out.
 * Cells that are taken out are passed over: their source goes as a whole.
 */
export function shiftCellFormulas(splices: Splices, sheet: SheetPart, home: string, shift: LineShift): void {
  const isTarget = home.toLowerCase() === shift.sheet.toLowerCase();
  const { source, rows } = sheet;
  const members = sharedFormulas(sheet);
  for (const row of rows) {
    if (!/<(?:[^\s/>]+:)?f[\s/>]/.test(source.slice(row.openEnd, row.closeStart))) continue;
    for (const cell of scanCells(source, row)) {
      const at = { rowIndex: row.index, columnIndex: cell.index };
      if (isTarget && shiftIndex(shift.axis === "row" ? at.rowIndex : at.columnIndex, shift) === undefined) continue;
      const cellSource = source.slice(cell.start, cell.end);
      const f = childOf(parseXml(cellSource), "f");
      if (!f) continue;
      const changed = shiftedElement(cellSource, f, at, members, isTarget, home, shift);
      if (changed !== undefined) splices.replace(cell.start + f.start, cell.start + f.end, changed);
    }
  }
}

function shiftedElement(source: string, f: XmlElement, at: CellAddress, members: ReadonlyMap<string, string>, isTarget: boolean, home: string, shift: LineShift): string | undefined {
  const type = attributeValue(source, f, "t");
  if (type === "dataTable") return refuse("unsafe-part", `${home} ${formatAddress(at.rowIndex, at.columnIndex)}`);
  if (type === "shared") {
    const formula = members.get(formatAddress(at.rowIndex, at.columnIndex)) ?? textOf(source, f);
    if (!isTarget && !mentionsSheet(formula, shift.sheet)) return undefined;
    return `<${f.name}>${escapeText(shiftFormula(formula, home, shift))}</${f.name}>`;
  }
  const formula = textOf(source, f);
  const shifted = shiftFormula(formula, home, shift);
  const reference = attributeValue(source, f, "ref");
  const area = reference === undefined ? undefined : parseRange(reference);
  if (isTarget && area && reference !== undefined) {
    const [first, last] = shift.axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
    if (cutsInto(first, last, shift)) refuse("unsafe-part", `${home} ${reference}`);
    const open = source.slice(f.start, f.openEnd).replace(/(\sref\s*=\s*["'])[^"']*/, `$1${shiftReferences(reference, shift) ?? reference}`);
    return f.closeStart === f.end ? open : `${open}${escapeText(shifted)}</${f.name}>`;
  }
  return shifted === formula ? undefined : `${source.slice(f.start, f.openEnd)}${escapeText(shifted)}</${f.name}>`;
}

/** What each cell of the shared formulas calculates, by its address. */
function sharedFormulas(sheet: SheetPart): ReadonlyMap<string, string> {
  const formulas = new Map<string, string>();
  for (const { master, formula, members } of sheet.formulaGroups.shared) {
    for (const at of [master, ...members]) {
      formulas.set(formatAddress(at.rowIndex, at.columnIndex), translateFormula(formula, at.rowIndex - master.rowIndex, at.columnIndex - master.columnIndex));
    }
  }
  return formulas;
}

function mentionsSheet(formula: string, name: string): boolean {
  return tokenizeFormula(formula).some((token) => {
    if (token.kind !== "qualifier") return false;
    const { sheet, book } = parseQualifier(token.text);
    return book === undefined && sheet.toLowerCase() === name.toLowerCase();
  });
}

/** Rewrites the text of an element that holds a formula. */
export function shiftFormulaElement(splices: Splices, source: string, element: XmlElement, home: string, shift: LineShift): void {
  const formula = textOf(source, element);
  const shifted = shiftFormula(formula, home, shift);
  if (shifted !== formula) splices.replace(element.openEnd, element.closeStart, escapeText(shifted));
}
