import type { BookSheet } from "../../../src/book/bookSheet.js";
import { MAX_COLUMNS, MAX_ROWS } from "../../../src/core/grid/address.js";
import { EventType } from "../bridge/eventHub.js";
import { parseArea, splitAddress, WHOLE_SHEET } from "../session/addressText.js";
import { raiseOfSheet, raiseOfWorkbook } from "../session/changeEvents.js";
import { colorText, readColor } from "../session/colors.js";
import type { ExcelSession } from "../session/excelSession.js";
import { columnCharacters, columnPoints } from "../session/lineSizes.js";
import { namedArea } from "../session/namedAreas.js";
import { requireStructure } from "../session/protectionRules.js";
import type { RangeAnchor } from "../session/rangeAnchor.js";
import { activate } from "../session/selection.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";
import { sheetFilter, type AutoFilterObject } from "./autoFilter.js";
import { CommentCollection } from "./comments.js";
import { NamedItemCollection } from "./namedItemCollection.js";
import { PageBreakCollection } from "./page/pageBreaks.js";
import { PageLayoutObject } from "./page/pageLayout.js";
import { findAll, replaceAll, type SearchCriteria } from "./range/rangeSearch.js";
import { TableCollection } from "./tables/tableCollection.js";
import { WorksheetCustomPropertyCollection } from "./worksheetCustomProperties.js";
import { WorksheetFreezePanesObject } from "./worksheetFreezePanes.js";
import { WorksheetProtectionObject } from "./worksheetProtection.js";

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

export class WorksheetObject extends HostObject {
  readonly className = "Worksheet";

  constructor(readonly session: ExcelSession, readonly sheet: BookSheet) {
    super();
  }

  /** A sheet that has been deleted is not found. */
  get state(): BookSheet["state"] {
    return this.sheet.exists ? this.sheet.state : refuse("ItemNotFound");
  }

  override identity(): Readonly<Record<string, unknown>> { return { Id: this.Id }; }
  override eventTarget(): string { return this.Id; }

  get Id(): string { return this.session.sheetIds.of(this.sheet); }
  get Name(): string { return this.state.name; }

  set Name(name: string) {
    requireStructure(this.session);
    const before = this.state.name;
    const taken = this.session.book.sheet(name);
    if (taken && taken.id !== this.sheet.id) refuse("InvalidArgument");
    this.session.change(() => this.session.book.renameSheet(this.sheet, name));
    raiseOfSheet(this.session, this.sheet, EventType.sheetNameChanged, { nameBefore: before, nameAfter: name, source: "Local" });
  }

  get Position(): number { return this.sheet.index; }

  set Position(position: number) {
    requireStructure(this.session);
    if (!Number.isInteger(position) || position < 0 || position >= this.session.book.sheets.length) refuse("InvalidArgument");
    const before = this.sheet.index;
    this.session.change(() => this.session.book.moveSheet(this.sheet, position));
    raiseOfWorkbook(this.session, EventType.sheetMoved, { worksheetId: this.Id, positionBefore: before, positionAfter: position, source: "Local" });
  }

  get Visibility(): string { return VISIBILITY[this.state.visibility]; }

  set Visibility(visibility: string) {
    requireStructure(this.session);
    const key = (Object.keys(VISIBILITY) as (keyof typeof VISIBILITY)[]).find((name) => VISIBILITY[name] === visibility) ?? refuse("InvalidArgument"); // its own keys
    const before = this.Visibility;
    const isLast = key !== "visible" && !this.session.book.sheets.some((other) => other.id !== this.sheet.id && other.visibility === "visible");
    if (isLast) refuse("InvalidOperation");
    this.session.change(() => this.sheet.setVisibility(key));
    raiseOfSheet(this.session, this.sheet, EventType.sheetVisibilityChanged, { visibilityBefore: before, visibilityAfter: visibility, source: "Local" });
  }

  /** "" where the tab has none. */
  get TabColor(): string { return colorText(this.state.tabColor, ""); }

  set TabColor(color: string) {
    requireStructure(this.session);
    this.session.change(() => this.sheet.setTabColor(color === "" ? undefined : readColor(color)));
  }

