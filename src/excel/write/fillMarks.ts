import { columnLetters, type CellAddress } from "../../core/grid/address.js";
import type { NameImage } from "./bookState.js";
import type { FillImage } from "./fillImage.js";

/** Excel's own record of marks: it keeps the fill that a cell had, as Excel gives and takes it. A file's record speaks of formats by their number. */
export const MARKS_NAMESPACE = "urn:kensan:excel-marks:1";
/** Hidden names hold the marked cells: they move along when rows and columns are put in or taken out. */
export const MARK_NAME = "_kensan.fill.";

export interface FillMark {
  readonly sheetId: string;
  readonly at: CellAddress;
  readonly color: string;
  /** The user's own fill. */
  readonly before: FillImage;
}

/** What the part says of each name. */
export function parseMarks(xml: string | null): ReadonlyMap<string, Pick<FillMark, "color" | "before">> {
  const marks = new Map<string, Pick<FillMark, "color" | "before">>();
  if (xml === null) return marks;
  const root = new DOMParser().parseFromString(xml, "application/xml");
  for (const element of root.getElementsByTagNameNS(MARKS_NAMESPACE, "mark")) {
    const value = (name: string): string => element.getAttribute(name) ?? "";
    const before = { pattern: value("pattern") || "None", color: value("fill"), patternColor: value("patternColor") };
    if (/^[0-9A-F]{6}$/.test(value("color"))) marks.set(value("name").toLowerCase(), { color: value("color"), before });
  }
  return marks;
}

/** @example formatMarks([]) === null: a workbook without marks carries no part */
export function formatMarks(marks: readonly FillMark[]): string | null {
  if (marks.length === 0) return null;
  const document = new DOMParser().parseFromString(`<marks xmlns="${MARKS_NAMESPACE}"/>`, "application/xml");
  marks.forEach(({ color, before }, i) => {
    const element = document.createElementNS(MARKS_NAMESPACE, "mark");
    const attributes = { name: markName(i), color, pattern: before.pattern, fill: before.color, patternColor: before.patternColor };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.documentElement.append(element);
  });
  return new XMLSerializer().serializeToString(document);
}

export function markName(index: number): string {
  return `${MARK_NAME}${String(index + 1)}`;
}

export function markAnchor({ rowIndex, columnIndex }: CellAddress, sheetName: string): NameImage {
  return { formula: `='${sheetName.replaceAll("'", "''")}'!$${columnLetters(columnIndex)}$${String(rowIndex + 1)}`, visible: false };
}
