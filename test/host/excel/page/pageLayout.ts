import type { BookSheet } from "../../../../src/book/bookSheet.js";
import type { PageLayout } from "../../../../src/book/bookState.js";
import type { CellRange } from "../../../../src/core/grid/address.js";
import { isWholeColumns, isWholeRows, parseArea, splitAddress } from "../../session/addressText.js";
import type { ExcelSession } from "../../session/excelSession.js";
import { fileNameOf, PAPERS } from "../../session/papers.js";
import { printNames, setPrintName } from "../../session/printNames.js";
import { RangeAnchor } from "../../session/rangeAnchor.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import { HeaderFooterGroupObject } from "./headersFooters.js";

/** Points an inch. */
const POINTS = 72;
const UNITS: Readonly<Record<string, number>> = { Points: 1, Inches: POINTS, Centimeters: POINTS / 2.54 };

interface ZoomOptions { readonly horizontalFitToPages?: number; readonly verticalFitToPages?: number; readonly scale?: number }

/** How a sheet is printed. Margins are points. */
export class PageLayoutObject extends HostObject {
  readonly className = "PageLayout";

  constructor(readonly session: ExcelSession, readonly sheet: BookSheet) {
    super();
  }

  get page(): PageLayout { return this.sheet.state.page; }

  change(changes: Partial<PageLayout>): void {
    this.session.change(() => this.sheet.set("page", { page: { ...this.page, ...changes } }));
  }

  get Orientation(): string { return this.page.orientation === "landscape" ? "Landscape" : "Portrait"; }
  set Orientation(orientation: string) { this.change({ orientation: orientation === "Landscape" ? "landscape" : "portrait" }); }
  get PaperSize(): string { return PAPERS[this.page.paper] ?? "Letter"; }
  set PaperSize(paper: string) { this.change({ paper: fileNameOf(paper) ?? refuse("InvalidArgument") }); }
  get BlackAndWhite(): boolean { return this.page.blackAndWhite; }
  set BlackAndWhite(blackAndWhite: boolean) { this.change({ blackAndWhite }); }
  get CenterHorizontally(): boolean { return this.page.centerHorizontally; }
  set CenterHorizontally(centerHorizontally: boolean) { this.change({ centerHorizontally }); }
  get CenterVertically(): boolean { return this.page.centerVertically; }
  set CenterVertically(centerVertically: boolean) { this.change({ centerVertically }); }
  get PrintGridlines(): boolean { return this.page.printGridLines; }
  set PrintGridlines(printGridLines: boolean) { this.change({ printGridLines }); }
  get PrintHeadings(): boolean { return this.page.printHeadings; }
  set PrintHeadings(printHeadings: boolean) { this.change({ printHeadings }); }

  get LeftMargin(): number { return this.margin("left"); }
  set LeftMargin(points: number) { this.setMargin("left", points); }
  get RightMargin(): number { return this.margin("right"); }
  set RightMargin(points: number) { this.setMargin("right", points); }
  get TopMargin(): number { return this.margin("top"); }
  set TopMargin(points: number) { this.setMargin("top", points); }
  get BottomMargin(): number { return this.margin("bottom"); }
  set BottomMargin(points: number) { this.setMargin("bottom", points); }
  get HeaderMargin(): number { return this.margin("header"); }
  set HeaderMargin(points: number) { this.setMargin("header", points); }
  get FooterMargin(): number { return this.margin("footer"); }
  set FooterMargin(points: number) { this.setMargin("footer", points); }

  private margin(side: keyof PageLayout["margins"]): number {
    return Math.round(this.page.margins[side] * POINTS * 1000) / 1000;
  }

  private setMargin(side: keyof PageLayout["margins"], points: number): void {
    if (points < 0) refuse("InvalidArgument");
    this.change({ margins: { ...this.page.margins, [side]: points / POINTS } });
  }

  get Zoom(): ZoomOptions {
    const { fit, scale } = this.page;
    if (!fit) return { scale };
    return { ...(fit.wide > 0 && { horizontalFitToPages: fit.wide }), ...(fit.tall > 0 && { verticalFitToPages: fit.tall }) };
  }

