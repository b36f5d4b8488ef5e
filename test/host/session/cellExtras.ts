import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { meets } from "../../../src/book/cellEdits.js";
import type { ValidationRule } from "./validationRules.js";
import { shiftArea, type CellShift } from "./shiftArea.js";

/** `Excel.RangeHyperlink`. */
export interface Link {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

/** What the emulated Excel remembers of cells beside the book: links, rules of validation, names of styles. It lasts as long as the session. */
export interface CellExtra {
  readonly area: CellRange;
  readonly link?: Link;
  readonly style?: string;
  readonly validation?: Validation;
}

export interface Validation {
  readonly rule: ValidationRule;
  readonly ignoreBlanks: boolean;
  readonly prompt: Readonly<Record<string, unknown>>;
  readonly errorAlert: Readonly<Record<string, unknown>>;
}

type Part = "link" | "style" | "validation";

export class CellExtras {
  private readonly bySheet = new Map<string, CellExtra[]>();

  of(sheet: BookSheet): readonly CellExtra[] {
    return this.bySheet.get(sheet.id) ?? [];
  }

  /** What a cell has of a part; later entries count first. */
  at<P extends Part>(sheet: BookSheet, part: P, rowIndex: number, columnIndex: number): CellExtra[P] | undefined {
    const cell = { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex };
    return this.of(sheet).findLast((extra) => extra[part] !== undefined && meets(extra.area, cell))?.[part];
  }

  put(sheet: BookSheet, extra: CellExtra, part: Part): void {
    this.take(sheet, extra.area, part);
    this.bySheet.set(sheet.id, [...this.of(sheet), extra]);
  }

  /** Takes a part away from the cells of an area; what reaches beyond it keeps the rest. */
  take(sheet: BookSheet, area: CellRange, part: Part): void {
    this.bySheet.set(sheet.id, this.of(sheet).flatMap((extra) =>
      extra[part] === undefined || !meets(extra.area, area) ? [extra] : without(extra.area, area).map((rest) => ({ ...extra, area: rest }))));
  }

  clearLinks(sheet: BookSheet, area: CellRange): void {
    this.take(sheet, area, "link");
  }

  clearAll(sheet: BookSheet, area: CellRange): void {
    for (const part of ["link", "style", "validation"] as const) this.take(sheet, area, part);
  }

  shift(sheet: BookSheet, shift: CellShift): void {
    this.bySheet.set(sheet.id, this.of(sheet).flatMap((extra) => {
      const area = shiftArea(extra.area, shift);
      return area ? [{ ...extra, area }] : [];
    }));
  }
}

/** The up to four rectangles that are left of one when another is cut out of it. */
function without(whole: CellRange, cut: CellRange): CellRange[] {
  const top = Math.max(whole.top, cut.top);
  const bottom = Math.min(whole.bottom, cut.bottom);
  return [
    { ...whole, bottom: cut.top - 1 },
    { ...whole, top: cut.bottom + 1 },
    { top, bottom, left: whole.left, right: cut.left - 1 },
    { top, bottom, left: cut.right + 1, right: whole.right },
  ].filter((area) => area.top <= area.bottom && area.left <= area.right);
}
