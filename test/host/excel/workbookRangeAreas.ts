import type { ExcelSession } from "../session/excelSession.js";
import type { AreasBySheet } from "../session/precedents.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, type HostObject } from "../wire/hostObject.js";
import { Kept } from "../wire/kept.js";

/** Ranges of several sheets. */
export class WorkbookRangeAreasObject extends Kept {
  readonly className = "WorkbookRangeAreas";

  constructor(private readonly session: ExcelSession, private readonly areas: AreasBySheet) {
    super();
  }

  private get lists(): readonly (HostObject & { readonly Address: string; readonly Worksheet: HostObject })[] {
    return [...this.areas].map(([sheet, areas]) => this.session.maker.rangeAreas(this.session, sheet, areas) as never); // RangeAreas has both
  }

  get Addresses(): string[] { return this.lists.map((list) => list.Address); }
  get Areas(): RangeAreasCollection { return new RangeAreasCollection(this.lists); }
  get Ranges(): WorkbookRangeCollection { return new WorkbookRangeCollection([...this.areas].flatMap(([sheet, areas]) => areas.map((area) => this.session.range(sheet, area)))); }
  GetRangeAreasBySheet(key: string): HostObject { return this.GetRangeAreasOrNullObjectBySheet(key) ?? refuse("ItemNotFound"); }

  GetRangeAreasOrNullObjectBySheet(key: string): HostObject | null {
    const sheet = this.session.sheetIds.find(key);
    const found = [...this.areas].find(([known]) => known.id === sheet?.id);
    return found ? this.session.maker.rangeAreas(this.session, found[0], found[1]) : null;
  }
}

class RangeAreasCollection extends HostCollection {
  readonly className = "RangeAreasCollection";

  constructor(private readonly lists: readonly HostObject[]) {
    super();
  }

  override items(): readonly HostObject[] { return this.lists; }
  GetCount(): number { return this.lists.length; }
  GetItemAt(index: number): HostObject { return this.lists[index] ?? refuse("InvalidArgument"); }
}

class WorkbookRangeCollection extends HostCollection {
  readonly className = "RangeCollection";

  constructor(private readonly ranges: readonly HostObject[]) {
    super();
  }

  override items(): readonly HostObject[] { return this.ranges; }
  GetCount(): number { return this.ranges.length; }
  GetItemAt(index: number): HostObject { return this.ranges[index] ?? refuse("InvalidArgument"); }
}
