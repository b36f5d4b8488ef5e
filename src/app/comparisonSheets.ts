import type { Workbook } from "../core/grid/grid.js";
import type { Revision } from "../core/revision/revision.js";
import type { SegmentWords } from "../core/revision/wording.js";
import { DEFAULT_COMPARISON, type ComparisonLabels, type ComparisonSettings } from "../core/sheets/comparison/comparison.js";
import { planComparison } from "../core/sheets/comparison/planComparison.js";
import { fitSheets, type SheetsToWrite } from "./sheetsToWrite.js";

export interface ComparisonSheetsOptions {
  readonly labels: ComparisonLabels;
  readonly segment: SegmentWords;
  readonly settings?: Partial<ComparisonSettings>;
  readonly documentNumber?: string;
  /** Do the sheets go into the workbook of the edition after? Else into one of their own. */
  readonly isLive: boolean;
}

/** The comparison tables of a revision, to be looked at and then written. No sheets where nothing differs. */
export function comparisonSheets(revision: Revision, before: Workbook, after: Workbook, options: ComparisonSheetsOptions): SheetsToWrite {
  const { labels, segment, isLive, documentNumber } = options;
  const plans = planComparison({ revision, before, after, segment, isLive, ...(documentNumber === undefined ? {} : { documentNumber }) }, { ...DEFAULT_COMPARISON, ...options.settings }, labels);
  return fitSheets(plans, isLive ? after : { ...after, sheets: [], definedNames: [] }, [labels.sheetName]);
}
