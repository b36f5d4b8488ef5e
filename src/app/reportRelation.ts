import { formatAddress, formatRange } from "../core/grid/address.js";
import { LongFormulaRelation } from "../core/relations/formulaRelations.js";
import { LineRelation, type LineFamily } from "../core/relations/lineRelation.js";
import type { Part, Relation } from "../core/relations/relation.js";
import type { ReportedRelation } from "../core/report/report.js";

/** A relation as the report writes it. */
export function reportRelation(relation: Relation): ReportedRelation {
  if (relation instanceof LineRelation) return reportLine(relation);
  const { id, tableId, kind, total, outcome, reason, expected, actual, residual, evidence, confidence } = relation;
  return {
    id, table: tableId, kind,
    total: { sheet: total.sheet, ref: formatAddress(total.rowIndex, total.columnIndex) },
    parts: (relation instanceof LongFormulaRelation ? relation.ranges?.map(({ sheet, range, sign }) => ({ sheet, ref: formatRange(range), sign })) : undefined) ?? joinParts(relation.parts, keepsOrder(relation)),
    outcome, ...(reason ? { reason } : {}),
    ...(expected === undefined ? {} : { expected }), ...(actual === undefined ? {} : { actual }), ...(residual === undefined ? {} : { residual }),
    evidence: [...evidence], confidence: Math.round(confidence * 1000) / 1000,
  };
}

/** What all lines of one pattern have in common; a workbook of a million cells reports hundreds of thousands of lines. */
interface LineForm {
  readonly spans: readonly LineSpan[];
  readonly evidence: ReportedRelation["evidence"];
  readonly confidence: number;
}

interface LineSpan { readonly first: number; readonly last: number; readonly sign: 1 | -1 }

const forms = new WeakMap<LineFamily, LineForm>();

function reportLine(relation: LineRelation): ReportedRelation {
  const { family, outcome, reason } = relation;
  const { lines } = family;
  const { sheet } = lines.table;
  const form = formOf(family);
  const refOf = lines.axis === "row" ? (position: number) => formatAddress(relation.lineIndex, position) : (position: number) => formatAddress(position, relation.lineIndex);
  return {
    id: relation.id, table: lines.table.id, kind: family.kind,
    total: { sheet, ref: refOf(lines.positionIndexes[family.pattern.total] ?? 0) },
    parts: form.spans.map(({ first, last, sign }) => ({ sheet, ref: first === last ? refOf(first) : `${refOf(first)}:${refOf(last)}`, sign })),
    outcome, ...(reason ? { reason } : {}),
    expected: relation.expected, actual: relation.actual, residual: relation.residual,
    evidence: form.evidence, confidence: form.confidence,
  };
}

function formOf(family: LineFamily): LineForm {
  const known = forms.get(family);
  if (known) return known;
  const { pattern, lines } = family;
  const terms = pattern.parts.map((part, i) => ({ position: lines.positionIndexes[part] ?? 0, sign: pattern.signs[i] ?? 1 }));
  // the order of a difference's parts says which is taken from which, that of a ratio which is over which
  if (family.kind === "sum" || family.kind === "mean") terms.sort((a, b) => a.position - b.position);
  const spans: { first: number; last: number; sign: 1 | -1 }[] = [];
  for (const { position, sign } of terms) {
    const last = spans.at(-1);
    if (last && last.sign === sign && last.last + 1 === position) last.last = position;
    else spans.push({ first: position, last: position, sign });
  }
  const form: LineForm = { spans, evidence: [...family.evidence], confidence: Math.round(family.confidence * 1000) / 1000 };
  forms.set(family, form);
  return form;
}

/** Neighbouring parts of one sign become a range: a column of 22 rows is one part. */
function joinParts(parts: readonly Part[], keepsOrder: boolean): ReportedRelation["parts"] {
  const joined: { sheet: string; top: number; bottom: number; left: number; right: number; sign: 1 | -1 }[] = [];
  const sorted = [...parts].sort((a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : 0) || a.columnIndex - b.columnIndex || a.rowIndex - b.rowIndex);
  const isOneRow = parts.every((part) => part.rowIndex === parts[0]?.rowIndex);
  for (const part of parts.length > 1 && (isOneRow || keepsOrder) ? parts : sorted) {
    const last = joined.at(-1);
    if (last && last.sheet === part.sheet && last.sign === part.sign) {
      if (last.left === last.right && last.left === part.columnIndex && last.bottom + 1 === part.rowIndex) { last.bottom++; continue; }
      if (last.top === last.bottom && last.top === part.rowIndex && last.right + 1 === part.columnIndex) { last.right++; continue; }
    }
    joined.push({ sheet: part.sheet, top: part.rowIndex, bottom: part.rowIndex, left: part.columnIndex, right: part.columnIndex, sign: part.sign });
  }
  return joined.map(({ sheet, sign, ...range }) => ({ sheet, ref: formatRange(range), sign }));
}

/** The order of a difference's parts says which is taken from which, that of a ratio which is over which. */
function keepsOrder({ kind, parts }: Relation): boolean {
  return kind === "share" || kind === "rate" || parts.some((part) => part.sign === -1);
}
