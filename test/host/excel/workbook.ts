import type { ExcelSession } from "../session/excelSession.js";
import { insertSheets } from "../session/insertSheets.js";
import type { RangeAnchor } from "../session/rangeAnchor.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";
import { ApplicationObject, RuntimeObject } from "./application.js";
import { CommentCollection } from "./comments.js";
import { DocumentPropertiesObject } from "./documentProperties.js";
import { StyleCollection } from "./styles.js";
import { TableCollection } from "./tables/tableCollection.js";
import { CustomXmlPartCollection } from "./customXmlParts.js";
import { FunctionsObject } from "./functions.js";
import { NamedItemCollection } from "./namedItemCollection.js";
import { SettingCollection } from "./settings.js";
import { placeOf, type WorksheetObject } from "./worksheet.js";
import { WorksheetCollection } from "./worksheetCollection.js";
import { WorkbookProtectionObject } from "./worksheetProtection.js";

/** The root of every path. */
export class WorkbookObject extends HostObject {
  readonly className = "Workbook";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  get Name(): string { return "Book1.xlsx"; }
  get ReadOnly(): boolean { return this.session.isReadOnly; }
  get IsDirty(): boolean { return this.session.isDirty; }
  set IsDirty(isDirty: boolean) { this.session.isDirty = isDirty; }
  get AutoSave(): boolean { return false; }
  get PreviouslySaved(): boolean { return true; }
  get CalculationEngineVersion(): number { return 191029; }
  get ChartDataPointTrack(): boolean { return this.session.tracksChartPoints; }
  set ChartDataPointTrack(tracks: boolean) { this.session.tracksChartPoints = tracks; }
  get UsePrecisionAsDisplayed(): boolean { return this.session.usesPrecisionAsDisplayed; }
  set UsePrecisionAsDisplayed(uses: boolean) { this.session.usesPrecisionAsDisplayed = uses; }

  get Application(): ApplicationObject { return new ApplicationObject(this.session); }
  get Functions(): FunctionsObject { return new FunctionsObject(this.session); }
  get Worksheets(): WorksheetCollection { return new WorksheetCollection(this.session); }
  get Names(): NamedItemCollection { return new NamedItemCollection(this.session, undefined); }
  get Settings(): SettingCollection { return new SettingCollection(this.session); }
  get CustomXmlParts(): CustomXmlPartCollection { return new CustomXmlPartCollection(this.session); }
  get Protection(): WorkbookProtectionObject { return new WorkbookProtectionObject(this.session); }
  get Tables(): TableCollection { return new TableCollection(this.session, undefined); }
  get Comments(): CommentCollection { return new CommentCollection(this.session, undefined); }
  get Properties(): DocumentPropertiesObject { return new DocumentPropertiesObject(this.session); }
  get Styles(): StyleCollection { return new StyleCollection(this.session); }
  get _Runtime(): RuntimeObject { return new RuntimeObject(this.session); }

  GetSelectedRange(): RangeAnchor {
    const sheet = this.session.book.activeSheet;
    return this.session.range(sheet, sheet.selection);
  }

  GetSelectedRanges(): HostObject {
    const sheet = this.session.book.activeSheet;
    return this.session.maker.rangeAreas(this.session, sheet, [sheet.selection]);
  }

  GetActiveCell(): RangeAnchor {
    const sheet = this.session.book.activeSheet;
    const { top, left } = sheet.selection;
    return this.session.range(sheet, { top, left, bottom: top, right: left });
  }

  GetIsActiveCollabSession(): boolean { return false; }

  /** There is no disk here: the workbook counts as saved. */
  Save(_behavior?: string): void { this.session.isDirty = false; }

  /** Gives the ids of the sheets that came in. */
  async InsertWorksheetsFromBase64(base64: string, options: InsertOptions = {}): Promise<string[]> {
    const relative = options.relativeTo;
    const relativeTo = typeof relative === "string" ? new WorksheetCollection(this.session).item(relative) : relative;
    const at = placeOf(this.session, options.positionType ?? "End", relativeTo);
    return insertSheets(this.session, base64, options.sheetNamesToInsert ?? [], at);
  }

  _RemoveReference(id: string): void { this.session.references.release(id); }
  _RemoveAllReferences(): void { this.session.references.releaseAll(); }
  _GetReferenceCount(): number { return [...this.session.references.all()].length; }
  _GetObjectByReferenceId(id: string): HostObject { return this.session.references.get(id) ?? refuse("ItemNotFound"); }
  _GetObjectTypeNameByReferenceId(id: string): string { return this._GetObjectByReferenceId(id).className; }
  _GetRangeForEventByReferenceId(id: string): HostObject { return this._GetRangeOrNullObjectForEventByReferenceId(id) ?? refuse("ItemNotFound"); }
  _GetRangeOrNullObjectForEventByReferenceId(id: string): HostObject | null { return this.session.references.get(id) ?? null; }
}

interface InsertOptions {
  readonly sheetNamesToInsert?: readonly string[];
  readonly positionType?: string;
  readonly relativeTo?: WorksheetObject | string;
}
