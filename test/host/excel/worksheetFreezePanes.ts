import type { BookSheet } from "../../../src/book/bookSheet.js";
import { MAX_COLUMNS, MAX_ROWS } from "../../../src/core/grid/address.js";
import { parseArea, splitAddress } from "../session/addressText.js";
import type { ExcelSession } from "../session/excelSession.js";
import type { RangeAnchor } from "../session/rangeAnchor.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";

export class WorksheetFreezePanesObject extends HostObject {
  readonly className = "WorksheetFreezePanes";

  constructor(private readonly session: ExcelSession, private readonly sheet: BookSheet) {
    super();
  }

  /** Everything above and left of the range's end stays in view. */
  FreezeAt(range: RangeAnchor | string): void {
    const area = typeof range === "string" ? parseArea(splitAddress(range)[1]) ?? refuse("InvalidArgument") : range.area;
    this.freeze(area.bottom === MAX_ROWS - 1 ? 0 : area.bottom + 1, area.right === MAX_COLUMNS - 1 ? 0 : area.right + 1);
  }

  FreezeRows(count = 1): void { this.freeze(checked(count), 0); }
  FreezeColumns(count = 1): void { this.freeze(0, checked(count)); }
  Unfreeze(): void { this.freeze(0, 0); }
  GetLocation(): RangeAnchor { return this.GetLocationOrNullObject() ?? refuse("ItemNotFound"); }

  GetLocationOrNullObject(): RangeAnchor | null {
    const { rows, columns } = this.sheet.state.freeze;
    if (rows === 0 && columns === 0) return null;
    return this.session.range(this.sheet, { top: 0, left: 0, bottom: rows === 0 ? MAX_ROWS - 1 : rows - 1, right: columns === 0 ? MAX_COLUMNS - 1 : columns - 1 });
  }

  private freeze(rows: number, columns: number): void {
    this.session.change(() => this.sheet.setFreeze(rows, columns));
  }
}

function checked(count: number): number {
  return Number.isInteger(count) && count >= 1 ? count : refuse("InvalidArgument");
}
