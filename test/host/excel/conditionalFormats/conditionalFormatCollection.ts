import type { BookSheet } from "../../../../src/book/bookSheet.js";
import type { ConditionalFormat } from "../../../../src/book/bookState.js";
import { meets } from "../../../../src/book/cellEdits.js";
import type { CellRange } from "../../../../src/core/grid/address.js";
import type { ExcelSession } from "../../session/excelSession.js";
import { requireAllowed } from "../../session/protectionRules.js";
import { refuse } from "../../wire/hostError.js";
import { HostCollection } from "../../wire/hostObject.js";
import { ConditionalFormatObject } from "./conditionalFormat.js";
import { fileTypeOf } from "./conditionalTypes.js";

/** The conditional formats that meet a range, first in priority first. */
export class ConditionalFormatCollection extends HostCollection {
  readonly className = "ConditionalFormatCollection";

  constructor(private readonly session: ExcelSession, private readonly sheet: BookSheet, private readonly areas: () => readonly CellRange[]) {
    super();
  }

  override items(): ConditionalFormatObject[] {
    const areas = this.areas();
    return this.sheet.state.conditionalFormats
      .filter(({ ranges }) => ranges.some((range) => areas.some((area) => meets(range, area))))
      .sort((a, b) => a.priority - b.priority)
      .map(({ id }) => new ConditionalFormatObject(this.session, this.sheet, id));
  }

  override item(key: unknown): ConditionalFormatObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(id: string): ConditionalFormatObject | null { return this.items().find((format) => format.Id === id) ?? null; }
  GetCount(): number { return this.items().length; }
  GetItemAt(index: number): ConditionalFormatObject { return this.items()[index] ?? refuse("InvalidArgument"); }

  /** The new one comes first; the others move back. */
  Add(type: string): ConditionalFormatObject {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    const fileType = fileTypeOf(type) ?? refuse("InvalidArgument");
    const id = `{${this.session.newNumber().toString(16).padStart(8, "0").toUpperCase()}-00CF-4000-8000-000000000000}`;
    const format: ConditionalFormat = {
      id, ranges: this.areas().map((area) => ({ ...area })), type: fileType, priority: 1, stopIfTrue: false, formulas: [], operator: undefined, text: undefined, format: {},
    };
    const others = this.sheet.state.conditionalFormats.map((one) => ({ ...one, priority: one.priority + 1 }));
    this.session.change(() => this.sheet.set("conditional-formats", { conditionalFormats: [format, ...others] }));
    this.session.conditionalDetails.begin(id, type);
    return new ConditionalFormatObject(this.session, this.sheet, id);
  }

  /** Takes them away from these cells; what reaches beyond them keeps the rest only where it lies wholly outside. */
  ClearAll(): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    const areas = this.areas();
    const left = this.sheet.state.conditionalFormats
      .map((format) => ({ ...format, ranges: format.ranges.filter((range) => !areas.some((area) => meets(range, area))) }))
      .filter(({ ranges }) => ranges.length > 0);
    this.session.change(() => this.sheet.set("conditional-formats", { conditionalFormats: left }));
  }
}
