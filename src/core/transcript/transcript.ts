import type { Figure } from "../figures/figure.js";
import type { ColumnEquation } from "./columnEquations.js";
import type { FiscalPeriod } from "../figures/fiscalYear.js";

/**
 * A published plan as its text tells it. Texts are as printed, wrapped lines joined; nothing is corrected.
 * Line numbers count from 1 in the text as given.
 */
export interface Transcript {
  readonly titles: readonly TranscriptTitle[];
  readonly stage: Stage | undefined;
  readonly rationale: Passage | undefined;
  readonly history: readonly HistoryEntry[];
  readonly themes: ThemeSet | undefined;
  readonly countTables: readonly TranscribedCountTable[];
  /** Items listed under their initiatives, and lists of changes. */
  readonly lists: readonly TranscribedList[];
  readonly declaredFigures: readonly TranscribedFigure[];
  readonly notes: readonly string[];
  readonly notices: readonly TranscriptNotice[];
}

export interface TranscriptTitle {
  readonly text: string;
  readonly lineNumber: number;
}

/** Where the plan stands: 改定案 and 素案 are drafts, 改定版 without 案 is decided. `raws` holds every wording met. */
export interface Stage {
  readonly kind: "draft" | "decided";
  readonly raws: readonly string[];
}

export interface Passage {
  readonly heading: string;
  readonly text: string;
}

export interface HistoryEntry {
  readonly name: string;
  readonly period: FiscalPeriod;
  readonly points: readonly string[];
  readonly lineNumber: number;
}

export interface ThemeSet {
  /** 「行政創革プランにおける７つのテーマ」; "" where the themes stand without one. */
  readonly heading: string;
  /** What the plan calls them: テーマ, 柱, 基本方針. */
  readonly word: string;
  readonly themes: readonly Theme[];
  readonly notes: readonly string[];
}

export interface Theme {
  readonly numberRaw: string;
  readonly number: number | undefined;
  /** More than one where the print breaks the title. */
  readonly titleLines: readonly string[];
  readonly body: string;
  readonly lineNumber: number;
}

export interface TranscribedCountTable {
  readonly title: string;
  /** Lines between the title and the header, such as 「新規実践項目  25 項目」 or 「（単位：件）」. */
  readonly captions: readonly string[];
  readonly numberHeader: string | undefined;
  readonly nameHeader: string;
  readonly columns: readonly FigureColumn[];
  /** Which columns sum to which, as labels and rows show it. */
  readonly equations: readonly ColumnEquation[];
  readonly rows: readonly CountRow[];
  readonly notes: readonly string[];
  readonly lineNumber: number;
}

export interface FigureColumn {
  /** The upper tier, "" where there is none. */
  readonly group: string;
  readonly label: string;
}

export interface CountRow {
  readonly kind: "initiative" | "heading" | "subtotal" | "total" | "ofWhich";
  readonly numberRaw: string;
  readonly number: number | undefined;
  readonly name: string;
  /** One a column. */
  readonly cells: readonly CountCell[];
  /** The figures in the order of the text, blanks lost. */
  readonly printed: readonly string[];
  /** More than one where the text allows several readings that satisfy equally many equations. */
  readonly readings: readonly (readonly string[])[];
  readonly lineNumber: number;
}

export interface CountCell {
  /** As printed; "" for a blank and for a cell that could not be told. */
  readonly raw: string;
  readonly figure: Figure;
  /** The readings differ in this cell: its figure is not known. */
  readonly isUnresolved: boolean;
}

export interface TranscribedList {
  readonly kind: "items" | "changes";
  readonly title: string;
  readonly captions: readonly string[];
  /** Header labels from left to right; the first names the initiative. */
  readonly headers: readonly string[];
  readonly groups: readonly ListGroup[];
  /** Headed 主なもの, 抜粋 or the like. */
  readonly isPartial: boolean;
  readonly notes: readonly string[];
  readonly lineNumber: number;
}

export interface ListGroup {
  readonly numberRaw: string;
  readonly number: number | undefined;
  readonly name: string;
  /** Each entry holds the texts of the columns after the first. */
  readonly entries: readonly (readonly string[])[];
  readonly lineNumber: number;
}

/** A figure that a sentence or a caption declares: label 新規実践項目, value 25, unit 項目. */
export interface TranscribedFigure {
  readonly label: string;
  readonly value: number;
  readonly raw: string;
  readonly unit: string;
  /** The whole sentence it came from. */
  readonly sentence: string;
  readonly lineNumber: number;
}

/** What whoever imports should look at. Nothing of it stops the import. */
export type TranscriptNotice =
  | { readonly code: "ambiguous-row"; readonly params: { readonly table: string; readonly row: string; readonly lineNumber: number; readonly printed: string; readonly readings: readonly string[] } }
  | { readonly code: "row-breaks-equation"; readonly params: { readonly table: string; readonly row: string; readonly lineNumber: number; readonly printed: string } }
  | { readonly code: "read-by-spacing"; readonly params: { readonly table: string; readonly row: string; readonly lineNumber: number; readonly reading: string } }
  | { readonly code: "too-many-readings"; readonly params: { readonly table: string } }
  | { readonly code: "grouping-by-position"; readonly params: { readonly list: string; readonly lineNumber: number } }
  | { readonly code: "grouping-by-counts"; readonly params: { readonly list: string; readonly lineNumber: number } }
  | { readonly code: "figures-without-header"; readonly params: { readonly firstLine: number; readonly lastLine: number } }
  | { readonly code: "groups-without-entries"; readonly params: { readonly list: string; readonly groups: readonly string[] } }
  | { readonly code: "titles-differ"; readonly params: { readonly first: string; readonly second: string } };
