import { formatAddress, parseAddress, quoteSheetName } from "../core/grid/address.js";
import type { Place, Relation } from "../core/relations/relation.js";
import type { ExplainedCell, Finding, FindingParams } from "../core/report/report.js";
import { isRatio } from "../core/suspects/equation.js";
import type { Suspicion } from "../core/suspects/locateSuspects.js";
import { printedDigits, roundedQuotient } from "../core/suspects/ratioValue.js";
import type { SheetTables } from "../core/tables/findTables.js";

/** Sums of more parts than this are told by their result alone. */
const MOST_TERMS = 8;

/** A suspicion as a finding; the sentence is put in later, from its parameters. */
export function describeSuspicion(suspicion: Suspicion, sheetOf: (sheet: string) => SheetTables | undefined): Finding {
  const { relations, explanations, isBounded } = suspicion;
  const primary = relations[0];
  if (!primary) throw new Error("a suspicion without a broken equation");
  const first = explanations[0];
  const suspect = first?.cells[0];
  const at = suspect ? { sheet: suspect.sheet, ref: suspect.ref } : { sheet: primary.total.sheet, ref: formatAddress(primary.total.rowIndex, primary.total.columnIndex) };
  const isClear = first !== undefined && (explanations.length === 1 || (explanations[1]?.weight ?? 0) - first.weight > 0.2);
  const copy = relations.every(({ code }) => code === "tie-out/table") ? primary : undefined;
  const params: FindingParams = {
    cell: at.ref, sheet: at.sheet, count: explanations.length, isBounded,
    suspect: !first ? "unknown" : isClear ? suspectKind(first.cause, suspect, suspect ? standingOf(suspect, sheetOf) : NaN) : "ambiguous",
    cause: first?.cause ?? "",
    ...(copy ? { isCopy: true, other: otherOf(copy, at) } : {}),
    ...(suspect ? suspectParams(suspect, standingOf(suspect, sheetOf), first.cells[1]?.ref ?? (first.part ? cellText({ ...primary, total: first.part }, primary) : undefined)) : {}),
    name: nameOf(primary, relations),
    codes: relations.map((relation) => relation.code),
    ...(relations.some(({ name }) => name !== undefined) ? { names: relations.map((relation) => relation.name ?? "") } : {}),
    sums: relations.map((relation) => formatSum(relation, sheetOf)),
    cells: relations.map((relation) => cellText(relation, primary)),
    actuals: relations.map((relation) => formatNumber(relation.actual ?? 0)),
    residuals: relations.map((relation) => formatNumber(relation.residual ?? 0)),
  };
  return {
    id: `${primary.code}@${at.sheet}!${at.ref}`, code: primary.code, severity: suspicion.severity, at,
    relations: relations.map((relation) => relation.id), params, message: "",
    explanations: explanations.map(({ cause, cells }) => ({ cause, cells })),
  };
}

function suspectKind(cause: string, suspect: ExplainedCell | undefined, standing: number): string {
  if (cause === "item-missing" || cause === "item-surplus") return cause;
  if (cause === "cells-swapped") return "swapped";
  if (cause === "value-shifted") return "shifted";
  if (cause === "value-missing") return "missing";
  if (!suspect || typeof suspect.proposed !== "number") return "text";
  return suspect.proposed < (Number.isNaN(standing) ? 0 : standing) ? "more" : "less";
}

/** The number that a cell shows, however it is written; of a list, its length. */
function standingOf({ sheet, ref, value }: ExplainedCell, sheetOf: (sheet: string) => SheetTables | undefined): number {
  const at = parseAddress(ref);
  const shown = at ? sheetOf(sheet)?.figures.number(at.rowIndex, at.columnIndex) ?? NaN : NaN;
  return Number.isNaN(shown) && typeof value === "number" ? value : shown;
}

function suspectParams(suspect: ExplainedCell, standing: number, other: string | undefined): FindingParams {
  const number = Number.isNaN(standing) ? 0 : standing;
  return {
    proposed: typeof suspect.proposed === "number" ? formatNumber(suspect.proposed) : String(suspect.proposed ?? ""),
    standing: formatNumber(number),
    ...(typeof suspect.proposed === "number" ? { difference: formatNumber(Math.abs(suspect.proposed - number)) } : {}),
    ...(other === undefined ? {} : { other }),
  };
}

/** Of two cells that should show the same figure the one that the finding does not stand at. */
function otherOf({ total, parts: [part] }: Relation, at: { readonly sheet: string; readonly ref: string }): string {
  const isAtTotal = total.sheet === at.sheet && formatAddress(total.rowIndex, total.columnIndex) === at.ref;
  const other = isAtTotal && part ? part : total;
  return refFrom(other, at.sheet);
}

function nameOf(primary: Relation, relations: readonly Relation[]): string {
  const counted = relations.find((relation) => relation.code === "tie-out/list-count")?.counted?.[0];
  return counted?.name.trim() ?? primary.counted?.[0]?.name.trim() ?? "";
}

function cellText(relation: Relation, primary: Relation): string {
  return refFrom(relation.total, primary.total.sheet);
}

/** As it is written on a sheet: with the sheet's name where it stands on another. */
function refFrom({ sheet, rowIndex, columnIndex }: Place, from: string): string {
  const ref = formatAddress(rowIndex, columnIndex);
  return sheet === from ? ref : `${quoteSheetName(sheet)}!${ref}`;
}

/** 「3 + 1 = 4」; a long sum by its result. Counts and equalities show the figure itself. */
function formatSum(relation: Relation, sheetOf: (sheet: string) => SheetTables | undefined): string {
  const expected = formatNumber(isRatio(relation) ? roundedQuotient(relation.expected ?? 0, relation.actual ?? 0, printedDigits(relation)) : relation.expected ?? 0);
  const [copy] = relation.parts;
  // the other table's cell is as much in question as this one
  if (relation.code === "tie-out/table" && copy) return `${refFrom(copy, relation.total.sheet)} = ${expected}`;
  if (relation.kind !== "sum" && relation.kind !== "difference" && relation.kind !== "running") return expected;
  const all = relation.parts.map((part) => ({ value: sheetOf(part.sheet)?.figures.number(part.rowIndex, part.columnIndex) ?? NaN, sign: part.sign }));
  const numbers = all.filter(({ value }) => !Number.isNaN(value));
  // 「36 = 36」 is no sum: beside one figure the blank ones are nought
  const terms = numbers.length === 1 && all.length <= MOST_TERMS ? all.map(({ value, sign }) => ({ value: Number.isNaN(value) ? 0 : value, sign })) : numbers;
  if (terms.length > MOST_TERMS) return `SUM(${formatSpan(relation)}) = ${expected}`;
  const text = terms.map(({ value, sign }, i) => `${i === 0 ? (sign < 0 ? "−" : "") : sign < 0 ? " − " : " + "}${value < 0 && i > 0 ? `(${formatNumber(value)})` : formatNumber(value)}`).join("");
  return `${text === "" ? "0" : text} = ${expected}`;
}

/** The first and the last part, as a range where they stand in one line. */
function formatSpan(relation: Relation): string {
  const [first, last] = [relation.parts[0], relation.parts.at(-1)];
  if (!first || !last) return "";
  return `${formatAddress(first.rowIndex, first.columnIndex)}${relation.parts.length === 1 ? "" : `:${formatAddress(last.rowIndex, last.columnIndex)}`}`;
}

/** Thousands separated, binary noise rounded away. */
export function formatNumber(value: number): string {
  const [whole = "0", fraction] = String(Number(value.toPrecision(13))).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
