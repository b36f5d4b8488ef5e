import { formatAddress } from "../grid/address.js";
import type { Evidence, Outcome } from "../report/report.js";
import { isOfOtherKind } from "./faults/lineKind.js";
import { weighMiss, type Miss } from "./faults/weighMiss.js";
import { placeAt, type Lines } from "./lines.js";
import type { Pattern } from "./pattern.js";
import { ratioName } from "./ratioName.js";
import type { CannotTellReason, Part, Place, Relation, RelationCode } from "./relation.js";

/** What the equations of one pattern share. */
export interface LineFamily {
  readonly lines: Lines;
  readonly pattern: Pattern;
  readonly code: RelationCode;
  readonly kind: "sum" | "difference" | "share" | "rate" | "mean";
  readonly evidence: readonly Evidence[];
  /** The evidence, and how often sums of so much of it are meant. */
  readonly bits: number;
  readonly confidence: number;
  readonly support: { readonly holding: number; readonly failing: number };
  readonly isCanonical: boolean;
  /** On some lines the sum holds within rounding only. */
  readonly isRounded: boolean;
}

export interface LineJudgement {
  readonly outcome: Outcome;
  readonly residual: number;
  readonly slack: number;
  readonly reason?: CannotTellReason;
  /** The line may as well be no sum: worth a look, and no error. */
  readonly isDoubtful?: boolean;
}

/**
 * One line's instance of a pattern. A workbook of a million cells has hundreds of thousands of them, so its cells are
 * worked out when they are asked for.
 */
export class LineRelation implements Relation {
  constructor(readonly family: LineFamily, private readonly line: number, private readonly judgement: LineJudgement) {}

  get id(): string {
    const { lines, pattern } = this.family;
    const { rowIndex, columnIndex } = this.total;
    const origin = pattern.origin === "adjacent" ? "" : pattern.origin.charAt(0);
    const form = this.kind === "sum" || this.kind === "difference" ? lines.axis : `${lines.axis}-${this.kind}`;
    return `${lines.table.id}/${form}/${formatAddress(rowIndex, columnIndex)}/${pattern.parts.length}${origin}${pattern.parts[0] ?? 0}`;
  }

  /** The sheet's row, or column, that the equation stands in. */
  get lineIndex(): number { return this.family.lines.lineIndexes[this.line] ?? 0; }
  get tableId(): string { return this.family.lines.table.id; }
  get code(): RelationCode { return this.family.code; }
  get kind(): LineFamily["kind"] { return this.family.kind; }
  get total(): Place { return this.placeAt(this.family.pattern.total); }
  get parts(): readonly Part[] {
    const { pattern } = this.family;
    return pattern.parts.map((position, i) => ({ ...this.placeAt(position), sign: pattern.signs[i] ?? 1 }));
  }
  get outcome(): Outcome { return this.judgement.outcome; }
  get residual(): number { return this.judgement.residual; }
  get slack(): number { return this.judgement.slack; }
  /** A total that is missing comes to nought. */
  get actual(): number {
    const value = this.valueAt(this.family.pattern.total);
    return Number.isNaN(value) ? 0 : value;
  }
  get expected(): number { return this.residual === 0 ? this.actual : Number((this.actual - this.residual).toPrecision(15)); }
  get evidence(): readonly Evidence[] { return this.family.evidence; }
  get confidence(): number { return this.family.confidence; }
  get support(): LineFamily["support"] { return this.family.support; }
  get name(): string | undefined {
    const { code, evidence, lines, pattern } = this.family;
    return code.startsWith("ratio/") && evidence.includes("label") ? ratioName(lines.headings[pattern.total] ?? []) : undefined;
  }
  get isDoubtful(): boolean { return this.judgement.isDoubtful === true; }
  get isCanonical(): boolean { return this.family.isCanonical; }
  get unit(): number { return this.findUnit(); }
  /** Left out where nothing stands in the way: exactOptionalPropertyTypes wants the member absent, a getter gives a value. */
  declare readonly reason?: CannotTellReason;

  /** What the difference looks like. */
  weighMiss(): Miss { return weighMiss(this.family.lines, this.line, this.family.pattern, this.residual, this.family.isRounded); }

  /** The figures of other lines on which the sum holds are whole, or are not, and this line's are otherwise. */
  get isOfOtherKind(): boolean { return isOfOtherKind(this.family.lines, this.line, this.family.pattern); }

  /** The same equation judged otherwise. */
  judged(judgement: Partial<LineJudgement>): LineRelation {
    return makeLineRelation(this.family, this.line, { ...this.judgement, ...judgement });
  }

  /** The same equation with the formula that says it. */
  withFormula(): LineRelation {
    return makeLineRelation({ ...this.family, evidence: ["formula", ...this.family.evidence], confidence: 1 }, this.line, this.judgement);
  }

  private valueAt(position: number): number {
    const { lines } = this.family;
    return lines.values[this.line * lines.positionIndexes.length + position] ?? NaN;
  }

  private placeAt(position: number): Place { return placeAt(this.family.lines, this.line, position); }

  /** The unit that every figure of the equation is a multiple of; fewer than three figures show none. */
  private findUnit(): number {
    const { lines, pattern } = this.family;
    const base = this.line * lines.positionIndexes.length;
    const positions = [pattern.total, ...pattern.parts];
    const decimals = Math.max(0, ...positions.map((p) => lines.decimals[base + p] ?? 0));
    if (decimals > 0) return 10 ** -decimals;
    const values = positions.map((p) => this.valueAt(p)).filter((value) => !Number.isNaN(value) && value !== 0);
    return values.length < 3 ? 1 : COARSE_UNITS.find((unit) => values.every((value) => value % unit === 0)) ?? 1;
  }
}

const COARSE_UNITS = [1000, 500, 100, 50, 10, 5];

export function makeLineRelation(family: LineFamily, line: number, judgement: LineJudgement): LineRelation {
  const relation = new LineRelation(family, line, judgement);
  return judgement.reason === undefined ? relation : Object.assign(relation, { reason: judgement.reason });
}
