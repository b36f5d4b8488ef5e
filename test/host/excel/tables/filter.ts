import type { FilterCriteria } from "../../session/filters.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import type { TableObject } from "./table.js";

/** The filter of one column of a table. */
export class FilterObject extends HostObject {
  readonly className = "Filter";

  constructor(private readonly table: TableObject, private readonly columnIndex: () => number) {
    super();
  }

  get Criteria(): FilterCriteria | null { return this.table.AutoFilter.Criteria[this.columnIndex()] ?? null; }
  Apply(criteria: FilterCriteria): void { this.table.AutoFilter.Apply(this.table.GetRange(), this.columnIndex(), criteria); }
  ApplyTopItemsFilter(count: number): void { this.Apply({ filterOn: "TopItems", criterion1: String(count) }); }
  ApplyTopPercentFilter(percent: number): void { this.Apply({ filterOn: "TopPercent", criterion1: String(percent) }); }
  ApplyBottomItemsFilter(count: number): void { this.Apply({ filterOn: "BottomItems", criterion1: String(count) }); }
  ApplyBottomPercentFilter(percent: number): void { this.Apply({ filterOn: "BottomPercent", criterion1: String(percent) }); }
  ApplyCellColorFilter(color: string): void { this.Apply({ filterOn: "CellColor", color }); }
  ApplyFontColorFilter(color: string): void { this.Apply({ filterOn: "FontColor", color }); }
  ApplyDynamicFilter(dynamicCriteria: string): void { this.Apply({ filterOn: "Dynamic", dynamicCriteria }); }
  ApplyIconFilter(_icon: unknown): void { this.Apply({ filterOn: "Icon" }); }

  ApplyCustomFilter(criterion1: string, criterion2?: string, operator?: string): void {
    this.Apply({ filterOn: "Custom", criterion1, ...(criterion2 !== undefined && { criterion2 }), ...(operator !== undefined && { operator }) });
  }

  ApplyValuesFilter(values: readonly string[]): void {
    if (values.length === 0) refuse("InvalidArgument");
    this.Apply({ filterOn: "Values", values });
  }

  Clear(): void { this.table.AutoFilter.ClearColumnCriteria(this.columnIndex()); }
}
