import { formatAddress } from "../grid/address.js";
import type { Check, Fault } from "./check.js";

/** Hidden rows and columns that a sum takes in: they count, and whoever reads the printed table does not see them. */
export const hiddenInSum: Check = {
  code: "hidden/in-sum",
  run({ sheets, relations }) {
    return sheets.flatMap(({ figures: { grid } }) => {
      if (grid.hiddenRows.size === 0 && grid.hiddenColumns.size === 0) return [];
      const rows = new Map<string, Fault>();
      for (const relation of relations) {
        if (relation.outcome === "notApplicable") continue;
        for (const part of relation.parts) {
          if (part.sheet !== grid.name) continue;
          const isRow = grid.hiddenRows.has(part.rowIndex);
          if (!isRow && !grid.hiddenColumns.has(part.columnIndex)) continue;
          const key = isRow ? `r${part.rowIndex}` : `c${part.columnIndex}`;
          if (rows.has(key)) continue;
          const cell = formatAddress(part.rowIndex, part.columnIndex);
          rows.set(key, { severity: "info", at: { sheet: part.sheet, rowIndex: part.rowIndex, columnIndex: part.columnIndex },
            params: { cell, line: isRow ? String(part.rowIndex + 1) : cell.replace(/\d+$/, ""), isRow } });
        }
      }
      const faults = [...rows.values()];
      return [{ at: { sheet: grid.name, ref: "A1" }, outcome: faults.length > 0 ? "fails" as const : "holds" as const, faults }];
    });
  },
};
