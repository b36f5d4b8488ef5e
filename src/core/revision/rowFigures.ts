import type { AlignedSheets } from "./reviseSheet.js";
import type { RowChange } from "./revision.js";

/** The figures of a removed or an added row in the columns that both editions have, 0 where there is none; numbers and codes left out. */
export function rowFigures({ before, after, columns, table, keys }: AlignedSheets, row: RowChange): number[] {
  const [rows, side, rowIndex] = row.before === null ? [after, 1, row.after ?? 0] as const : [before, 0, row.before] as const;
  return columns.flatMap((pair, i) => {
    if (table.idColumns.includes(i)) return [];
    const value = rows.grid.value(rowIndex, rows.columnIndexes[pair[side]] ?? 0);
    const number = typeof value === "number" ? value : Number(keys.text(keys.of(value)) || NaN);
    return [Number.isFinite(number) ? number : 0];
  });
}
