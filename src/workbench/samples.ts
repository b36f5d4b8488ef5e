import type { WorkbenchTextCode } from "../messages/workbenchText.js";

export interface Sample {
  /** Relative to the page: it may lie in any folder of a server. */
  readonly file: string;
  readonly name: WorkbenchTextCode;
  readonly note: WorkbenchTextCode;
}

/** What a newcomer can open without a file of their own; the first is open from the start. */
export const SAMPLES: readonly [Sample, ...Sample[]] = [
  { file: "plan-with-errors.xlsx", name: "sample-wrong", note: "sample-wrong-note" },
  { file: "plan.xlsx", name: "sample-right", note: "sample-right-note" },
  { file: "answer.xlsx", name: "sample-answers", note: "sample-answers-note" },
  { file: "plan-before.xlsx", name: "sample-before", note: "sample-before-note" },
];
