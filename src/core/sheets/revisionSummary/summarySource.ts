import type { Workbook } from "../../grid/grid.js";
import type { CountTable, DeclaredFigure, ItemList } from "../../tables/planTables.js";
import type { Revision } from "../../revision/revision.js";
import type { Register } from "../../tables/registers.js";
import type { PlanTexts } from "../../tables/findPlanTexts.js";

/** What the summary is made of. Each part may be missing: the summary has what there is and says what was not found. */
export interface SummarySource {
  readonly workbook: Workbook;
  readonly countTable: CountTable | undefined;
  /** Further count tables, which the summary leaves out and says so. */
  readonly otherCountTables: readonly CountTable[];
  readonly newItemLists: readonly ItemList[];
  readonly changeLists: readonly ItemList[];
  /** A list that says of each entry what becomes of it, and so counts what no count table tells. */
  readonly register: Register | undefined;
  /** How many further such lists there are. */
  readonly otherRegisters: number;
  /** Figures that sentences and captions declare, in reading order. */
  readonly declared: readonly DeclaredFigure[];
  readonly texts: PlanTexts;
  /** Against the edition before, where there is one to compare with. */
  readonly comparison?: SummaryComparison;
  /** 「資料１」, printed top right; left out where undefined. */
  readonly documentNumber?: string;
}

/** The edition before, and what has changed since. */
export interface SummaryComparison {
  readonly revision: Revision;
  readonly before: Workbook;
}

/** The kinds of change that section 3 counts; `otherChange` is anything that the field's words do not name. */
export type ChangeKind =
  | "contentChanged" | "scheduleFixed" | "merged" | "abolished" | "completed" | "renamed" | "continued" | "expanded" | "otherChange";

/** The words of the summary. `noun` is what the plan counts, as the workbook calls it: 実践項目, 事業. */
export interface SummaryLabels {
  readonly sheetName: string;
  readonly itemsSheetName: string;
  readonly changesSheetName: string;
  readonly title: string;
  readonly rationale: string;
  readonly noun: string;
  readonly unit: string;
  /** A section's number before its heading. */
  readonly section: (number: number, heading: string) => string;
  readonly newHeading: (noun: string) => string;
  readonly countHeading: (noun: string) => string;
  readonly newItems: (noun: string) => string;
  readonly newItemContents: (noun: string) => string;
  readonly goneItems: (noun: string) => string;
  readonly changedItems: (noun: string) => string;
  readonly kindName: (kind: ChangeKind) => string;
  /** Before a figure that a register's column counts. */
  readonly byRegister: string;
  readonly changeHeading: (kinds: readonly ChangeKind[]) => string;
  /** Stands behind a figure that the document states and no register counts. */
  readonly declared: string;
  readonly comparisonSheetName: string;
  readonly comparisonHeading: string;
  readonly before: string;
  readonly added: string;
  readonly removed: string;
  readonly moved: string;
  readonly after: string;
  readonly difference: string;
  readonly countAdded: string;
  readonly countRemoved: string;
  readonly newRows: string;
  readonly changedRows: string;
  readonly abolishedRows: string;
  readonly noChange: string;
  readonly mainChanges: string;
  readonly changes: string;
  readonly total: string;
  readonly check: string;
  readonly listed: string;
  readonly agrees: string;
  readonly disagrees: string;
}

/** What the one who asked for the summary should know about it. */
export type SummaryNotice =
  | { readonly code: "no-title" }
  | { readonly code: "no-rationale" }
  | { readonly code: "no-count-table" }
  | { readonly code: "no-new-item-list" }
  | { readonly code: "no-changes" }
  | { readonly code: "no-change-list" }
  | { readonly code: "titles-differ"; readonly params: { readonly used: string; readonly other: string } }
  | { readonly code: "several-count-tables"; readonly params: { readonly sheet: string; readonly count: number } }
  | { readonly code: "counted-by-register"; readonly params: { readonly sheet: string; readonly column: string; readonly count: number } }
  | { readonly code: "several-registers"; readonly params: { readonly sheet: string; readonly count: number } }
  | { readonly code: "register-of-changes"; readonly params: { readonly sheet: string } }
  | { readonly code: "total-line-added"; readonly params: { readonly sheet: string } }
  | { readonly code: "hidden-rows-shown"; readonly params: { readonly sheet: string; readonly count: number } };
