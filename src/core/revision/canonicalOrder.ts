import { forEachCell, type Workbook } from "../grid/grid.js";

/** The direction in which two editions are compared; the same whichever comes first. Equal contents have no order to keep. */
export function isCanonicalOrder(before: Workbook, after: Workbook): boolean {
  const [one, other] = [fingerprint(before), fingerprint(after)];
  for (const [i, value] of one.entries()) if (value !== other[i]) return value < (other[i] ?? 0);
  return true;
}

function fingerprint({ sheets }: Workbook): [number, number, number] {
  let cells = 0;
  let hash = 0x811c9dc5;
  const add = (text: string): void => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  };
  for (const grid of sheets) {
    add(grid.name);
    for (const rowIndex of grid.rowIndexes) {
      forEachCell(grid.row(rowIndex), (value, columnIndex) => {
        cells++;
        hash = Math.imul(hash ^ (rowIndex * 31 + columnIndex), 0x01000193);
        add(typeof value === "object" ? value.error : String(value));
      });
    }
  }
  return [sheets.length, cells, hash >>> 0];
}
