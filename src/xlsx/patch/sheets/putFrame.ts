import { formatAddress, formatRange, type CellRange } from "../../../core/grid/address.js";
import type { SheetLayout } from "../../../core/grid/sheetLayout.js";
import { deriveFormat } from "../../write/deriveFormat.js";
import { Splices } from "../../xml/splices.js";
import { attributeValue, childOf, type XmlElement } from "../../xml/xmlSource.js";
import { withPrefix } from "../../xml/xmlEscape.js";
import type { SheetPart } from "../sheetPart.js";
import type { WorkbookEditor } from "../workbookEditor.js";
import type { PutFormat } from "./putCells.js";

/** A line of a sheet as it is to be; its format as cells have theirs. */
export interface PutLine {
  readonly index: number;
  readonly size: number | undefined;
  readonly hidden: boolean;
  readonly format: PutFormat | undefined;
}

/** What is to become of a sheet around its cells; members that are left out stay. */
export interface PutFrame {
  readonly merges?: readonly CellRange[];
  /** Every column that is not as the others. */
  readonly columns?: readonly PutLine[];
  /** The rows that change. */
  readonly rows?: readonly PutLine[];
  readonly freeze?: SheetLayout["freeze"];
  /** "RRGGBB"; null takes it away. */
  readonly tabColor?: string | null;
  readonly showGridLines?: boolean;
  /** Points and characters. */
  readonly defaultRowHeight?: number;
  readonly defaultColumnWidth?: number;
  readonly visibility?: "visible" | "hidden" | "veryHidden";
}

/** The children of a worksheet in the schema's order, as far as what is put in has to find its place. */
const ORDER = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"];

export function putFrame(book: WorkbookEditor, sheetName: string, frame: PutFrame): void {
  const { entry, sheet } = book.worksheet(sheetName);
  book.flush();
  if (frame.merges) putChild(book, sheet, "mergeCells", mergesXml(frame.merges));
  if (frame.columns) putChild(book, sheet, "cols", columnsXml(book, frame.columns));
  if (frame.rows && frame.rows.length > 0) putRows(book, sheet, frame.rows);
  if (frame.freeze || frame.showGridLines !== undefined) putView(book, sheet, frame);
  if (frame.defaultRowHeight !== undefined || frame.defaultColumnWidth !== undefined) putDefaults(book, sheet, frame);
  if (frame.tabColor !== undefined) putTabColor(book, sheet, frame.tabColor);
  if (frame.visibility !== undefined) {
    const { visibility } = frame;
    book.workbook.edit((splices) => splices.setAttribute((book.workbook.findSheet(sheetName) ?? entry).element.start, "state", visibility === "visible" ? undefined : visibility));
  }
}

function mergesXml(merges: readonly CellRange[]): string {
  const cells = merges.map((merge) => `<mergeCell ref="${formatRange(merge)}"/>`);
  return cells.length === 0 ? "" : `<mergeCells count="${String(cells.length)}">${cells.join("")}</mergeCells>`;
}

/** Columns that are alike and stand together share an element. */
function columnsXml(book: WorkbookEditor, columns: readonly PutLine[]): string {
  const runs: { first: number; last: number; attributes: string }[] = [];
  for (const column of [...columns].sort((a, b) => a.index - b.index)) {
    const style = column.format ? ` style="${String(deriveFormat(book.styles, column.format.base, column.format.changes))}"` : "";
    // A column without a width would be as wide as Excel likes; the width it is shown with is a default of the sheet.
    const attributes = `${column.size === undefined ? "" : ` width="${String(column.size)}" customWidth="1"`}${style}${column.hidden ? ' hidden="1"' : ""}`;
    const last = runs.at(-1);
    if (last?.last === column.index - 1 && last.attributes === attributes) last.last = column.index;
    else runs.push({ first: column.index, last: column.index, attributes });
  }
  return runs.length === 0 ? "" : `<cols>${runs.map(({ first, last, attributes }) => `<col min="${String(first + 1)}" max="${String(last + 1)}"${attributes}/>`).join("")}</cols>`;
}

function putRows(book: WorkbookEditor, sheet: SheetPart, rows: readonly PutLine[]): void {
  const { source, prefix, sheetData } = sheet;
  const splices = new Splices(source);
  const added: { readonly index: number; readonly xml: string }[] = [];
  for (const { index, size, hidden, format } of [...rows].sort((a, b) => a.index - b.index)) {
    const style = format && String(deriveFormat(book.styles, format.base, format.changes));
    const attributes: readonly (readonly [string, string | undefined])[] = [
      ["s", style], ["customFormat", style === undefined ? undefined : "1"], ["ht", size === undefined ? undefined : String(size)],
      ["customHeight", size === undefined ? undefined : "1"], ["hidden", hidden ? "1" : undefined],
    ];
    const row = sheet.row(index);
    if (row) for (const [name, value] of attributes) splices.setAttribute(row.start, name, value);
    else added.push({ index, xml: `<${prefix}row r="${String(index + 1)}"${attributes.map(([name, value]) => (value === undefined ? "" : ` ${name}="${value}"`)).join("")}/>` });
  }
  if (added.length > 0 && sheetData.closeStart === sheetData.end) {
    splices.replace(sheetData.start, sheetData.end, `<${sheetData.name}>${added.map(({ xml }) => xml).join("")}</${sheetData.name}>`);
  } else {
    let next = 0;
    for (const { index, xml } of added) {
      while (next < sheet.rows.length && (sheet.rows[next]?.index ?? 0) < index) next++;
      const following = sheet.rows[next];
      splices.insert(following?.start ?? sheetData.closeStart, xml);
      if (following && !following.hasIndex) splices.setAttribute(following.start, "r", String(following.index + 1));
    }
  }
  book.editor.setText(sheet.part, splices.apply());
}

