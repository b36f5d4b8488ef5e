import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { RangeAnchor } from "./rangeAnchor.js";
import { shiftArea, type CellShift } from "./shiftArea.js";

/** The ranges that a program holds, so that they move with their cells. */
export class RangeTracker {
  private readonly followed = new Set<RangeAnchor>();

  follow(range: RangeAnchor): void {
    this.followed.add(range);
  }

  forgetReleased(): void {
    for (const range of this.followed) if (range.referenceId === undefined) this.followed.delete(range);
  }

  /** Moves every range of the sheet as the shift moves its cells. */
  shift(sheet: BookSheet, shift: CellShift): void {
    for (const range of this.followed) {
      const place: CellRange | undefined = range.placeOrUndefined;
      if (range.sheet.id === sheet.id && place) range.moveTo(shiftArea(place, shift));
    }
  }
}
