import { fromR1C1, toR1C1 } from "../../session/r1c1.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import type { ConditionalFormatObject } from "./conditionalFormat.js";
import { ConditionalRangeFormatObject } from "./conditionalRangeFormat.js";
import { OPERATORS, PRESETS, TEXT_OPERATORS } from "./conditionalTypes.js";

abstract class RuleFormat extends HostObject {
  constructor(protected readonly owner: ConditionalFormatObject) {
    super();
  }

  get Format(): ConditionalRangeFormatObject { return new ConditionalRangeFormatObject(this.owner); }
}

/** A formula that is true for the cells to be formatted. */
export class CustomObject extends RuleFormat {
  readonly className = "CustomConditionalFormat";
  get Rule(): ConditionalFormatRuleObject { return new ConditionalFormatRuleObject(this.owner); }
}

class ConditionalFormatRuleObject extends HostObject {
  readonly className = "ConditionalFormatRule";

  constructor(private readonly owner: ConditionalFormatObject) {
    super();
  }

  /** "" until one is set. */
  get Formula(): string {
    const [formula] = this.owner.record.formulas;
    return formula === undefined ? "" : `=${formula}`;
  }

  set Formula(formula: string) { this.owner.update({ formulas: [bare(formula)] }); }
  get FormulaLocal(): string { return this.Formula; }
  set FormulaLocal(formula: string) { this.Formula = formula; }

  /** From the first cell of the format. */
  get FormulaR1C1(): string {
    const [formula] = this.owner.record.formulas;
    const { top, left } = this.owner.record.ranges[0] ?? { top: 0, left: 0 };
    return formula === undefined ? "" : `=${toR1C1(formula, top, left)}`;
  }

  set FormulaR1C1(formula: string) {
    const { top, left } = this.owner.record.ranges[0] ?? { top: 0, left: 0 };
    this.owner.update({ formulas: [fromR1C1(bare(formula), top, left)] });
  }
}

function bare(formula: string): string {
  return formula.startsWith("=") ? formula.slice(1) : formula;
}

interface CellValueRule { readonly formula1: string; readonly formula2?: string; readonly operator: string }

export class CellValueObject extends RuleFormat {
  readonly className = "CellValueConditionalFormat";

  get Rule(): CellValueRule {
    const { operator, formulas } = this.owner.record;
    const [formula1, formula2] = formulas;
    return {
      formula1: formula1 === undefined ? "" : `=${formula1}`, ...(formula2 !== undefined && { formula2: `=${formula2}` }), operator: OPERATORS[operator ?? ""] ?? "Invalid",
    };
  }

  set Rule(rule: CellValueRule) {
    const operator = keyOf(OPERATORS, rule.operator);
    const needsTwo = operator === "between" || operator === "notBetween";
    if (needsTwo && rule.formula2 === undefined) refuse("InvalidArgument");
    this.owner.update({ operator, formulas: [bare(rule.formula1), ...(rule.formula2 === undefined ? [] : [bare(rule.formula2)])] });
  }
}

interface TextRule { readonly operator: string; readonly text: string }

export class TextComparisonObject extends RuleFormat {
  readonly className = "TextConditionalFormat";
  get Rule(): TextRule { return { operator: TEXT_OPERATORS[this.owner.record.type] ?? "Invalid", text: this.owner.record.text ?? "" }; }
  set Rule(rule: TextRule) { this.owner.update({ type: keyOf(TEXT_OPERATORS, rule.operator), text: rule.text }); }
}

export class TopBottomObject extends RuleFormat {
  readonly className = "TopBottomConditionalFormat";
  get Rule(): unknown { return this.owner.detail("rule"); }

  set Rule(rule: unknown) {
    const { rank } = rule as { readonly rank: number }; // dispatch has looked
    if (!Number.isInteger(rank) || rank < 1 || rank > 1000) refuse("InvalidArgument");
    this.owner.setDetail("rule", rule);
  }
}

/** Blanks, errors, averages, duplicates, periods. */
export class PresetObject extends RuleFormat {
  readonly className = "PresetCriteriaConditionalFormat";

  get Rule(): { readonly criterion: string } {
    const set = this.owner.session.conditionalDetails.get(this.owner.id, "rule") as { readonly criterion: string } | undefined;
    return set ?? { criterion: PRESETS[this.owner.record.type] ?? "Invalid" };
  }

  set Rule(rule: { readonly criterion: string }) {
    if (rule.criterion === "Invalid") refuse("InvalidArgument");
    const type = Object.entries(PRESETS).find(([, name]) => name === rule.criterion)?.[0] ?? (/Average|StdDev/.test(rule.criterion) ? "aboveAverage" : "timePeriod");
    this.owner.update({ type });
    this.owner.setDetail("rule", rule);
  }
}

function keyOf(names: Readonly<Record<string, string>>, name: string): string {
  return Object.entries(names).find(([, wire]) => wire === name)?.[0] ?? refuse("InvalidArgument");
}