  get StandardHeight(): number { return this.state.defaultRowHeight; }
  get StandardWidth(): number { return columnPoints(this.state.defaultColumnWidth); }

  set StandardWidth(points: number) {
    if (points < 0) refuse("InvalidArgument");
    this.session.change(() => this.sheet.set("columns", { defaultColumnWidth: columnCharacters(points) }));
  }

  get ShowGridlines(): boolean { return this.state.showGridLines; }
  set ShowGridlines(isShown: boolean) { this.session.change(() => this.sheet.set("view", { showGridLines: isShown })); }
  get ShowHeadings(): boolean { return this.state.showHeadings; }
  set ShowHeadings(isShown: boolean) { this.session.change(() => this.sheet.set("view", { showHeadings: isShown })); }
  get EnableCalculation(): boolean { return !this.session.uncalculatedSheets.has(this.sheet.id); }

  set EnableCalculation(isEnabled: boolean) {
    if (isEnabled) this.session.uncalculatedSheets.delete(this.sheet.id);
    else this.session.uncalculatedSheets.add(this.sheet.id);
  }

  get TabId(): number { return Number(/\d+/.exec(this.sheet.id)?.[0] ?? 0); }

  get Names(): NamedItemCollection { return new NamedItemCollection(this.session, this.sheet); }
  get Protection(): WorksheetProtectionObject { return new WorksheetProtectionObject(this.session, this.sheet); }
  get FreezePanes(): WorksheetFreezePanesObject { return new WorksheetFreezePanesObject(this.session, this.sheet); }

  get Tables(): TableCollection { return new TableCollection(this.session, this.sheet); }
  get Comments(): CommentCollection { return new CommentCollection(this.session, this.sheet); }
  get AutoFilter(): AutoFilterObject { return sheetFilter(this.session, this.sheet); }
  get PageLayout(): PageLayoutObject { return new PageLayoutObject(this.session, this.sheet); }
  get HorizontalPageBreaks(): PageBreakCollection { return new PageBreakCollection(this.session, this.sheet, "row"); }
  get VerticalPageBreaks(): PageBreakCollection { return new PageBreakCollection(this.session, this.sheet, "column"); }
  get CustomProperties(): WorksheetCustomPropertyCollection { return new WorksheetCustomPropertyCollection(this.session, this.sheet); }

  Activate(): void {
    if (this.state.visibility !== "visible") refuse("InvalidOperation");
    activate(this.session, this.sheet);
  }

  Calculate(_markAllDirty?: boolean): void { this.session.calculate(); }

  Delete(): void {
    requireStructure(this.session);
    const isLast = !this.session.book.sheets.some((other) => other.id !== this.sheet.id && other.visibility === "visible");
    if (isLast) refuse("InvalidOperation");
    if (this.state.visibility === "veryHidden") refuse("InvalidOperation");
    const worksheetId = this.Id;
    this.session.change(() => this.session.book.deleteSheet(this.sheet));
    raiseOfWorkbook(this.session, EventType.sheetDeleted, { worksheetId, source: "Local" });
  }

  Copy(positionType = "None", relativeTo?: WorksheetObject): WorksheetObject {
    requireStructure(this.session);
    const at = placeOf(this.session, positionType, relativeTo);
    const copy = this.session.change(() => this.session.book.copySheet(this.sheet, this.copyName(), at));
    raiseOfWorkbook(this.session, EventType.sheetAdded, { worksheetId: this.session.sheetIds.of(copy), source: "Local" });
    return new WorksheetObject(this.session, copy);
  }

  /** "概要 (2)". */
  private copyName(): string {
    for (let n = 2; ; n++) {
      const end = ` (${n})`;
      const name = `${this.state.name.slice(0, 31 - end.length)}${end}`;
      if (!this.session.book.sheet(name)) return name;
    }
  }

