import type { BookSheet } from "../../../../src/book/bookSheet.js";
import type { ConditionalFormat } from "../../../../src/book/bookState.js";
import type { ExcelSession } from "../../session/excelSession.js";
import { requireAllowed } from "../../session/protectionRules.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import { apiTypeOf } from "./conditionalTypes.js";
import { ColorScaleObject, DataBarObject, IconSetObject } from "./pictureFormats.js";
import { CellValueObject, CustomObject, PresetObject, TextComparisonObject, TopBottomObject } from "./ruleFormats.js";

export class ConditionalFormatObject extends HostObject {
  readonly className = "ConditionalFormat";

  constructor(readonly session: ExcelSession, readonly sheet: BookSheet, readonly id: string) {
    super();
  }

  get record(): ConditionalFormat { return this.sheet.state.conditionalFormats.find((format) => format.id === this.id) ?? refuse("ItemNotFound"); }

  update(changes: Partial<ConditionalFormat>): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    this.session.change(() => this.sheet.set("conditional-formats", { conditionalFormats: this.sheet.state.conditionalFormats.map((one) => (one.id === this.id ? { ...one, ...changes } : one)) }));
  }

  detail(name: string): unknown { return this.session.conditionalDetails.get(this.id, name) ?? refuse("InvalidOperation"); }

  setDetail(name: string, value: unknown): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    this.session.conditionalDetails.set(this.id, name, value);
  }

  override identity(): Readonly<Record<string, unknown>> { return { Id: this.id }; }
  get Id(): string { return this.record.id; }
  get Type(): string { return apiTypeOf(this.record.type); }
  /** Colours, bars and icons never stop the others. */
  get StopIfTrue(): boolean | null { return ["DataBar", "ColorScale", "IconSet"].includes(this.Type) ? null : this.record.stopIfTrue; }
  set StopIfTrue(stopIfTrue: boolean) { this.update({ stopIfTrue }); }

  /** From 0, within the sheet. */
  get Priority(): number { return this.ordered.findIndex(({ id }) => id === this.id); }

  set Priority(priority: number) {
    if (!Number.isInteger(priority)) refuse("InvalidArgument");
    const others = this.ordered.filter(({ id }) => id !== this.id);
    const at = priority < 0 ? Math.max(0, others.length + 1 + priority) : Math.min(priority, others.length);
    const order = others.toSpliced(at, 0, this.record).map((format, i) => ({ ...format, priority: i + 1 }));
    this.session.change(() => this.sheet.set("conditional-formats", { conditionalFormats: order }));
  }

  private get ordered(): ConditionalFormat[] { return [...this.sheet.state.conditionalFormats].sort((a, b) => a.priority - b.priority); }

  get Custom(): CustomObject { return this.CustomOrNullObject ?? refuse("InvalidOperation"); }
  get CustomOrNullObject(): CustomObject | null { return this.Type === "Custom" ? new CustomObject(this) : null; }
  get CellValue(): CellValueObject { return this.CellValueOrNullObject ?? refuse("InvalidOperation"); }
  get CellValueOrNullObject(): CellValueObject | null { return this.Type === "CellValue" ? new CellValueObject(this) : null; }
  get TextComparison(): TextComparisonObject { return this.TextComparisonOrNullObject ?? refuse("InvalidOperation"); }
  get TextComparisonOrNullObject(): TextComparisonObject | null { return this.Type === "ContainsText" ? new TextComparisonObject(this) : null; }
  get TopBottom(): TopBottomObject { return this.TopBottomOrNullObject ?? refuse("InvalidOperation"); }
  get TopBottomOrNullObject(): TopBottomObject | null { return this.Type === "TopBottom" ? new TopBottomObject(this) : null; }
  get Preset(): PresetObject { return this.PresetOrNullObject ?? refuse("InvalidOperation"); }
  get PresetOrNullObject(): PresetObject | null { return this.Type === "PresetCriteria" ? new PresetObject(this) : null; }
  get DataBar(): DataBarObject { return this.DataBarOrNullObject ?? refuse("InvalidOperation"); }
  get DataBarOrNullObject(): DataBarObject | null { return this.Type === "DataBar" ? new DataBarObject(this) : null; }
  get ColorScale(): ColorScaleObject { return this.ColorScaleOrNullObject ?? refuse("InvalidOperation"); }
  get ColorScaleOrNullObject(): ColorScaleObject | null { return this.Type === "ColorScale" ? new ColorScaleObject(this) : null; }
  get IconSet(): IconSetObject { return this.IconSetOrNullObject ?? refuse("InvalidOperation"); }
  get IconSetOrNullObject(): IconSetObject | null { return this.Type === "IconSet" ? new IconSetObject(this) : null; }

  /** Of a format of several ranges there is no single one. */
  GetRange(): RangeAnchor { return this.GetRangeOrNullObject() ?? refuse("InvalidOperation"); }

  GetRangeOrNullObject(): RangeAnchor | null {
    const [only, second] = this.record.ranges;
    return only && !second ? this.session.range(this.sheet, only) : null;
  }

  GetRanges(): HostObject { return this.session.maker.rangeAreas(this.session, this.sheet, this.record.ranges); }

  Delete(): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    this.session.change(() => this.sheet.set("conditional-formats", { conditionalFormats: this.sheet.state.conditionalFormats.filter(({ id }) => id !== this.record.id) }));
  }
}
