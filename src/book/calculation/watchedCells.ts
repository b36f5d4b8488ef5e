import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../core/grid/address.js";

/** Beyond so many columns a range counts for the whole width. */
const WIDEST = 1024;

/** The cells of one sheet that formulas speak of: only these are fed to the calculation, and only their changes make it run. */
export class WatchedCells {
  private readonly byColumn = new Map<number, [number, number][]>();
  private readonly wide: [number, number][] = [];
  private isSorted = true;

  add({ top, left, bottom, right }: CellRange): void {
    this.isSorted = false;
    if (right - left >= WIDEST) {
      this.wide.push([top, bottom]);
      return;
    }
    for (let column = left; column <= right; column++) {
      const spans = this.byColumn.get(column);
      const last = spans?.at(-1);
      if (!spans) this.byColumn.set(column, [[top, bottom]]);
      else if (last && top >= last[0] && top <= last[1] + 1) last[1] = Math.max(last[1], bottom);
      else spans.push([top, bottom]);
    }
  }

  addAll(): void {
    this.add({ top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 });
  }

  has(rowIndex: number, columnIndex: number): boolean {
    if (!this.isSorted) this.sort();
    const holds = (spans: readonly (readonly [number, number])[]): boolean => {
      let low = 0;
      let high = spans.length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const [first, last] = spans[middle] as readonly [number, number]; // between low and high
        if (rowIndex < first) high = middle - 1;
        else if (rowIndex > last) low = middle + 1;
        else return true;
      }
      return false;
    };
    return holds(this.wide) || holds(this.byColumn.get(columnIndex) ?? []);
  }

  private sort(): void {
    for (const spans of [this.wide, ...this.byColumn.values()]) {
      spans.sort((a, b) => a[0] - b[0]);
      let kept = 0;
      for (const span of spans) {
        const last = spans[kept - 1];
        if (last && kept > 0 && span[0] <= last[1] + 1) last[1] = Math.max(last[1], span[1]);
        else spans[kept++] = span;
      }
      spans.length = kept;
    }
    this.isSorted = true;
  }
}
