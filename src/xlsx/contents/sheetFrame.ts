import { MAX_COLUMNS, parseAddress, parseRange, type CellRange } from "../../core/grid/address.js";
import type { CellFormat } from "../../core/grid/cellFormat.js";
import { DEFAULT_COLUMN_WIDTH, DEFAULT_PAGE, DEFAULT_ROW_HEIGHT, type ConditionalFormat, type LineLook, type PageLayout, type SheetFilter, type SheetLayout, type SheetProtection } from "../../core/grid/sheetLayout.js";
import { attributeValue, childOf, childrenOf, parseXml, textOf, type XmlElement } from "../xml/xmlSource.js";
import { displayedFormula } from "../read/formulaText.js";
import type { PartFormats } from "./cellFormats.js";

/** What a sheet's part says around its cells. */
export type SheetFrame = Pick<SheetLayout,
  "tabColor" | "columns" | "defaultRowHeight" | "defaultColumnWidth" | "freeze" | "filter" | "protection" | "conditionalFormats" | "page" | "showGridLines" | "showHeadings" | "selection">;

/** What a protected sheet may allow; a file names what is locked. Two are locked only where it says so. */
const PERMISSIONS: readonly (readonly [attribute: string, lockedByDefault: boolean])[] = [
  ["formatCells", true], ["formatColumns", true], ["formatRows", true], ["insertColumns", true], ["insertRows", true], ["insertHyperlinks", true], ["deleteColumns", true],
  ["deleteRows", true], ["sort", true], ["autoFilter", true], ["pivotTables", true], ["objects", false], ["scenarios", false], ["selectLockedCells", false], ["selectUnlockedCells", false],
];

