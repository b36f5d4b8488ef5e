import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { RangeAnchor } from "../session/rangeAnchor.js";
import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, type HostObject } from "../wire/hostObject.js";
import { Kept } from "../wire/kept.js";
import { specialCells } from "../session/specialCells.js";
import { ConditionalFormatCollection } from "./conditionalFormats/conditionalFormatCollection.js";
import { DataValidationObject } from "./dataValidation.js";
import { TableScopedCollection } from "./tables/tableCollection.js";
import { RangeFormatObject } from "./formats/rangeFormat.js";
import { RangeObject } from "./range/range.js";

/** Several ranges of one sheet as one object. */
export class RangeAreasObject extends Kept {
  readonly className = "RangeAreas";
  readonly ranges: readonly RangeObject[];

  constructor(readonly session: ExcelSession, readonly sheet: BookSheet, areas: readonly CellRange[]) {
    super();
    this.ranges = areas.map((area) => new RangeObject(session, sheet, area));
  }

  get Address(): string { return this.ranges.map((range) => range.Address).join(","); }
  get AddressLocal(): string { return this.Address; }
  get AreaCount(): number { return this.ranges.length; }
  get CellCount(): number { return this.ranges.reduce((sum, range) => sum + range.rowCount * range.columnCount, 0); }
  get IsEntireColumn(): boolean { return this.ranges.every((range) => range.IsEntireColumn); }
  get IsEntireRow(): boolean { return this.ranges.every((range) => range.IsEntireRow); }
  get Areas(): RangeCollection { return new RangeCollection(this.ranges); }
  get Worksheet(): HostObject { return this.session.maker.worksheet(this.session, this.sheet); }
  get Format(): RangeFormatObject { return new RangeFormatObject(this.session, this.ranges); }

  get ConditionalFormats(): ConditionalFormatCollection { return new ConditionalFormatCollection(this.session, this.sheet, () => this.ranges.map((range) => range.area)); }
  get DataValidation(): DataValidationObject { return new DataValidationObject(this.session, this.sheet, () => this.ranges.map((range) => range.area)); }

  get Style(): string | null {
    const names = new Set(this.ranges.map((range) => range.Style));
    return names.size === 1 ? [...names][0] ?? null : null;
  }

  set Style(name: string) { for (const range of this.ranges) range.Style = name; }
  GetTables(fullyContained = true): HostObject { return new TableScopedCollection(this.session, this.sheet, this.ranges.map((range) => range.area), fullyContained); }
  GetSpecialCells(type: string, valueType?: string): HostObject { return this.GetSpecialCellsOrNullObject(type, valueType) ?? refuse("ItemNotFound"); }

  GetSpecialCellsOrNullObject(type: string, valueType = "All"): HostObject | null {
    const areas = specialCells(this.session, this.sheet, this.ranges.map((range) => range.area), type, valueType);
    return areas.length > 0 ? this.of(areas) : null;
  }

  CopyFrom(source: HostObject | string, copyType?: string, skipBlanks?: boolean, transpose?: boolean): void {
    for (const range of this.ranges) range.CopyFrom(source, copyType, skipBlanks, transpose);
  }

  Calculate(): void { this.session.calculate(); }
  SetDirty(): void { this.session.calculate(); }
  Clear(applyTo?: Parameters<RangeObject["Clear"]>[0]): void { for (const range of this.ranges) range.Clear(applyTo); }
  GetEntireColumn(): RangeAreasObject { return this.of(this.ranges.map((range) => range.GetEntireColumn().area)); }
  GetEntireRow(): RangeAreasObject { return this.of(this.ranges.map((range) => range.GetEntireRow().area)); }
  GetIntersection(other: RangeAnchor | RangeAreasObject | string): RangeAreasObject { return this.GetIntersectionOrNullObject(other) ?? refuse("ItemNotFound"); }

  GetIntersectionOrNullObject(other: RangeAnchor | RangeAreasObject | string): RangeAreasObject | null {
    const others: readonly (RangeAnchor | string)[] = other instanceof RangeAreasObject ? other.ranges : other instanceof RangeAnchor ? [other] : other.split(",");
    const found = this.ranges.flatMap((range) => others.flatMap((one) => range.GetIntersectionOrNullObject(one)?.area ?? []));
    return found.length > 0 ? this.of(found) : null;
  }

  GetOffsetRangeAreas(rows: number, columns: number): RangeAreasObject { return this.of(this.ranges.map((range) => range.GetOffsetRange(rows, columns).area)); }
  GetUsedRangeAreas(valuesOnly?: boolean): RangeAreasObject { return this.GetUsedRangeAreasOrNullObject(valuesOnly) ?? refuse("ItemNotFound"); }

  GetUsedRangeAreasOrNullObject(valuesOnly = false): RangeAreasObject | null {
    const found = this.ranges.flatMap((range) => range.GetUsedRangeOrNullObject(valuesOnly)?.area ?? []);
    return found.length > 0 ? this.of(found) : null;
  }

  private of(areas: readonly CellRange[]): RangeAreasObject { return new RangeAreasObject(this.session, this.sheet, areas); }
}

export class RangeCollection extends HostCollection {
  readonly className = "RangeCollection";

  constructor(private readonly ranges: readonly RangeObject[]) {
    super();
  }

  override items(): readonly RangeObject[] { return this.ranges; }
  GetCount(): number { return this.ranges.length; }
  GetItemAt(index: number): RangeObject { return this.ranges[index] ?? refuse("InvalidArgument"); }
}
