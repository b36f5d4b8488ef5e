import type { ObjectMaker } from "../session/objectMaker.js";
import { RangeObject } from "./range/range.js";
import { RangeAreasObject } from "./rangeAreas.js";
import { makeService } from "./services.js";
import { WorkbookObject } from "./workbook.js";
import { WorksheetObject } from "./worksheet.js";

/** The classes of this host, by what asks for them. */
export const EXCEL_OBJECTS: ObjectMaker = {
  workbook: (session) => new WorkbookObject(session),
  worksheet: (session, sheet) => new WorksheetObject(session, sheet),
  range: (session, sheet, area) => new RangeObject(session, sheet, area),
  rangeAreas: (session, sheet, areas) => new RangeAreasObject(session, sheet, areas),
  service: makeService,
};
