import type { PlannedStyle } from "../sheetPlan.js";

/** The look of an office paper: one typeface, black rules, one grey. */
const LINES = { top: "thin", bottom: "thin", left: "thin", right: "thin" } as const;
const HEAD_FILL = "E7E6E6";
export const CHANGED_COLOR = "C00000";
/** A changed figure stands in a thick box. */
export const BOX = { top: "thick", bottom: "thick", left: "thick", right: "thick" } as const;

export const TITLE: PlannedStyle = { bold: true, fontSize: 14, horizontal: "center", vertical: "center" };
export const PLACE: PlannedStyle = { fontSize: 9, color: "595959", horizontal: "right", vertical: "center" };
export const HEAD: PlannedStyle = { bold: true, fill: HEAD_FILL, border: LINES, horizontal: "center", vertical: "center", wrap: true };
export const TEXT: PlannedStyle = { border: LINES, horizontal: "left", vertical: "top", wrap: true };
export const FIGURE: PlannedStyle = { border: LINES, horizontal: "center", vertical: "top", shrink: true };
export const MARK: PlannedStyle = { border: LINES, horizontal: "center", vertical: "top" };
export const OMITTED: PlannedStyle = { border: LINES, horizontal: "center", vertical: "center" };
export const REMARK: PlannedStyle = { border: LINES, horizontal: "left", vertical: "top", wrap: true };
export const NOTE: PlannedStyle = { horizontal: "left", vertical: "center" };
export const PROOF_TITLE: PlannedStyle = { bold: true, horizontal: "left", vertical: "center" };
export const PROOF_FIGURE: PlannedStyle = { border: LINES, horizontal: "right", vertical: "center" };
export const PROOF_TEXT: PlannedStyle = { border: LINES, horizontal: "center", vertical: "center" };
export const BAR: PlannedStyle = { border: LINES, horizontal: "left", vertical: "center", color: "4472C4", fontName: "ＭＳ ゴシック", fontSize: 8 };
