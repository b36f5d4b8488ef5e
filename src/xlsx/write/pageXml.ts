import type { PagePlan, SheetPlan } from "../../core/sheets/sheetPlan.js";
import { formatRange, formatAddress } from "../../core/grid/address.js";
import { escapeAttribute, escapeText } from "../xml/xmlEscape.js";

const PAPER_SIZE = { A4: 9, A3: 8 } as const;
/** Inches; Excel's own default. */
const HEADER_MARGIN = 0.3;

/** From `printOptions` to `rowBreaks`, in the schema's order. */
export function pageSetupXml(page: PagePlan): string {
  const { left, right, top, bottom } = page.margins;
  const header = page.headerRight === undefined ? "" : `<oddHeader>${escapeText(`&R${page.headerRight}`)}</oddHeader>`;
  const footer = page.footerCenter === undefined ? "" : `<oddFooter>${escapeText(`&C${page.footerCenter}`)}</oddFooter>`;
  return (page.centerHorizontally ? '<printOptions horizontalCentered="1"/>' : "") +
    `<pageMargins left="${String(left)}" right="${String(right)}" top="${String(top)}" bottom="${String(bottom)}" header="${String(HEADER_MARGIN)}" footer="${String(HEADER_MARGIN)}"/>` +
    `<pageSetup paperSize="${String(PAPER_SIZE[page.paper])}" orientation="${page.orientation}"${page.fitToWidth ? ' fitToWidth="1" fitToHeight="0"' : ""}/>` +
    (header + footer === "" ? "" : `<headerFooter>${header}${footer}</headerFooter>`) +
    rowBreaksXml(page.rowBreaks ?? []);
}

/** A break lies beneath the row that its id names, counted from 1: the number is the index of the row that begins the page. */
function rowBreaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return "";
  const breaks = rows.map((row) => `<brk id="${String(row)}" max="16383" man="1"/>`);
  return `<rowBreaks count="${String(rows.length)}" manualBreakCount="${String(rows.length)}">${breaks.join("")}</rowBreaks>`;
}

/** The sheet's name in quotes, always: safe for every name, and what Excel accepts for plain ones too. */
function qualified(sheet: string, reference: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${reference}`;
}

const absolute = (rowIndex: number, columnIndex: number): string => formatAddress(rowIndex, columnIndex).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");

/**
 * The names that a plan brings: its own, and those that hold print area and print titles. A name that is taken is made local to the sheet.
 * @example plannedNames(plan, 0)[0] === "<definedName name=\"合計\">'件数表'!$E$26</definedName>"
 */
export function plannedNames(plan: SheetPlan, sheetIndex: number, isTaken: (name: string) => boolean = () => false): readonly string[] {
  const definedName = (name: string, refersTo: string, local: boolean): string =>
    `<definedName name="${escapeAttribute(name)}"${local ? ` localSheetId="${String(sheetIndex)}"` : ""}>${escapeText(qualified(plan.name, refersTo))}</definedName>`;
  const { titleRows, printArea } = plan.page;
  const names = plan.names.map(({ name, range }) => {
    const first = absolute(range.top, range.left);
    const last = absolute(range.bottom, range.right);
    return definedName(name, formatRange(range).includes(":") ? `${first}:${last}` : first, isTaken(name));
  });
  if (printArea) names.push(definedName("_xlnm.Print_Area", `${absolute(printArea.top, printArea.left)}:${absolute(printArea.bottom, printArea.right)}`, true));
  if (titleRows) names.push(definedName("_xlnm.Print_Titles", `$${String(titleRows.first + 1)}:$${String(titleRows.last + 1)}`, true));
  return names;
}