  set Zoom({ horizontalFitToPages: wide, verticalFitToPages: tall, scale }: ZoomOptions) {
    if (scale !== undefined && !(scale >= 10 && scale <= 400)) refuse("InvalidArgument");
    if (wide === undefined && tall === undefined) this.change({ fit: undefined, scale: scale ?? 100 });
    else this.change({ fit: { wide: wide ?? 0, tall: tall ?? 0 } });
  }

  get DraftMode(): unknown { return this.other("draftMode", false); }
  set DraftMode(value: unknown) { this.setOther("draftMode", value); }
  get FirstPageNumber(): unknown { return this.other("firstPageNumber", ""); }
  set FirstPageNumber(value: unknown) { this.setOther("firstPageNumber", value); }
  get PrintComments(): unknown { return this.other("printComments", "NoComments"); }
  set PrintComments(value: unknown) { this.setOther("printComments", value); }
  get PrintErrors(): unknown { return this.other("printErrors", "AsDisplayed"); }
  set PrintErrors(value: unknown) { this.setOther("printErrors", value); }
  get PrintOrder(): unknown { return this.other("printOrder", "DownThenOver"); }
  set PrintOrder(value: unknown) { this.setOther("printOrder", value); }

  private other(name: string, unset: unknown): unknown { return this.session.pageDetails.get(this.sheet, name) ?? unset; }
  private setOther(name: string, value: unknown): void { this.session.pageDetails.set(this.sheet, name, value); }

  get HeadersFooters(): HeaderFooterGroupObject { return new HeaderFooterGroupObject(this); }

  SetPrintMargins(unit: string, margins: Readonly<Record<string, number | undefined>>): void {
    const factor = (UNITS[unit] ?? refuse("InvalidArgument")) / POINTS;
    const given = Object.fromEntries(Object.entries(margins).flatMap(([side, value]) => (value === undefined ? [] : [[side, value * factor]])));
    this.change({ margins: { ...this.page.margins, ...given } });
  }

  SetPrintArea(area: HostObject | string): void {
    const areas = typeof area === "string" ? area.split(",").map((part) => this.area(part)) : area instanceof RangeAnchor ? [area.area] : (area as HostObject & { readonly ranges: readonly RangeAnchor[] }).ranges.map((range) => range.area); // RangeAreas, the only other class let in
    setPrintName(this.session, this.sheet, "Print_Area", areas);
  }

  GetPrintArea(): HostObject { return this.GetPrintAreaOrNullObject() ?? refuse("ItemNotFound"); }

  GetPrintAreaOrNullObject(): HostObject | null {
    const areas = printNames(this.session, this.sheet, "Print_Area");
    return areas.length > 0 ? this.session.maker.rangeAreas(this.session, this.sheet, areas) : null;
  }

  SetPrintTitleRows(rows: RangeAnchor | string): void { this.setTitles(rows, isWholeRows); }
  SetPrintTitleColumns(columns: RangeAnchor | string): void { this.setTitles(columns, isWholeColumns); }
  GetPrintTitleRows(): HostObject { return this.GetPrintTitleRowsOrNullObject() ?? refuse("ItemNotFound"); }
  GetPrintTitleRowsOrNullObject(): HostObject | null { return this.titles(isWholeRows); }
  GetPrintTitleColumns(): HostObject { return this.GetPrintTitleColumnsOrNullObject() ?? refuse("ItemNotFound"); }
  GetPrintTitleColumnsOrNullObject(): HostObject | null { return this.titles(isWholeColumns); }

  private titles(isKind: (area: CellRange) => boolean): HostObject | null {
    const area = printNames(this.session, this.sheet, "Print_Titles").find(isKind);
    return area ? this.session.range(this.sheet, area) : null;
  }

  private setTitles(given: RangeAnchor | string, isKind: (area: CellRange) => boolean): void {
    const area = typeof given === "string" ? this.area(given) : given.area;
    const whole = isKind === isWholeRows ? { ...area, left: 0, right: 16383 } : { ...area, top: 0, bottom: 1048575 };
    const others = printNames(this.session, this.sheet, "Print_Titles").filter((one) => !isKind(one));
    setPrintName(this.session, this.sheet, "Print_Titles", [...others, whole]);
  }

  private area(text: string): CellRange {
    return parseArea(splitAddress(text.trim())[1]) ?? refuse("InvalidArgument");
  }
}
