import type { Evidence, Outcome, RelationKind } from "../report/report.js";

/** A cell of a workbook. */
export interface Place {
  readonly sheet: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

export interface Part extends Place {
  readonly sign: 1 | -1;
}

/**
 * One equation that a workbook should satisfy: total = Σ sign · part, with the outcome of checking it.
 * A count's parts are the entries counted; each counts one.
 */
export interface Relation {
  readonly id: string;
  /** The id of the table that the total stands in; "" outside tables. */
  readonly tableId: string;
  /** The id of the table that the parts stand in, where it is another. */
  readonly partsTableId?: string;
  readonly code: RelationCode;
  readonly kind: RelationKind;
  readonly total: Place;
  readonly parts: readonly Part[];
  readonly outcome: Outcome;
  readonly reason?: CannotTellReason;
  /** Σ sign · part, and the total as it stands; residual = actual − expected. */
  readonly expected?: number;
  readonly actual?: number;
  readonly residual?: number;
  /** What rounding alone explains. */
  readonly slack: number;
  readonly evidence: readonly Evidence[];
  readonly confidence: number;
  /** What the figures are rounded to, as they show it: 0.1, 1, 5, 100. */
  readonly unit?: number;
  /** On how many parallel lines the same sum holds and fails. */
  readonly support?: { readonly holding: number; readonly failing: number };
  /** A labelled total next to all the lines up to the edge or to the total before: the form that needs no other proof. */
  readonly isCanonical?: boolean;
  /** An equation that fails where the line may as well be no sum: worth a look, and no error. */
  readonly isDoubtful?: boolean;
  /** What the heading calls a ratio: 人口密度, 前年同月比. */
  readonly name?: string | undefined;
  /** The lists whose entries are counted, by initiative: their length is what the equation knows. */
  readonly counted?: readonly CountedGroup[];
}

export interface CountedGroup {
  readonly key: string;
  readonly count: number;
  readonly sheet: string;
  /** Where the entries stand; for an initiative without entries, where they would be looked for. */
  readonly entries: readonly Place[];
  readonly name: string;
}

/** Which rule of the trade an equation is an instance of. */
export type RelationCode =
  | "footing/row" | "footing/column" | "footing/running" | "footing/change" | "footing/formula" | "ratio/share" | "ratio/rate" | "ratio/mean"
  | "tie-out/list-count" | "tie-out/list-total" | "tie-out/declared" | "tie-out/declared-list" | "tie-out/table";

export type CannotTellReason =
  | "text-number" | "external-link" | "uncalculated-formula" | "filtered-rows" | "unknown-symbol" | "error-value" | "not-additive" | "search-bound"
  | "computed-reference" | "name" | "circular" | "stale-value" | "unknown-function";

/** A difference that the rounding of each figure to its last unit explains, between figures of a thousand units or more, or of a hundred percent. */
export function isRoundingLike(relation: Relation): boolean {
  const unit = relation.unit ?? 1;
  const size = Math.max(Math.abs(relation.actual ?? 0), Math.abs(relation.expected ?? 0));
  return Math.abs(relation.residual ?? 0) <= ((relation.parts.length + 1) / 2) * unit + 1e-9 && (size >= (unit > 1 ? 20 : 1000) * unit || relation.actual === 100);
}

export function placeKey(place: Place): string {
  return `${place.sheet}\u0000${place.rowIndex}\u0000${place.columnIndex}`;
}
