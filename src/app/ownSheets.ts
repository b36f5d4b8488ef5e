import type { Workbook } from "../core/grid/grid.js";
import { OWN_SHEET_MARK } from "./ports.js";

/** The names of the sheets that Kensan wrote: no source for it, since a summary of a summary would hold every table twice. */
export function ownSheets({ definedNames }: Workbook): Set<string> {
  return new Set(definedNames.flatMap(({ name, sheet }) => (sheet !== undefined && name.toLowerCase() === OWN_SHEET_MARK ? [sheet] : [])));
}
