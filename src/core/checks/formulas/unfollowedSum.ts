import { formatAddress } from "../../grid/address.js";
import type { FormulaShape } from "../../relations/formulas/formulaIndex.js";
import type { FormulaNode } from "../../relations/formulas/formulaNode.js";
import type { CannotTellReason, Place } from "../../relations/relation.js";
import type { Check, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";

const SUMMING = /(?:^|[^A-Z0-9.])(?:SUM|SUBTOTAL|AGGREGATE|SUMIFS?|SUMPRODUCT)\(/;
const COMPUTED = new Set(["INDIRECT", "OFFSET", "INDEX", "CHOOSE"]);

/** A total whose cells are not known before it is calculated (OFFSET, INDIRECT), or lie in another book: whether it is right cannot be told. */
export const unfollowedSum: Check = {
  code: "formula/unfollowed",
  run({ index, workbook }) {
    const reasonOf = new Map<FormulaShape, CannotTellReason | undefined>();
    const reasons = new Map<string, CannotTellReason>();
    const faults: Fault[] = [];
    for (const { name } of workbook.sheets) {
      const byReason = new Map<CannotTellReason, { first: Place; count: number }>();
      for (const formula of index.inSheet(name)) {
        if (!reasonOf.has(formula.shape)) reasonOf.set(formula.shape, SUMMING.test(formula.shape.skeleton) ? findReason(formula.shape.tree) : undefined);
        const reason = reasonOf.get(formula.shape);
        if (!reason) continue;
        const known = byReason.get(reason);
        if (known) known.count++;
        else byReason.set(reason, { first: formula, count: 1 });
      }
      for (const [reason, { first, count }] of byReason) {
        if (!reasons.has(name)) reasons.set(name, reason);
        faults.push({ severity: "info", at: first, params: { cell: formatAddress(first.rowIndex, first.columnIndex), reason, count } });
      }
    }
    return answerBySheet(reasons.keys(), faults, reasons);
  },
};

function findReason(node: FormulaNode | undefined): CannotTellReason | undefined {
  if (!node) return "unknown-function";
  switch (node.kind) {
    case "unclear": return node.reason;
    case "unary": return findReason(node.operand);
    case "binary": return findReason(node.left) ?? findReason(node.right);
    case "call": return COMPUTED.has(node.name) ? "computed-reference" : node.args.map(findReason).find((reason) => reason !== undefined);
    default: return undefined;
  }
}