  GetNext(visibleOnly = false): WorksheetObject { return this.GetNextOrNullObject(visibleOnly) ?? refuse("ItemNotFound"); }
  GetNextOrNullObject(visibleOnly = false): WorksheetObject | null { return this.neighbour(1, visibleOnly); }
  GetPrevious(visibleOnly = false): WorksheetObject { return this.GetPreviousOrNullObject(visibleOnly) ?? refuse("ItemNotFound"); }
  GetPreviousOrNullObject(visibleOnly = false): WorksheetObject | null { return this.neighbour(-1, visibleOnly); }

  private neighbour(step: 1 | -1, visibleOnly: boolean): WorksheetObject | null {
    const { sheets } = this.session.book;
    for (let i = this.sheet.index + step; i >= 0 && i < sheets.length; i += step) {
      const sheet = sheets[i];
      if (sheet && (!visibleOnly || sheet.visibility === "visible")) return new WorksheetObject(this.session, sheet);
    }
    return null;
  }

  /** By address, or by a name that stands for cells; the whole sheet without either. */
  GetRange(address?: string): RangeAnchor {
    if (!this.sheet.exists) refuse("ItemNotFound");
    if (address === undefined || address === "") return this.session.range(this.sheet, WHOLE_SHEET);
    const [name, rest] = splitAddress(address);
    if (name !== undefined && name.toLowerCase() !== this.state.name.toLowerCase()) refuse("InvalidArgument");
    const area = parseArea(rest);
    if (area) return this.session.range(this.sheet, area);
    const named = namedArea(this.session, rest, this.sheet);
    return named ? this.session.range(named.sheet, named.area) : refuse("InvalidArgument");
  }

  GetRangeByIndexes(startRow: number, startColumn: number, rowCount: number, columnCount: number): RangeAnchor {
    const area = { top: startRow, left: startColumn, bottom: startRow + rowCount - 1, right: startColumn + columnCount - 1 };
    const isInside = Object.values(area).every(Number.isInteger) && area.top >= 0 && area.left >= 0 && rowCount >= 1 && columnCount >= 1 && area.bottom < MAX_ROWS && area.right < MAX_COLUMNS;
    return isInside ? this.session.range(this.sheet, area) : refuse("InvalidArgument");
  }

  GetCell(row: number, column: number): RangeAnchor { return this.GetRangeByIndexes(row, column, 1, 1); }

  GetRanges(addresses?: string): HostObject {
    const ranges = splitList(addresses ?? "").map((address) => this.GetRange(address));
    return this.session.maker.rangeAreas(this.session, this.sheet, ranges.map((range) => range.area));
  }

  FindAll(text: string, criteria: SearchCriteria): HostObject { return this.FindAllOrNullObject(text, criteria) ?? refuse("ItemNotFound"); }
  FindAllOrNullObject(text: string, criteria: SearchCriteria): HostObject | null { return findAll(this.session, this.sheet, text, criteria); }

  ReplaceAll(text: string, replacement: string, criteria: SearchCriteria): number {
    return replaceAll(this.session, this.sheet, this.sheet.usedRange(true), text, replacement, criteria);
  }

  /** A sheet that is blank gives its first cell. */
  GetUsedRange(valuesOnly = false): RangeAnchor {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? this.GetCell(0, 0);
  }

  GetUsedRangeOrNullObject(valuesOnly = false): RangeAnchor | null {
    if (!this.sheet.exists) return refuse("ItemNotFound");
    const used = this.sheet.usedRange(valuesOnly);
    return used ? this.session.range(this.sheet, used) : null;
  }
}

/** "A1:B2, D4": names are allowed as well. */
function splitList(addresses: string): string[] {
  return addresses.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).map((part) => part.trim());
}

/** Where a sheet goes among the tabs. */
export function placeOf(session: ExcelSession, positionType: string, relativeTo: WorksheetObject | undefined): number {
  switch (positionType) {
    case "Beginning": return 0;
    case "None":
    case "End": return session.book.sheets.length;
    case "Before": return relativeTo ? relativeTo.sheet.index : refuse("InvalidArgument");
    case "After": return relativeTo ? relativeTo.sheet.index + 1 : refuse("InvalidArgument");
    default: return refuse("InvalidArgument");
  }
}
