import { parseFigure, type NumberFigure } from "../../figures/figure.js";
import type { PlannedContent } from "../sheetPlan.js";

/** How an office sets its digits. `office`: one digit full-width, more half-width. */
export type DigitWidth = "office" | "full" | "half";

/**
 * The office's habit, seen from its figures as printed. Where one-digit figures are full-width and longer ones half-width it is the house rule
 * of many offices.
 * @example findDigitWidth(["３", "１", "25"]) === "office"
 */
export function findDigitWidth(raws: readonly string[]): DigitWidth {
  const figures = raws.map((raw) => ({ raw, figure: parseFigure(raw) })).filter((entry) => entry.figure.kind === "number");
  const single = figures.filter(({ raw }) => raw.replace(/[^0-9０-９]/g, "").length === 1);
  const longer = figures.filter(({ raw }) => raw.replace(/[^0-9０-９]/g, "").length > 1);
  const isFull = (entries: typeof figures): boolean => entries.filter(({ raw }) => /[０-９]/.test(raw)).length * 2 > entries.length;
  if (!isFull(single) && !isFull(longer)) return "half";
  return longer.length > 0 && isFull(longer) ? "full" : "office";
}

/** A printed figure as a true number, or its sign (―, …, x) as the text it is. */
export function figureContent(raw: string): PlannedContent {
  if (raw === "") return { kind: "blank" };
  const figure = parseFigure(raw);
  return figure.kind === "number" ? { kind: "number", value: figure.value } : { kind: "text", text: raw };
}

/**
 * The number format that shows a true number as it was printed. [DBNum3][$-411] gives full-width digits in hosts of any language;
 * the condition keeps two and more digits half-width.
 * Units and an inner figure stay in the format, so that the cell holds the number alone.
 * @example figureFormat("３", "office") === "[<10][DBNum3][$-411]0;0"; figureFormat("1,200千円", "half") === `#,##0"千円"`
 */
export function figureFormat(raw: string, width: DigitWidth): string {
  const figure = parseFigure(raw);
  if (figure.kind !== "number") return plainFormat(width, "0");
  const body = figure.decimals > 0 ? `0.${"0".repeat(figure.decimals)}` : "0";
  const digits = figure.dress.separators ? `#,##${body}` : body;
  const tail = tailOf(figure);
  const positive = tail === "" ? plainFormat(width, digits) : `${width === "half" ? "" : FULL_WIDTH}${digits}"${tail}"`;
  if (figure.value >= 0) return positive;
  return figure.dress.sign === "triangle" ? `${digits}${quoted(tail)};"△"${digits}${quoted(tail)}` : `${digits}${quoted(tail)};-${digits}${quoted(tail)}`;
}

/** Without the locale only a Japanese host shows them full-width. */
const FULL_WIDTH = "[DBNum3][$-411]";

function plainFormat(width: DigitWidth, digits: string): string {
  if (width === "half") return digits;
  return width === "full" ? `${FULL_WIDTH}${digits}` : `[<10]${FULL_WIDTH}${digits};${digits}`;
}

function tailOf(figure: NumberFigure): string {
  return (figure.inner === undefined ? "" : `(${String(figure.inner)})`) + figure.unit;
}

function quoted(tail: string): string {
  return tail === "" ? "" : `"${tail}"`;
}
