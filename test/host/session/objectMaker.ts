import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { HostObject } from "../wire/hostObject.js";
import type { ExcelSession } from "./excelSession.js";
import type { RangeAnchor } from "./rangeAnchor.js";

/** Makes the objects that many others give out. Handed in, so that the files of the classes need not import each other in circles. */
export interface ObjectMaker {
  workbook(session: ExcelSession): HostObject;
  worksheet(session: ExcelSession, sheet: BookSheet): HostObject;
  range(session: ExcelSession, sheet: BookSheet, area: CellRange): RangeAnchor;
  rangeAreas(session: ExcelSession, sheet: BookSheet, areas: readonly CellRange[]): HostObject;
  /** A service that office.js makes by its full name. */
  service(session: ExcelSession, name: string): HostObject | undefined;
}
