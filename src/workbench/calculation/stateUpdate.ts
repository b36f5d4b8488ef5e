import type { CalculatedSheet, CalculatedState } from "../../book/calculation/calculator.js";
import { CellRows, type CellRow } from "../../book/cellRows.js";

/** What a worker needs of a state, beside what it has: plain data, which can be sent. */
export interface StateUpdate {
  readonly names: CalculatedState["names"];
  /** In the order of the tabs; one that is not among them is gone. */
  readonly sheets: readonly SheetUpdate[];
}

interface SheetUpdate extends Omit<CalculatedSheet, "cells"> {
  readonly rows: readonly (readonly [rowIndex: number, values: CellRow["values"], formulas: CellRow["formulas"]])[];
}

const NO_CELLS = CellRows.empty(0);

/** What `now` has otherwise than `last`; without one, all of it. */
export function updateOf(last: CalculatedState | undefined, now: CalculatedState): StateUpdate {
  return {
    names: now.names,
    sheets: now.sheets.map(({ id, name, tables, boundAreas, cells }) => {
      const before = last?.sheets.find((sheet) => sheet.id === id)?.cells ?? NO_CELLS;
      return { id, name, tables, boundAreas, rows: cells.changedRows(before).map((rowIndex) => [rowIndex, cells.row(rowIndex)?.values ?? [], cells.row(rowIndex)?.formulas] as const) };
    }),
  };
}

/** The same in parts of so many rows. */
export function* portionsOf(update: StateUpdate, rowsAtATime: number): Generator<StateUpdate> {
  for (const sheet of update.sheets) {
    for (let i = 0; i < sheet.rows.length; i += rowsAtATime) {
      const rows = sheet.rows.slice(i, i + rowsAtATime);
      yield { names: update.names, sheets: update.sheets.map((other) => ({ ...other, rows: other === sheet ? rows : [] })) };
    }
  }
}

/** A state as a worker has it, brought up to date by what it is sent. */
export class StateMirror {
  private stamp = 0;
  private now: CalculatedState = { names: [], sheets: [] };

  get state(): CalculatedState {
    return this.now;
  }

  take({ names, sheets }: StateUpdate): void {
    this.stamp++; // rows of the states before stay as they are
    this.now = {
      names,
      sheets: sheets.map(({ rows, ...sheet }) => {
        const before = this.now.sheets.find(({ id }) => id === sheet.id)?.cells ?? NO_CELLS;
        const cells = rows.length === 0 ? before : before.writable(this.stamp);
        for (const [rowIndex, values, formulas] of rows) {
          const row = cells.writableRow(rowIndex);
          row.values.length = 0;
          values.forEach((value, columnIndex) => { row.values[columnIndex] = value; });
          row.formulas = formulas;
        }
        return { ...sheet, cells };
      }),
    };
  }
}
