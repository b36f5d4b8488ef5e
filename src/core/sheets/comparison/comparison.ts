import type { Workbook } from "../../grid/grid.js";
import type { FurtherKind, Revision } from "../../revision/revision.js";
import type { SegmentWords } from "../../revision/wording.js";

/** What a comparison table is made of. */
export interface ComparisonSource {
  readonly revision: Revision;
  readonly before: Workbook;
  readonly after: Workbook;
  readonly segment: SegmentWords;
  /** Does the workbook that the sheets go into hold the edition after? Then the proof refers to its cells. */
  readonly isLive: boolean;
  /** 「資料１」, printed top right. */
  readonly documentNumber?: string;
}

/** There is no official form, so every convention is a setting. */
export interface ComparisonSettings {
  /** National style puts the new text first. */
  readonly order: "before-first" | "after-first";
  /** 改定前 | 改定後, 現行 | 改正案 before approval, 改正前 | 改正後 after it. */
  readonly stage: "plan" | "proposal" | "decided";
  readonly mark: "underline" | "bold" | "color";
  /** Runs of unchanged rows become 「（略）」. */
  readonly collapse: boolean;
}

export const DEFAULT_COMPARISON: ComparisonSettings = { order: "before-first", stage: "plan", mark: "underline", collapse: true };

/** What the remarks say of a row. */
export type Remark = Exclude<FurtherKind, "same"> | "scheduleFixed" | "figures" | "maybeRenamed";

export interface ComparisonLabels {
  readonly sheetName: string;
  readonly textsSheetName: string;
  readonly title: string;
  readonly textsTitle: string;
  readonly stages: Readonly<Record<ComparisonSettings["stage"], readonly [before: string, after: string]>>;
  readonly remarks: string;
  readonly newlyEstablished: string;
  readonly removed: string;
  readonly omitted: string;
  readonly remarkOf: Readonly<Record<Remark, string>>;
  /** The note under the table. */
  readonly note: Readonly<Record<ComparisonSettings["mark"], string>>;
  readonly place: string;
  readonly proof: {
    readonly title: string;
    readonly what: string;
    readonly rows: string;
    /** A column of figures without a heading. */
    readonly figures: string;
    readonly before: string;
    readonly added: string;
    readonly removed: string;
    readonly changed: string;
    readonly after: string;
    readonly verdict: string;
    readonly agrees: string;
    readonly disagrees: string;
    readonly picture: string;
  };
}
