import type { Workbook } from "../core/grid/grid.js";
import type { Revision } from "../core/revision/revision.js";
import type { SegmentWords } from "../core/revision/wording.js";
import { planErrata, type ErrataLabels } from "../core/sheets/errata/planErrata.js";
import { fitSheets, type SheetsToWrite } from "./sheetsToWrite.js";

export interface ErrataOptions {
  readonly labels: ErrataLabels;
  readonly segment: SegmentWords;
  readonly documentNumber?: string;
  /** Does the sheet go into the workbook of the corrected edition? Else into one of its own. */
  readonly isLive: boolean;
}

/** The errata of two published editions, to be looked at and then written. */
export function errataSheets(revision: Revision, first: Workbook, corrected: Workbook, options: ErrataOptions): SheetsToWrite {
  const { labels, segment, isLive, documentNumber } = options;
  const plan = planErrata({ revision, first, corrected, segment, isLive, ...(documentNumber === undefined ? {} : { documentNumber }) }, labels);
  return fitSheets([plan], isLive ? corrected : { ...corrected, sheets: [], definedNames: [] }, [labels.sheetName]);
}
