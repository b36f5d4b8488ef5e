import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../../../src/core/grid/address.js";
import { addressText, areaText, isWholeColumns, isWholeRows, parseArea, splitAddress } from "../../session/addressText.js";
import { RangeAnchor } from "../../session/rangeAnchor.js";
import { refuse } from "../../wire/hostError.js";
import type { HostObject } from "../../wire/hostObject.js";

/** Where a range lies, and the ranges around it. */
export abstract class RangePlaces extends RangeAnchor {
  get Address(): string { return addressText(this.sheet.name, this.area); }
  get AddressLocal(): string { return this.Address; }
  get RowIndex(): number { return this.area.top; }
  get ColumnIndex(): number { return this.area.left; }
  get RowCount(): number { return this.rowCount; }
  get ColumnCount(): number { return this.columnCount; }
  get IsEntireRow(): boolean { return isWholeRows(this.area); }
  get IsEntireColumn(): boolean { return isWholeColumns(this.area); }
  get Worksheet(): HostObject { return this.session.maker.worksheet(this.session, this.sheet); }

  /** -1 where there are more cells than a 32-bit number holds. */
  get CellCount(): number {
    const count = this.rowCount * this.columnCount;
    return count > 2 ** 31 - 1 ? -1 : count;
  }

  GetCell(row: number, column: number): RangeAnchor {
    const { top, left } = this.area;
    return this.inside({ top: top + row, left: left + column, bottom: top + row, right: left + column });
  }

  GetRow(row: number): RangeAnchor {
    if (row < 0 || row >= this.rowCount) refuse("InvalidArgument");
    return this.inside({ ...this.area, top: this.area.top + row, bottom: this.area.top + row });
  }

  GetColumn(column: number): RangeAnchor {
    if (column < 0 || column >= this.columnCount) refuse("InvalidArgument");
    return this.inside({ ...this.area, left: this.area.left + column, right: this.area.left + column });
  }

  GetLastCell(): RangeAnchor { return this.at({ ...this.area, top: this.area.bottom, left: this.area.right }); }
  GetLastRow(): RangeAnchor { return this.at({ ...this.area, top: this.area.bottom }); }
  GetLastColumn(): RangeAnchor { return this.at({ ...this.area, left: this.area.right }); }
  GetEntireRow(): RangeAnchor { return this.at({ ...this.area, left: 0, right: MAX_COLUMNS - 1 }); }
  GetEntireColumn(): RangeAnchor { return this.at({ ...this.area, top: 0, bottom: MAX_ROWS - 1 }); }

  GetOffsetRange(rows: number, columns: number): RangeAnchor {
    const { top, left, bottom, right } = this.area;
    return this.inside({ top: top + rows, left: left + columns, bottom: bottom + rows, right: right + columns });
  }

  GetResizedRange(deltaRows: number, deltaColumns: number): RangeAnchor {
    return this.inside({ ...this.area, bottom: this.area.bottom + deltaRows, right: this.area.right + deltaColumns });
  }

  GetAbsoluteResizedRange(rows: number, columns: number): RangeAnchor {
    return this.inside({ ...this.area, bottom: this.area.top + rows - 1, right: this.area.left + columns - 1 });
  }

  GetRowsAbove(count = 1): RangeAnchor {
    const { area } = this;
    if (count === 0) refuse("InvalidArgument");
    return this.inside(count > 0 ? { ...area, top: area.top - count, bottom: area.top - 1 } : { ...area, bottom: area.top - count - 1 });
  }

  GetRowsBelow(count = 1): RangeAnchor {
    const { area } = this;
    if (count === 0) refuse("InvalidArgument");
    return this.inside(count > 0 ? { ...area, top: area.bottom + 1, bottom: area.bottom + count } : { ...area, top: area.bottom + count + 1 });
  }

  GetColumnsBefore(count = 1): RangeAnchor {
    const { area } = this;
    if (count === 0) refuse("InvalidArgument");
    return this.inside(count > 0 ? { ...area, left: area.left - count, right: area.left - 1 } : { ...area, right: area.left - count - 1 });
  }

  GetColumnsAfter(count = 1): RangeAnchor {
    const { area } = this;
    if (count === 0) refuse("InvalidArgument");
    return this.inside(count > 0 ? { ...area, left: area.right + 1, right: area.right + count } : { ...area, left: area.right + count + 1 });
  }

