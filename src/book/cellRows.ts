import type { CellFormat } from "../core/grid/cellFormat.js";
import type { CellValue } from "../core/grid/grid.js";

/** One row's cells by column index; holes are blanks, typed values and the sheet's own format. */
export interface CellRow {
  readonly stamp: number;
  readonly values: (CellValue | undefined)[];
  /** Without `=`. */
  formulas: (string | undefined)[] | undefined;
  formats: (CellFormat | undefined)[] | undefined;
}

interface Block {
  readonly stamp: number;
  readonly rows: (CellRow | undefined)[];
}

/** Rows a block. A change copies a row, its block and the list of blocks, never the sheet. */
const BLOCK = 64;

/**
 * The cells of a sheet. Whoever holds a `CellRows` of an older stamp keeps seeing what it held then: a write under a newer stamp
 * copies the little that it touches. So a snapshot costs nothing, and an undo is the snapshot itself.
 */
export class CellRows {
  private constructor(
    private readonly stamp: number,
    private readonly blocks: Map<number, Block>,
  ) {}

  static empty(stamp: number): CellRows {
    return new CellRows(stamp, new Map());
  }

  /** Takes rows over as they are; they belong to the sheet from then on. */
  static of(stamp: number, rows: Iterable<readonly [rowIndex: number, row: CellRow]>): CellRows {
    const blocks = new Map<number, Block>();
    for (const [rowIndex, row] of rows) {
      const key = Math.floor(rowIndex / BLOCK);
      let block = blocks.get(key);
      if (!block) blocks.set(key, (block = { stamp, rows: [] }));
      block.rows[rowIndex % BLOCK] = row;
    }
    return new CellRows(stamp, blocks);
  }

  row(rowIndex: number): CellRow | undefined {
    return this.blocks.get(Math.floor(rowIndex / BLOCK))?.rows[rowIndex % BLOCK];
  }

  /** Every row that has a cell, a value, a formula or a format, ascending. */
  *entries(from = 0, to = Infinity): Generator<readonly [rowIndex: number, row: CellRow]> {
    const keys = [...this.blocks.keys()].filter((key) => (key + 1) * BLOCK > from && key * BLOCK <= to).sort((a, b) => a - b);
    for (const key of keys) {
      const rows = this.blocks.get(key)?.rows ?? [];
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        const rowIndex = key * BLOCK + i;
        if (row && rowIndex >= from && rowIndex <= to) yield [rowIndex, row];
      }
    }
  }

  /** The same cells, to be written under a stamp; itself where it has that stamp already. */
  writable(stamp: number): CellRows {
    return this.stamp === stamp ? this : new CellRows(stamp, new Map(this.blocks));
  }

  /** A row that may be changed in place until the stamp changes. Only of what `writable` gave. */
  writableRow(rowIndex: number): CellRow {
    const key = Math.floor(rowIndex / BLOCK);
    let block = this.blocks.get(key);
    if (block?.stamp !== this.stamp) this.blocks.set(key, (block = { stamp: this.stamp, rows: block ? [...block.rows] : [] }));
    const row = block.rows[rowIndex % BLOCK];
    if (row?.stamp === this.stamp) return row;
    const copy: CellRow = row
      ? { stamp: this.stamp, values: row.values.slice(), formulas: row.formulas?.slice(), formats: row.formats?.slice() }
      : { stamp: this.stamp, values: [], formulas: undefined, formats: undefined };
    block.rows[rowIndex % BLOCK] = copy;
    return copy;
  }

  /** The rows that are not the very same object in both, ascending; blocks that both share are passed over as a whole. */
  changedRows(other: CellRows): number[] {
    const changed: number[] = [];
    for (const key of new Set([...this.blocks.keys(), ...other.blocks.keys()])) {
      const [a, b] = [this.blocks.get(key), other.blocks.get(key)];
      if (a === b) continue;
      for (let i = 0; i < BLOCK; i++) if (a?.rows[i] !== b?.rows[i]) changed.push(key * BLOCK + i);
    }
    return changed.sort((x, y) => x - y);
  }
}
