import { LEAST_SURE } from "../relations/confidence.js";
import { isRoundingLike, type Relation } from "../relations/relation.js";
import type { Explanation } from "../report/report.js";
import { TELLTALE } from "./causes.js";

/** Where the suspected sum stands. */
export interface SeverityContext {
  readonly isCountTable: (tableId: string) => boolean;
  /** How many equations of the table do not hold. */
  readonly brokenIn: (tableId: string) => number;
  /** How surely the table's figures were not rounded one by one, as its sums that hold exactly show: in bits. */
  readonly exactnessOf: (tableId: string) => number;
}

/** A labelled sum that holds on this many other lines is the author's intent, */
const LEAST_HOLDING = 3;
/** unless it fails on more than this share of them. */
const MOST_FAILING = 0.12;
/** Rounding breaks equations all over a table; one slip breaks the few it stands in. */
const MOST_BROKEN = 3;

/** Evidence that a table does not round before an odd last digit is an error. */
const LEAST_EXACTNESS = 12;

/**
 * An error is what a clerk must mend; what may as well be rounding, or a sum that nobody promised, is a warning.
 * A false alarm on a right table costs more than a missed exotic relation.
 */
export function judgeSeverity(relations: readonly Relation[], explanations: readonly Explanation[], context: SeverityContext): "error" | "warning" {
  if (relations.some((relation) => (relation.code.startsWith("tie-out/") && relation.isDoubtful !== true) || relation.evidence.includes("formula") || context.isCountTable(relation.tableId))) return "error";
  const cause = explanations[0]?.cause ?? "value-wrong";
  const isOneCell = explanations[0]?.cells.length === 1 || ["cells-swapped", "value-shifted"].includes(cause);
  if (relations.some((relation) => isOverwhelming(relation, cause, isOneCell ? relations.filter((other) => other.support === relation.support).length : 1))) return "error";
  const firm = relations.filter(({ isDoubtful }) => isDoubtful !== true);
  // a row and a column that break at one cell bear each other out
  const sureness = 1 - firm.reduce((doubt, { confidence }) => doubt * (1 - confidence), 1);
  if (sureness < LEAST_SURE && !relations.some(isPromised)) return "warning";
  const isCrossed = isOneCell && new Set(relations.map((relation) => relation.code)).size > 1;
  const looksRounded = relations.every(isRoundingLike);
  const brokenInTable = Math.max(...relations.map((relation) => context.brokenIn(relation.tableId)));
  // a row and a column off by one in a rounded table always meet in a cell
  const isExact = Math.max(...relations.map((relation) => context.exactnessOf(relation.tableId))) >= LEAST_EXACTNESS;
  if (looksRounded) return isCrossed && isExact && brokenInTable <= MOST_BROKEN && relations.every((relation) => isSupported(relation)) ? "error" : "warning";
  if (isCrossed && firm.some((relation) => isSupported(relation))) return "error";
  // each of two mistakes in a table takes support from the sums of the other
  if (isCrossed && firm.length > 1 && firm.every(isBorneOut) && explanations.length === 1) return "error";
  return firm.some((relation) => relation.evidence.includes("label") && isSupported(relation, isOneCell ? firm.filter((other) => other.support === relation.support).length : 1) && (isSettled(relation) || relation.isCanonical === true))
    || relations.some(isPromised) ? "error" : "warning";
}

/** @param together on how many of the lines that fail one cell is to blame: a cell under a formula throws off its row and the row of totals */
function isSupported({ support }: Relation, together = 1): boolean {
  return support !== undefined && support.holding >= 1 && support.failing - together + 1 <= Math.max(1, (support.holding + support.failing) * MOST_FAILING);
}

/** A labelled sum that holds on as many lines as it fails on, and on two at least. */
function isBorneOut({ support, evidence }: Relation): boolean {
  return evidence.includes("label") && support !== undefined && support.holding >= LEAST_BORNE_OUT && support.failing <= support.holding;
}

const LEAST_BORNE_OUT = 2;

/** A list with its total, and at most shares beside it: the label's word is all there is, and it is enough. */
function isPromised({ isCanonical, support, evidence, isDoubtful }: Relation): boolean {
  return isCanonical === true && evidence.includes("label") && support?.failing === 1 && (support.holding === 0 || isDoubtful !== true);
}

/** So many lines hold that the one that does not is a mistake: by the label's word, or because it looks like one of the keyboard. */
function isOverwhelming({ support, confidence, evidence, parts, residual = 0, unit = 1, isDoubtful }: Relation, cause: string, together: number): boolean {
  if (confidence < LEAST_SURE || support === undefined || support.holding < LEAST_OVERWHELMING || support.failing > together) return false;
  if (Math.abs(residual) <= ((parts.length + 1) / 2) * unit) return false; // small figures may have been rounded as well
  return cause === "cells-swapped" || (isDoubtful !== true && (evidence.includes("label") || TELLTALE.has(cause)));
}

const LEAST_OVERWHELMING = 5;

function isSettled({ support, kind }: Relation): boolean {
  return kind === "sum" && (support?.holding ?? 0) >= LEAST_HOLDING;
}
