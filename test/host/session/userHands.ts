import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { EmulatedExcel } from "../emulatedExcel.js";
import { parseArea, splitAddress, WHOLE_SHEET } from "./addressText.js";
import type { ExcelSession } from "./excelSession.js";
import { select } from "./selection.js";
import { deleteCells, insertCells } from "./shiftCells.js";
import { writeInputs } from "./writeCells.js";

/** What the user does in the grid beside the add-in; the add-in hears of it by events. Addresses name a sheet or mean the one that is shown. */
export class UserHands {
  constructor(private readonly session: ExcelSession, private readonly host: EmulatedExcel) {}

  /** `type("概要!C5", "12%")`; "" empties the cell. */
  type(address: string, typed: string): void {
    const { sheet, area } = this.place(address);
    this.session.asUser(() => writeInputs(this.session, sheet, area, typed));
    this.host.deliver();
  }

  select(address: string): void {
    const { sheet, area } = this.place(address);
    this.session.asUser(() => select(this.session, sheet, area));
    this.host.deliver();
  }

  insertRows(address: string): void {
    const { sheet, area } = this.place(address);
    this.session.asUser(() => insertCells(this.session, sheet, { ...WHOLE_SHEET, top: area.top, bottom: area.bottom }, "row"));
    this.host.deliver();
  }

  deleteRows(address: string): void {
    const { sheet, area } = this.place(address);
    this.session.asUser(() => deleteCells(this.session, sheet, { ...WHOLE_SHEET, top: area.top, bottom: area.bottom }, "row"));
    this.host.deliver();
  }

  /** Opens a cell for typing: until it is closed Excel takes no batch. */
  beginEdit(): void {
    this.host.beginCellEdit();
  }

  endEdit(): void {
    this.host.endCellEdit();
  }

  /** Goes to another workbook, or comes back. */
  leave(): void {
    this.session.isOtherWorkbookInFocus = true;
  }

  comeBack(): void {
    this.session.isOtherWorkbookInFocus = false;
  }

  private place(address: string): { sheet: BookSheet; area: CellRange } {
    const [name, rest] = splitAddress(address);
    const sheet = name === undefined ? this.session.book.activeSheet : this.session.book.sheet(name);
    const area = parseArea(rest);
    if (!sheet || !area) throw new Error(`no such place: ${address}`);
    return { sheet, area };
  }
}
