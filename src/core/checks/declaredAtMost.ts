import { formatAddress } from "../grid/address.js";
import { comparable } from "../figures/labels.js";
import type { DeclaredFigure } from "../tables/planTables.js";
import type { Check, CheckContext, CheckResult, Fault } from "./check.js";
import { figuresOf } from "./numbersAndNames.js";

/** 内容の変更 19 項目, 工程の確定 11 項目: kinds of change to current items. */
const CHANGED = /^(?:実践項目の|取組の)?(?:内容|工程|名称|計画|目標|指標)?の?(?:変更|確定|見直し|廃止|統合|完了|修正|改定)(?:数|した)?$/;

/** Changed items are at most all the current ones; a list headed 主なもの is at most as long as the figure declared for it. */
export const declaredAtMost: Check = {
  code: "declared/at-most",
  run(context) {
    const limit = currentTotal(context);
    return context.plan.declared.filter((figure) => CHANGED.test(comparable(figure.label))).flatMap((figure) => (limit ? [compare(figure, limit.value, limit.cell)] : []));
  },
};

/** A partial list (主なもの) of changes is never longer than the largest figure declared for changes. */
export const partialLength: Check = {
  code: "lists/partial-length",
  run(context) {
    const declared = context.plan.declared.filter((figure) => CHANGED.test(comparable(figure.label)));
    const most = Math.max(...declared.map((figure) => figure.value));
    if (declared.length === 0) return [];
    return context.plan.changeLists.filter((list) => list.isPartial).map((list): CheckResult => {
      const at = { sheet: list.table.sheet, rowIndex: list.table.range.bottom, columnIndex: list.table.range.right };
      const faults: Fault[] = list.entries.length > most
        ? [{ severity: "error", at, params: { cell: formatAddress(at.rowIndex, at.columnIndex), count: list.entries.length, most } }] : [];
      return { at, outcome: faults.length > 0 ? "fails" : "holds", faults };
    });
  },
};

function currentTotal(context: CheckContext): { value: number; cell: string } | undefined {
  for (const counts of context.plan.countTables) {
    const column = counts.partColumns.find((part) => part.role === "current")?.columnIndex;
    if (column === undefined || counts.totalRow === undefined) continue;
    const value = figuresOf(context, counts.table.sheet)?.number(counts.totalRow, column) ?? NaN;
    if (!Number.isNaN(value)) return { value, cell: formatAddress(counts.totalRow, column) };
  }
  return undefined;
}

function compare(figure: DeclaredFigure, most: number, otherCell: string): CheckResult {
  const at = { sheet: figure.sheet, ...figure.at };
  const faults: Fault[] = figure.value > most
    ? [{ severity: "error", at, params: { cell: formatAddress(at.rowIndex, at.columnIndex), label: figure.label, value: figure.value, most, otherCell } }] : [];
  return { at, outcome: faults.length > 0 ? "fails" : "holds", faults };
}
