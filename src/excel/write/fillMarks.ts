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

/** What the part says of each name. It is read as it is written below: words and colours alone, nothing to unescape. */
export function parseMarks(xml: string | null): ReadonlyMap<string, Pick<FillMark, "color" | "before">> {
  const marks = new Map<string, Pick<FillMark, "color" | "before">>();
  for (const [, source = ""] of (xml ?? "").matchAll(/<(?:\w+:)?mark\s([^>]*)>/g)) {
    const values = new Map([...source.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
    const value = (name: string): string => values.get(name) ?? "";
    const before = { pattern: value("pattern") || "None", color: value("fill") };
    if (/^[0-9A-F]{6}$/.test(value("color"))) marks.set(value("name").toLowerCase(), { color: value("color"), before });
  }
  return marks;
}

/** @example formatMarks([]) === null: a workbook without marks carries no part */
export function formatMarks(marks: readonly FillMark[]): string | null {
  if (marks.length === 0) return null;
  const items = marks.map(({ color, before }, i) =>
    `<mark name="${markName(i)}" color="${color}" pattern="${before.pattern}" fill="${before.color}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<marks xmlns="${MARKS_NAMESPACE}">${items.join("")}</marks>`;
}

export function markName(index: number): string {
  return `${MARK_NAME}${String(index + 1)}`;
}

export function markAnchor({ rowIndex, columnIndex }: CellAddress, sheetName: string): NameImage {
  return { formula: `='${sheetName.replaceAll("'", "''")}'!$${columnLetters(columnIndex)}$${String(rowIndex + 1)}`, visible: false };
}
