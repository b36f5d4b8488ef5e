import { formatRange, parseRange, quoteSheetName } from "../../core/grid/address.js";
import { formulaReferences } from "../../core/grid/formulaReferences.js";
import type { Workbook } from "../../core/grid/grid.js";
import type { CellRef } from "../../core/report/report.js";
import type { WorkbookEdit } from "../ports.js";
import type { BookSettings } from "./bookSettings.js";

const PREFIX = "_kensan.at.";

/** A name that no entry of the settings uses. One that is left over in the workbook is taken over. */
export function freeAnchor(settings: BookSettings): string {
  const used = [...settings.exclusions, ...settings.roles].map(({ at }) => (at.startsWith(PREFIX) ? Number(at.slice(PREFIX.length)) : 0));
  return `${PREFIX}${Math.max(0, ...used.filter(Number.isInteger)) + 1}`;
}

/**
 * Makes a hidden name stand for a place. Excel moves it when rows or columns are put in; where its cells are deleted it leads nowhere.
 * @example planAnchor("_kensan.at.1", { sheet: "件数表", ref: "E5" }) → { kind: "define-name", refersTo: "件数表!$E$5", … }
 */
export function planAnchor(name: string, { sheet, ref }: CellRef): WorkbookEdit {
  const fixed = (parseRange(ref) ? ref : "A1").replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return { kind: "define-name", name, refersTo: `${quoteSheetName(sheet)}!${fixed}`, hidden: true };
}

export function planAnchorRemoval(name: string): WorkbookEdit {
  return { kind: "define-name", name, refersTo: null, hidden: true };
}

/** Where each anchor lies now; undefined where its cells or its name are gone. */
export function anchorFinder(workbook: Workbook): (name: string) => CellRef | undefined {
  const names = new Map(workbook.definedNames.filter(({ sheet }) => sheet === undefined).map(({ name, refersTo }) => [name.toLowerCase(), refersTo]));
  const sheets = new Map(workbook.sheets.map(({ name }) => [name.toLowerCase(), name]));
  return (name) => {
    const [reference, ...more] = formulaReferences(names.get(name.toLowerCase()) ?? "");
    const sheet = reference?.qualifier?.book === undefined ? sheets.get(reference?.qualifier?.sheet.toLowerCase() ?? "") : undefined;
    return reference && sheet !== undefined && more.length === 0 ? { sheet, ref: formatRange(reference.range) } : undefined;
  };
}
