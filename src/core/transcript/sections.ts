import { splitHeadingNumber, type RowNumber } from "./rowNumbers.js";
import { letterCount, type TextLine } from "./textLines.js";

/** Dresses that head sections; (1) and ① may as well number items. */
const SECTION_STYLE = /^(?:0[.、)]?|Ⅰ|第0[章節]?|[A-Z]\.?|0-0|0\.0)$/;

/**
 * The number and the text of a line that may head a section: 「２ 新たな実践項目の追加」.
 * Only a short line without a sentence's end qualifies.
 */
export function parseSectionHeading(line: TextLine): RowNumber | undefined {
  if (/[。、]$/u.test(line.text) || letterCount(line) > 45) return undefined;
  const number = splitHeadingNumber(line.text);
  return number && number.rest !== "" && SECTION_STYLE.test(number.style) && !/^[0-9０-９]/u.test(number.rest) ? number : undefined;
}

/** A heading by its signs: 【内容変更】, ■ 新規事業, ◆…, 〈…〉. */
export function parseMarkedHeading(line: TextLine): string | undefined {
  const bracketed = /^[【〔《〈＜]\s*(.+?)\s*[】〕》〉＞]$/u.exec(line.text);
  const marked = /^[■□◆●◎▼]\s*(.+)$/u.exec(line.text);
  const table = /^[（(]?(?:表|図表|別表)\s*[0-9０-９－-]*\s*[:：.．)）]?\s*(.+)$/u.exec(line.text);
  const text = bracketed?.[1] ?? marked?.[1] ?? table?.[1];
  return text !== undefined && text.length <= 45 && !/。$/u.test(text) ? text : undefined;
}

/** The heading that a line is, without its number or marks. */
export function parseHeading(line: TextLine): string | undefined {
  return parseSectionHeading(line)?.rest ?? parseMarkedHeading(line);
}
