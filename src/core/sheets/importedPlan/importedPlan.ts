import type { Transcript } from "../../transcript/transcript.js";

/** The words of the imported workbook that the document itself does not supply. */
export interface ImportSheetLabels {
  readonly outlineSheet: string;
  readonly countSheet: string;
  readonly itemsSheet: string;
  readonly changesSheet: string;
  readonly themesSheet: string;
  readonly historySheet: string;
  readonly outlineTitle: string;
  readonly documentTitle: string;
  readonly stage: string;
  /** What stands between two wordings of the stage. */
  readonly stageSeparator: string;
  readonly rationale: string;
  readonly notes: string;
  readonly declaredLabel: string;
  readonly declaredValue: string;
  readonly declaredUnit: string;
  readonly declaredSource: string;
  /** Begins the names of the cells that hold declared figures: 申告 → 申告_内容の変更. */
  readonly declaredName: string;
  readonly numberHeader: string;
  readonly nameHeader: string;
  readonly themeBody: string;
  readonly planName: string;
  readonly period: string;
  readonly firstYear: string;
  readonly lastYear: string;
  readonly points: string;
  readonly remarks: string;
  readonly total: string;
  /** The remark beside a row that can be read in several ways: its figures as printed, and the readings. */
  readonly ambiguous: (printed: string, readings: readonly string[]) => string;
}

export interface ImportedPlanSource {
  readonly transcript: Transcript;
  readonly labels: ImportSheetLabels;
  /** Totals as formulas instead of the printed figures. */
  readonly live: boolean;
}

/** A total whose formula gives another value than the print. */
export interface LiveDifference {
  readonly sheet: string;
  readonly ref: string;
  readonly printed: number;
  readonly computed: number;
}
