import { formatAddress, formatRange } from "../grid/address.js";
import type { Check, Fault } from "./check.js";

/** A lone 「△」 among figures: typed for a dash, it reads as a minus without its number, and no formula counts it. */
export const loneSign: Check = {
  code: "text/lone-sign",
  run({ sheets }) {
    return sheets.flatMap(({ tables, figures }) => tables.flatMap((table) => {
      const columns = table.columns.filter((column) => column.role === "figure");
      if (columns.length === 0) return [];
      const faults: Fault[] = [];
      for (const { rowIndex } of figures.mayHoldMarks ? table.rows : []) {
        for (const { columnIndex } of columns) {
          if (figures.classOf(rowIndex, columnIndex) !== "mark" || figures.figure(rowIndex, columnIndex).kind !== "loneSign") continue;
          const cell = formatAddress(rowIndex, columnIndex);
          const text = figures.text(rowIndex, columnIndex);
          faults.push({
            severity: "error", at: { sheet: table.sheet, rowIndex, columnIndex }, params: { cell, text },
            explanations: [{ cause: "lone-triangle", cells: [{ sheet: table.sheet, ref: cell, value: text, proposed: "-" }] }],
          });
        }
      }
      return [{ at: { sheet: table.sheet, ref: formatRange(table.range) }, outcome: faults.length > 0 ? "fails" : "holds", faults }];
    }));
  },
};