function putView(book: WorkbookEditor, sheet: SheetPart, { freeze, showGridLines }: PutFrame): void {
  const { prefix } = sheet;
  if (!sheet.child("sheetViews")) putChild(book, sheet, "sheetViews", '<sheetViews><sheetView workbookViewId="0"/></sheetViews>');
  const { source } = sheet;
  const view = sheet.child("sheetViews")?.children[0];
  if (!view) return;
  const splices = new Splices(source);
  if (showGridLines !== undefined) splices.setAttribute(view.start, "showGridLines", showGridLines ? undefined : "0");
  if (!freeze) {
    book.editor.setText(sheet.part, splices.apply());
    return;
  }
  const { rows, columns } = freeze;
  const kept = view.children.filter((child) => child.local !== "pane" && child.local !== "selection").map((child) => source.slice(child.start, child.end)).join("");
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const split = (columns > 0 ? ` xSplit="${String(columns)}"` : "") + (rows > 0 ? ` ySplit="${String(rows)}"` : "");
  const frozen = split === "" ? "" : withPrefix(`<pane${split} topLeftCell="${formatAddress(rows, columns)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`, prefix);
  const attributes = new Splices(source.slice(view.start, view.openEnd)).setAttribute(0, "showGridLines", showGridLines === undefined ? attributeValue(source, view, "showGridLines") : showGridLines ? undefined : "0").apply().replace(/\s*\/?>$/, "");
  const inner = frozen + kept;
  book.editor.setText(sheet.part, new Splices(source).replace(view.start, view.end, inner === "" ? `${attributes}/>` : `${attributes}>${inner}</${view.name}>`).apply());
}

function putDefaults(book: WorkbookEditor, sheet: SheetPart, { defaultRowHeight, defaultColumnWidth }: PutFrame): void {
  if (!sheet.child("sheetFormatPr")) putChild(book, sheet, "sheetFormatPr", '<sheetFormatPr defaultRowHeight="18.75"/>');
  const sizes = sheet.child("sheetFormatPr");
  if (!sizes) return;
  const splices = new Splices(sheet.source);
  if (defaultRowHeight !== undefined) splices.setAttribute(sizes.start, "defaultRowHeight", String(defaultRowHeight)).setAttribute(sizes.start, "customHeight", "1");
  if (defaultColumnWidth !== undefined) splices.setAttribute(sizes.start, "defaultColWidth", String(defaultColumnWidth));
  book.editor.setText(sheet.part, splices.apply());
}

function putTabColor(book: WorkbookEditor, sheet: SheetPart, color: string | null): void {
  if (!sheet.child("sheetPr")) {
    if (color === null) return;
    putChild(book, sheet, "sheetPr", "<sheetPr/>");
  }
  const { source, prefix } = sheet;
  const properties = sheet.child("sheetPr");
  if (!properties) return;
  const old = childOf(properties, "tabColor");
  const xml = color === null ? "" : withPrefix(`<tabColor rgb="FF${color}"/>`, prefix);
  const splices = new Splices(source);
  if (old) splices.replace(old.start, old.end, xml);
  else if (properties.closeStart === properties.end) splices.replace(properties.end - 2, properties.end, `>${xml}</${properties.name}>`);
  else splices.insert(properties.openEnd, xml); // the colour comes first
  book.editor.setText(sheet.part, splices.apply());
}

/** Puts a child of the worksheet in the place of the one there is, or where the schema wants it; "" takes it away. */
function putChild(book: WorkbookEditor, sheet: SheetPart, local: string, xml: string): void {
  const { source, root, prefix } = sheet;
  const old = sheet.child(local);
  const splices = new Splices(source);
  if (old) splices.replace(old.start, old.end, withPrefix(xml, prefix));
  else splices.insert(placeOf(root, local), withPrefix(xml, prefix));
  if (!splices.isEmpty) book.editor.setText(sheet.part, splices.apply());
}

function placeOf(root: XmlElement, local: string): number {
  const earlier = ORDER.slice(0, ORDER.indexOf(local));
  const before = root.children.findLast((child) => earlier.includes(child.local));
  return before?.end ?? root.openEnd;
}