/** Reads the frame from a sheet's source whose `sheetData` may have been left empty. */
export function readSheetFrame(source: string, formats: PartFormats): SheetFrame {
  const root = parseXml(source, ["sheetData"]);
  const value = (element: XmlElement | undefined, name: string): string | undefined => element && attributeValue(source, element, name);
  const number = (element: XmlElement | undefined, name: string, otherwise: number): number => {
    const found = Number(value(element, name));
    return Number.isNaN(found) ? otherwise : found;
  };
  const isSet = (element: XmlElement | undefined, name: string, otherwise: boolean): boolean => {
    const text = value(element, name);
    return text === undefined ? otherwise : text === "1" || text === "true" || text === "on";
  };
  const properties = childOf(root, "sheetPr");
  const views = childOf(root, "sheetViews");
  const view = views?.children[0];
  const sizes = childOf(root, "sheetFormatPr");
  return {
    tabColor: formats.colors.resolve(source, properties && childOf(properties, "tabColor")),
    columns: readColumns(),
    defaultRowHeight: number(sizes, "defaultRowHeight", DEFAULT_ROW_HEIGHT),
    defaultColumnWidth: number(sizes, "defaultColWidth", number(sizes, "baseColWidth", NaN) + 0.38 || DEFAULT_COLUMN_WIDTH),
    freeze: readFreeze(view && childOf(view, "pane")),
    filter: readFilter(childOf(root, "autoFilter")),
    protection: readProtection(childOf(root, "sheetProtection")),
    conditionalFormats: childrenOf(root, "conditionalFormatting").flatMap(readConditionalFormats),
    page: readPage(),
    showGridLines: isSet(view, "showGridLines", true),
    showHeadings: isSet(view, "showRowColHeaders", true),
    selection: readSelection(view),
  };

  function readColumns(): ReadonlyMap<number, LineLook> {
    const columns = new Map<number, LineLook>();
    for (const column of childOf(root, "cols")?.children ?? []) {
      const size = isSet(column, "customWidth", false) || value(column, "width") !== undefined ? number(column, "width", DEFAULT_COLUMN_WIDTH) : undefined;
      const look = { size, hidden: isSet(column, "hidden", false) || size === 0, format: formatAt(value(column, "style")) };
      const last = Math.min(number(column, "max", 0), MAX_COLUMNS);
      for (let index = Math.max(1, number(column, "min", 1)); index <= last && columns.size < MAX_COLUMNS; index++) columns.set(index - 1, look);
    }
    return columns;
  }

  function formatAt(index: string | undefined): CellFormat | undefined {
    return index === undefined ? undefined : formats.cells[Number(index)];
  }

  function readFreeze(pane: XmlElement | undefined): SheetLayout["freeze"] {
    const state = value(pane, "state");
    if (state !== "frozen" && state !== "frozenSplit") return { rows: 0, columns: 0 };
    return { rows: number(pane, "ySplit", 0), columns: number(pane, "xSplit", 0) };
  }

  function readFilter(filter: XmlElement | undefined): SheetFilter | undefined {
    const range = parseRange(value(filter, "ref") ?? "");
    return filter && range && { range, isActive: childOf(filter, "filterColumn") !== undefined };
  }

  function readProtection(protection: XmlElement | undefined): SheetProtection | undefined {
    if (!isSet(protection, "sheet", false)) return undefined;
    const allows = PERMISSIONS.filter(([name, lockedByDefault]) => !isSet(protection, name, lockedByDefault)).map(([name]) => name);
    return { hasPassword: ["password", "hashValue"].some((name) => value(protection, name) !== undefined), allows };
  }

  function readConditionalFormats(element: XmlElement, place: number): ConditionalFormat[] {
    const ranges = (value(element, "sqref") ?? "").split(/\s+/).flatMap((text) => parseRange(text) ?? []);
    return childrenOf(element, "cfRule").map((rule, i) => ({
      id: `${String(place)}.${String(i)}`, ranges, type: value(rule, "type") ?? "", priority: number(rule, "priority", 0), stopIfTrue: isSet(rule, "stopIfTrue", false),
      formulas: childrenOf(rule, "formula").map((formula) => displayedFormula(textOf(source, formula))), operator: value(rule, "operator"), text: value(rule, "text"),
      format: formats.differences[number(rule, "dxfId", -1)] ?? {},
    }));
  }

  function readPage(): PageLayout {
    const [margins, setup, options, texts] = ["pageMargins", "pageSetup", "printOptions", "headerFooter"].map((name) => childOf(root, name));
    const fitting = properties && childOf(properties, "pageSetUpPr");
    const m = DEFAULT_PAGE.margins;
    const text = (name: string): string => {
      const element = texts && childOf(texts, name);
      return element ? textOf(source, element) : "";
    };
    const breaks = (name: string): readonly number[] => (childOf(root, name)?.children ?? []).map((brk) => number(brk, "id", 0));
    return {
      paper: number(setup, "paperSize", setup ? 1 : DEFAULT_PAGE.paper), orientation: value(setup, "orientation") === "landscape" ? "landscape" : "portrait", scale: number(setup, "scale", 100),
      fit: isSet(fitting, "fitToPage", false) ? { wide: number(setup, "fitToWidth", 1), tall: number(setup, "fitToHeight", 1) } : undefined,
      margins: {
        left: number(margins, "left", m.left), right: number(margins, "right", m.right), top: number(margins, "top", m.top), bottom: number(margins, "bottom", m.bottom),
        header: number(margins, "header", m.header), footer: number(margins, "footer", m.footer),
      },
      centerHorizontally: isSet(options, "horizontalCentered", false), centerVertically: isSet(options, "verticalCentered", false),
      printGridLines: isSet(options, "gridLines", false), printHeadings: isSet(options, "headings", false), blackAndWhite: isSet(setup, "blackAndWhite", false),
      oddHeader: text("oddHeader"), oddFooter: text("oddFooter"), rowBreaks: breaks("rowBreaks"), columnBreaks: breaks("colBreaks"),
    };
  }

  function readSelection(sheetView: XmlElement | undefined): CellRange {
    const pane = value(sheetView && childOf(sheetView, "pane"), "activePane") ?? "topLeft";
    const selections = sheetView ? childrenOf(sheetView, "selection") : [];
    const active = selections.find((selection) => (value(selection, "pane") ?? "topLeft") === pane) ?? selections[0];
    const range = parseRange((value(active, "sqref") ?? "").split(/\s+/)[0] ?? "");
    const cell = parseAddress(value(active, "activeCell") ?? "A1");
    return range ?? (cell ? { top: cell.rowIndex, left: cell.columnIndex, bottom: cell.rowIndex, right: cell.columnIndex } : { top: 0, left: 0, bottom: 0, right: 0 });
  }
}

const DATA = [0x73, 0x68, 0x65, 0x65, 0x74, 0x44, 0x61, 0x74, 0x61]; // sheetData

/** A sheet's source without its cells: a million of them need not become a text to read a few widths. */
export function sourceAroundCells(bytes: Uint8Array): Uint8Array {
  const first = indexOf(bytes, DATA, 0);
  const last = lastIndexOf(bytes, DATA);
  if (first < 0 || last <= first) return bytes;
  const openEnd = bytes.indexOf(0x3e, first);
  let close = last;
  while (close > 0 && bytes[close] !== 0x3c) close--;
  const joined = new Uint8Array(openEnd + 1 + bytes.length - close);
  joined.set(bytes.subarray(0, openEnd + 1), 0);
  joined.set(bytes.subarray(close), openEnd + 1);
  return joined;
}

function indexOf(bytes: Uint8Array, wanted: readonly number[], from: number): number {
  for (let at = bytes.indexOf(wanted[0] ?? 0, from); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

function lastIndexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  for (let at = bytes.lastIndexOf(wanted[0] ?? 0); at >= 0; at = bytes.lastIndexOf(wanted[0] ?? 0, at - 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
    if (at === 0) break;
  }
  return -1;
}
