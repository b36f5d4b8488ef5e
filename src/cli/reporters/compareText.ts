import pc from "picocolors";
import type { CompareReport, ComparedCell, ComparedRow, ComparedTable } from "../../core/report/compareReport.js";
import { fillSentence, type Language } from "../../messages/language.js";
import { COLUMN_KIND_TEXT, REVISION_TEXT, ROW_KIND_TEXT } from "../../messages/revisionText.js";
import { toOneLine } from "../terminalText.js";
import { formatPlace } from "./checkText.js";

interface TextStyle {
  readonly language: Language;
  readonly hasColors: boolean;
}

/** The differences of two editions for people: what happened in numbers, then table by table, row by row. */
export function formatCompareText(report: CompareReport, style: TextStyle): string {
  const colors = pc.createColors(style.hasColors);
  if (report.verdict === "same") {
    const all = report.tables.flatMap((table) => (table.rows.length > 0 ? formatTable(table, style) : []));
    return `${[colors.green(REVISION_TEXT.same[style.language]), ...all].join("\n")}\n`;
  }
  const rows = report.tables.flatMap((table) => table.rows);
  const count = (kind: ComparedRow["kind"]): number => rows.filter((row) => row.kind === kind || row.also?.includes(kind)).length;
  const totals = { added: count("added"), removed: count("removed"), changed: rows.filter((row) => row.kind !== "added" && row.kind !== "removed" && row.cells.length > 0).length, moved: count("moved"), outside: report.outside.length };
  const lines = [colors.yellow(fillSentence(REVISION_TEXT.differs[style.language], totals))];
  for (const table of report.tables) if (table.rows.length > 0 || table.columns.some((column) => column.kind !== "same")) lines.push(...formatTable(table, style));
  if (report.outside.length > 0) {
    lines.push("", colors.bold(REVISION_TEXT.outside[style.language]));
    for (const { before, after, old, new: now } of report.outside) lines.push(`  ${formatPlace(after ?? before ?? { sheet: "", ref: "" })}  ${quote(old, style)} → ${quote(now, style)}`);
  }
  return `${lines.join("\n")}\n`;
}

function formatTable(table: ComparedTable, { language, hasColors }: TextStyle): string[] {
  const colors = pc.createColors(hasColors);
  const { before, after, proof } = table;
  const { holds: _, ...counts } = proof;
  const place = before && after ? `${formatPlace(before)} → ${formatPlace(after)}`
    : before ? `${formatPlace(before)} ${REVISION_TEXT.tableOnlyBefore[language]}` : `${formatPlace(after ?? { sheet: "", ref: "" })} ${REVISION_TEXT.tableOnlyAfter[language]}`;
  const moves = proof.movedIn === undefined ? "" : fillSentence(REVISION_TEXT.moves[language], { movedIn: proof.movedIn, movedOut: proof.movedOut });
  const columns = table.columns.flatMap((column) => (column.kind === "same" ? [] : [`  ${COLUMN_KIND_TEXT[column.kind][language]}  ${[column.before, column.after].filter((letters) => letters !== null).join(" → ")}`]));
  return ["", colors.bold(place), ...columns, ...table.rows.flatMap((row) => formatRow(row, table, { language, hasColors })), colors.dim(`  ${fillSentence(REVISION_TEXT.proof[language], { ...counts, moves })}`)];
}

function formatRow(row: ComparedRow, table: ComparedTable, style: TextStyle): string[] {
  const { language, hasColors } = style;
  const colors = pc.createColors(hasColors);
  const paint = { same: colors.dim, changed: colors.yellow, added: colors.green, removed: colors.red, moved: colors.cyan, renamed: colors.magenta }[row.kind];
  const kinds = [row.kind, ...(row.also ?? [])].map((kind) => ROW_KIND_TEXT[kind][language]).join(language === "ja" ? "・" : ", ");
  const place = [...new Set([row.before, row.after].filter((number) => number !== null))].join(" → ");
  const partner = row.maybeRenamed === undefined || row.kind !== "removed" ? undefined : table.rows.find((other) => other.kind === "added" && other.maybeRenamed === row.maybeRenamed);
  const cells = row.kind === "added" || row.kind === "removed" ? [] : row.cells.map((cell) => `      ${cell.after ?? cell.before ?? ""}  ${formatChange(cell, style)}`);
  return [
    `  ${paint(kinds)}  ${colors.bold(fillSentence(REVISION_TEXT.row[language], { row: place }))}  ${toOneLine(row.key)}`,
    ...(partner ? [`      ${fillSentence(REVISION_TEXT.maybeRenamed[language], { before: toOneLine(row.key), after: toOneLine(partner.key), similarity: row.similarity })}`] : []),
    ...cells,
  ];
}

/** Changed words stand in brackets: 広告収入の[拡大 → 確保]. */
function formatChange(cell: ComparedCell, style: TextStyle): string {
  if (!cell.wording || cell.wording.length < 2 || cell.wording.every((run) => run.kind !== "same")) return `${quote(cell.old, style)} → ${quote(cell.new, style)}`;
  let text = "";
  for (let i = 0; i < cell.wording.length; i++) {
    const run = cell.wording[i];
    if (!run) continue;
    if (run.kind === "same") { text += run.text; continue; }
    const next = cell.wording[i + 1];
    const [gone, come] = run.kind === "removed" ? [run.text, next?.kind === "added" ? next.text : ""] : ["", run.text];
    if (run.kind === "removed" && next?.kind === "added") i++;
    text += `[${gone} → ${come}]`;
  }
  return toOneLine(text);
}

function quote(value: string | number | boolean | null, { language }: TextStyle): string {
  return value === null || value === "" ? REVISION_TEXT.blank[language] : toOneLine(String(value));
}
