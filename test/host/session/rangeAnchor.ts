import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { refuse } from "../wire/hostError.js";
import { Kept } from "../wire/kept.js";
import type { ExcelSession } from "./excelSession.js";

/** A rectangle of cells of one sheet that follows them where rows, columns or cells are inserted and deleted. */
export abstract class RangeAnchor extends Kept {
  readonly className = "Range";

  constructor(readonly session: ExcelSession, readonly sheet: BookSheet, private place: CellRange | undefined) {
    super();
    session.ranges.follow(this);
  }

  /** Refused once the cells have been deleted. */
  get area(): CellRange {
    return (this.sheet.exists ? this.place : undefined) ?? refuse("InvalidReference");
  }

  /** For the tracker: undefined where the cells were deleted. */
  moveTo(place: CellRange | undefined): void {
    this.place = place;
  }

  get placeOrUndefined(): CellRange | undefined {
    return this.place;
  }

  get rowCount(): number {
    return this.area.bottom - this.area.top + 1;
  }

  get columnCount(): number {
    return this.area.right - this.area.left + 1;
  }

  /** Another range of the same sheet. */
  at(area: CellRange): RangeAnchor {
    return this.session.range(this.sheet, area);
  }
}
