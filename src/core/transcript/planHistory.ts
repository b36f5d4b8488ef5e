import { parseFiscalPeriod } from "../figures/fiscalYear.js";
import type { Paragraph } from "./paragraphs.js";
import type { HistoryEntry } from "./transcript.js";

const PLAN_WORD = /計画|プラン|大綱|方針|ビジョン|戦略|構想|指針|プログラム|改革/u;

/**
 * The plans that went before, and this one: a name with its period, and the bullets under it.
 * @example "行政改革プラン（平成22～26年度）" → name 行政改革プラン, period H22–H26 = FY2010–2014
 */
export function findHistory(paragraphs: readonly Paragraph[]): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  paragraphs.forEach((paragraph, index) => {
    const name = nameOf(paragraph.text, paragraphs[index - 1]?.text);
    const period = parseFiscalPeriod(paragraph.text);
    if (name === undefined || !period) return;
    if (entries.some((entry) => entry.name === name && entry.period.start.fiscalYear === period.start.fiscalYear)) return;
    entries.push({ name, period, points: pointsAfter(paragraphs, index), lineNumber: paragraph.lines[0]?.lineNumber ?? 0 });
  });
  return entries;
}

/** What is left of the line without its period must be a plan's name; a period alone belongs to the name above it. */
function nameOf(text: string, above: string | undefined): string | undefined {
  const period = parseFiscalPeriod(text);
  if (!period || /。/u.test(text)) return undefined;
  const at = text.indexOf(period.raw);
  const before = text.slice(0, at).replace(/[（(【［\[：:\s]+$/u, "").replace(/^[・◇◆○●■□▼\s]+/u, "");
  const after = text.slice(at + period.raw.length).replace(/^[）)】］\]：:\s]+/u, "");
  const name = before !== "" ? before : after !== "" ? after : above ?? "";
  if (before !== "" && after !== "" && !/^(?:[０-９0-9]+年間?|[（(].*[)）])$/u.test(after)) return undefined;
  return PLAN_WORD.test(name) && !/期間$|。|、/u.test(name) && name.length <= 40 ? name : undefined;
}

function pointsAfter(paragraphs: readonly Paragraph[], index: number): readonly string[] {
  const points: string[] = [];
  for (const paragraph of paragraphs.slice(index + 1)) {
    if (!paragraph.isBullet || parseFiscalPeriod(paragraph.text) !== undefined) break;
    points.push(paragraph.text.replace(/^[・•‣◇◆○●◎■□▪➢*＊]\s*/u, ""));
  }
  return points;
}
