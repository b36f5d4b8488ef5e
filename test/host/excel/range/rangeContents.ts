import { displayText } from "../../../../src/core/figures/display/displayText.js";
import { formatAt, mapCells, valueType, wireValue, type ValueType } from "../../session/readCells.js";
import { formatCategory, localFormat, unlocalFormat } from "../../session/numberFormats.js";
import { fromR1C1, toR1C1 } from "../../session/r1c1.js";
import { spread, writeInputs } from "../../session/writeCells.js";
import { requireAllowed } from "../../session/protectionRules.js";
import { raiseFormatChanged } from "../../session/changeEvents.js";
import { refuse } from "../../wire/hostError.js";
import { RangePlaces } from "./rangePlaces.js";

type CellScalar = string | number | boolean;

/** More cells than this are answered with null. */
const MOST_READ = 5_000_000;

/** What the cells of a range hold and show. */
export abstract class RangeContents extends RangePlaces {
  get Values(): CellScalar[][] | null {
    return this.cells(({ value }) => wireValue(value));
  }

  set Values(value: unknown) {
    writeInputs(this.session, this.sheet, this.area, value);
  }

  get Formulas(): CellScalar[][] | null {
    return this.cells(({ value, formula }) => (formula === undefined ? wireValue(value) : `=${formula}`));
  }

  set Formulas(value: unknown) {
    writeInputs(this.session, this.sheet, this.area, value);
  }

  /** A Japanese Excel writes formulas as an English one does. */
  get FormulasLocal(): CellScalar[][] | null { return this.Formulas; }
  set FormulasLocal(value: unknown) { this.Formulas = value; }

  get FormulasR1C1(): CellScalar[][] | null {
    return this.cells(({ value, formula, rowIndex, columnIndex }) => (formula === undefined ? wireValue(value) : `=${toR1C1(formula, rowIndex, columnIndex)}`));
  }

  set FormulasR1C1(value: unknown) {
    const { area } = this;
    const rows = spread(value, area).map((row, r) => row.map((item, c) =>
      typeof item === "string" && item.startsWith("=") ? `=${fromR1C1(item.slice(1), area.top + r, area.left + c)}` : item));
    writeInputs(this.session, this.sheet, area, rows);
  }

  get Text(): string[][] | null {
    const uses1904 = this.session.book.peek().usesDate1904;
    return this.cells(({ value, rowIndex, columnIndex, state }) => displayText(value, formatAt(state, rowIndex, columnIndex).numberFormat, uses1904).text);
  }

  get ValueTypes(): ValueType[][] | null {
    return this.cells(({ value, formula }) => (formula !== undefined && value === "" ? "String" : valueType(value)));
  }

  get NumberFormat(): string[][] | null {
    return this.cells(({ rowIndex, columnIndex, state }) => formatAt(state, rowIndex, columnIndex).numberFormat);
  }

  set NumberFormat(value: unknown) {
    this.setNumberFormats(value, (code) => code);
  }

  get NumberFormatLocal(): string[][] | null {
    return this.cells(({ rowIndex, columnIndex, state }) => localFormat(formatAt(state, rowIndex, columnIndex).numberFormat));
  }

  set NumberFormatLocal(value: unknown) {
    this.setNumberFormats(value, unlocalFormat);
  }

  get NumberFormatCategories(): string[][] | null {
    return this.cells(({ rowIndex, columnIndex, state }) => formatCategory(formatAt(state, rowIndex, columnIndex).numberFormat));
  }

  private setNumberFormats(value: unknown, read: (code: string) => string): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    const { area, sheet } = this;
    const check = (code: unknown): string => (typeof code === "string" ? read(code === "" ? "General" : code) : refuse("InvalidArgument"));
    this.session.change(() => {
      // One format for the whole range: whole columns take it as lines, not cell by cell.
      if (!Array.isArray(value)) return sheet.setFormat(area, { numberFormat: check(value) });
      spread(value, area).forEach((row, r) => row.forEach((code, c) => {
        if (code === null) return;
        const at = { top: area.top + r, left: area.left + c, bottom: area.top + r, right: area.left + c };
        sheet.setFormat(at, { numberFormat: check(code) });
      }));
    });
    raiseFormatChanged(this.session, sheet, area);
  }

  private cells<T>(pick: Parameters<typeof mapCells<T>>[2]): T[][] | null {
    return this.rowCount * this.columnCount > MOST_READ ? null : mapCells(this.sheet, this.area, pick);
  }
}