  GetBoundingRect(other: RangeAnchor | string): RangeAnchor {
    const [a, b] = [this.area, this.areaOf(other)];
    return this.at({ top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) });
  }

  GetIntersection(other: RangeAnchor | string): RangeAnchor {
    return this.GetIntersectionOrNullObject(other) ?? refuse("ItemNotFound");
  }

  GetIntersectionOrNullObject(other: RangeAnchor | string): RangeAnchor | null {
    const common = intersect(this.area, this.areaOf(other));
    return common ? this.at(common) : null;
  }

  /** The used part of the range, not of the sheet. */
  GetUsedRange(valuesOnly = false): RangeAnchor {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? refuse("ItemNotFound");
  }

  GetUsedRangeOrNullObject(valuesOnly = false): RangeAnchor | null {
    const used = usedPart(this, valuesOnly);
    return used ? this.at(used) : null;
  }

  /** The block of filled cells around the range, up to blank rows and columns. */
  GetSurroundingRegion(): RangeAnchor { return this.at(regionAround(this)); }
  GetSurroundingDataRegion(): RangeAnchor { return this.GetSurroundingRegion(); }

  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.rowCount || columns !== this.columnCount) refuse("InvalidArgument", "The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
  }

  /** Another range that a program names by object or by address; only of the same sheet. */
  protected areaOf(other: RangeAnchor | string): CellRange {
    if (typeof other !== "string") return other.sheet.id === this.sheet.id ? other.area : refuse("InvalidArgument");
    const [name, rest] = splitAddress(other);
    if (name !== undefined && name.toLowerCase() !== this.sheet.name.toLowerCase()) refuse("InvalidArgument");
    return parseArea(rest) ?? refuse("InvalidArgument");
  }

  protected inside(area: CellRange): RangeAnchor {
    const { top, left, bottom, right } = area;
    const isInside = [top, left, bottom, right].every(Number.isInteger) && top >= 0 && left >= 0 && top <= bottom && left <= right && bottom < MAX_ROWS && right < MAX_COLUMNS;
    return isInside ? this.at(area) : refuse("InvalidArgument");
  }

  /** For messages: "B2:C3". */
  get areaName(): string { return areaText(this.area); }
}

export function intersect(a: CellRange, b: CellRange): CellRange | undefined {
  const area = { top: Math.max(a.top, b.top), left: Math.max(a.left, b.left), bottom: Math.min(a.bottom, b.bottom), right: Math.min(a.right, b.right) };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
}

/** The smallest area that holds what the range's cells hold; with formats unless only values count. */
export function usedPart(range: RangeAnchor, valuesOnly: boolean): CellRange | undefined {
  const { area } = range;
  let found: CellRange | undefined;
  for (const [rowIndex, row] of range.sheet.state.cells.entries(area.top, area.bottom)) {
    const visit = (item: unknown, columnIndex: number): void => {
      if (item === undefined || item === null || columnIndex < area.left || columnIndex > area.right) return;
      found = found
        ? { top: found.top, left: Math.min(found.left, columnIndex), bottom: rowIndex, right: Math.max(found.right, columnIndex) }
        : { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex };
    };
    row.values.forEach(visit);
    row.formulas?.forEach(visit);
    if (!valuesOnly) row.formats?.forEach(visit);
  }
  return found;
}

function regionAround(range: RangeAnchor): CellRange {
  const { cells } = range.sheet.state;
  const isFilled = (r: number, c: number): boolean => {
    const row = cells.row(r);
    return (row?.values[c] ?? null) !== null || row?.formulas?.[c] !== undefined;
  };
  let { top, left, bottom, right } = range.area;
  for (let grows = true; grows;) {
    grows = false;
    const rowFilled = (r: number): boolean => {
      for (let c = Math.max(0, left - 1); c <= Math.min(MAX_COLUMNS - 1, right + 1); c++) if (isFilled(r, c)) return true;
      return false;
    };
    const columnFilled = (c: number): boolean => {
      for (let r = Math.max(0, top - 1); r <= Math.min(MAX_ROWS - 1, bottom + 1); r++) if (isFilled(r, c)) return true;
      return false;
    };
    if (top > 0 && rowFilled(top - 1)) { top--; grows = true; }
    if (bottom < MAX_ROWS - 1 && rowFilled(bottom + 1)) { bottom++; grows = true; }
    if (left > 0 && columnFilled(left - 1)) { left--; grows = true; }
    if (right < MAX_COLUMNS - 1 && columnFilled(right + 1)) { right++; grows = true; }
  }
  return { top, left, bottom, right };
}
