import type { PlannedStyle } from "../sheetPlan.js";

/** The look of an office paper: one typeface, black rules, one grey. The sheet's default is 游明朝 10.5 pt. */
const LINES = { top: "thin", bottom: "thin", left: "thin", right: "thin" } as const;
const HEAD_FILL = "E7E6E6";

export const TITLE: PlannedStyle = { bold: true, fontSize: 14, horizontal: "center", vertical: "center", wrap: true, border: { bottom: "medium" } };
export const HEADING: PlannedStyle = { bold: true, fontSize: 12, horizontal: "left", vertical: "center", wrap: true };
export const SUBHEADING: PlannedStyle = { bold: true, fontSize: 11, horizontal: "left", vertical: "center", wrap: true, indent: 1 };
export const HEADLINE: PlannedStyle = { bold: true, fontSize: 12, horizontal: "left", vertical: "center", wrap: true, indent: 2 };
export const BODY: PlannedStyle = { horizontal: "left", vertical: "top", wrap: true, indent: 1 };
/** The proof under a table: there for who looks for it. */
export const PROOF: PlannedStyle = { fontSize: 9, color: "595959", horizontal: "right", vertical: "center", wrap: true };

export const HEAD_CELL: PlannedStyle = { bold: true, fill: HEAD_FILL, border: LINES, horizontal: "center", vertical: "center", wrap: true };
export const NAME_CELL: PlannedStyle = { border: LINES, horizontal: "left", vertical: "center", wrap: true, indent: 1 };
export const NUMBER_CELL: PlannedStyle = { border: LINES, horizontal: "center", vertical: "center", wrap: true };
export const FIGURE_CELL: PlannedStyle = { border: LINES, horizontal: "center", vertical: "center" };

const TOTAL_LINES = { ...LINES, top: "double" } as const;

/** What a line of a table is: an initiative, the heading of a group, a sum within the table, the total line. */
export type RowRole = "row" | "heading" | "subtotal" | "total";

/** A total line stands apart by a double rule, the other lines between by the grey of the head. */
export function emphasised(style: PlannedStyle, role: RowRole): PlannedStyle {
  switch (role) {
    case "row":
      return style;
    case "heading":
      return { ...style, bold: true, fill: HEAD_FILL, horizontal: "left", indent: 1 };
    case "subtotal":
      return { ...style, bold: true, fill: HEAD_FILL };
    case "total":
      return { ...style, bold: true, border: TOTAL_LINES, horizontal: "center", indent: 0 };
  }
}
