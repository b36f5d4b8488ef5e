import type { DefinedName, Grid } from "../../core/grid/grid.js";
import { displayedFormula } from "./formulaText.js";
import { CLOSE, END, OPEN, type XmlScanner } from "../xmlScanner.js";

export interface SheetEntry {
  readonly name: string;
  readonly relationshipId: string;
  readonly visibility: Grid["visibility"];
}

export interface WorkbookPart {
  /** In the order of the tabs, chart sheets included. */
  readonly sheets: readonly SheetEntry[];
  readonly definedNames: readonly DefinedName[];
  readonly usesDate1904: boolean;
  readonly isCalculatedOnOpening: boolean;
}

/** Names that Excel keeps for itself and that say something about a sheet; the rest, such as _FilterDatabase, are its bookkeeping. */
const TELLING_OWN_NAMES = new Set(["_xlnm.Print_Area", "_xlnm.Print_Titles"]);

/**
 * xl/workbook.xml. Names that belong to a sheet are given with it; Excel's own ones keep their `_xlnm.` prefix.
 * @example `<definedName name="全項目数">件数表!$E$24</definedName>` → { name: "全項目数", refersTo: "件数表!$E$24", sheet: undefined, hidden: false }
 */
export function readWorkbookPart(scanner: XmlScanner): WorkbookPart {
  const sheets: SheetEntry[] = [];
  const names: { name: string; refersTo: string; sheetIndex: number; hidden: boolean }[] = [];
  let usesDate1904 = false;
  let isCalculatedOnOpening = false;
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event !== OPEN || scanner.depth === 1) continue;
    if (scanner.name === "calcPr") isCalculatedOnOpening = scanner.flagAttribute("fullCalcOnLoad");
    else if (scanner.name === "workbookPr") usesDate1904 = scanner.flagAttribute("date1904");
    else if (scanner.name === "sheets") eachChild(scanner, "sheets", () => sheets.push(readSheetEntry(scanner)));
    else if (scanner.name === "definedNames") {
      eachChild(scanner, "definedNames", () => {
        const [name, sheetIndex, hidden] = [scanner.attribute("name") ?? "", scanner.intAttribute("localSheetId"), scanner.flagAttribute("hidden")];
        names.push({ name, refersTo: displayedFormula(scanner.readText()), sheetIndex, hidden });
      });
    } else scanner.skip();
  }
  const definedNames = names
    .filter(({ name }) => !name.startsWith("_xlnm.") || TELLING_OWN_NAMES.has(name))
    .map(({ sheetIndex, ...name }) => ({ ...name, sheet: sheets[sheetIndex]?.name }));
  return { sheets, definedNames, usesDate1904, isCalculatedOnOpening };
}

function readSheetEntry(scanner: XmlScanner): SheetEntry {
  const state = scanner.attribute("state");
  return {
    name: scanner.attribute("name") ?? "",
    relationshipId: scanner.prefixedAttribute("id") ?? "",
    visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
  };
}

function eachChild(scanner: XmlScanner, parent: string, visit: () => void): void {
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event === CLOSE && scanner.name === parent) return;
    if (event === OPEN) visit();
  }
}
