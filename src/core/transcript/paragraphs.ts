import { parseHeading } from "./sections.js";
import type { TextLine } from "./textLines.js";
import { continuesIn, joinWrapped } from "./wrapping.js";

/** Prose put together again from wrapped lines; a line that nothing continues is a paragraph of its own. */
export interface Paragraph {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly isBullet: boolean;
}

const BULLET = /^[・•‣◇◆○●◎■□▪➢⇒→＊*※]/u;
/** A wrapped line fills its column: this share of the longest line nearby. */
const FILLED = 0.75;

/** @param stopsAt tells lines that belong to tables and lists: no paragraph crosses them */
export function readParagraphs(lines: readonly TextLine[], stopsAt: (index: number) => boolean): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i];
    if (!line || stopsAt(i)) { i++; continue; }
    let end = i;
    while (end + 1 < lines.length && !stopsAt(end + 1) && goesOn(lines, end, stopsAt)) end++;
    const own = lines.slice(i, end + 1);
    paragraphs.push({ text: joinWrapped(own.map((piece) => piece.text)), lines: own, isBullet: BULLET.test(line.text) });
    i = end + 1;
  }
  return paragraphs;
}

/** The sentences of a text, each with its full stop; a text without one is one sentence. */
export function cutSentences(text: string): readonly string[] {
  return text.match(/[^。]+。?/gu) ?? [];
}

function goesOn(lines: readonly TextLine[], index: number, stopsAt: (index: number) => boolean): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (!line || !next || /[。：:]$/u.test(line.text) || BULLET.test(next.text) || next.opensPage && /。$/u.test(line.text)) return false;
  if (parseHeading(next) !== undefined || (parseHeading(line) !== undefined && !/。$/u.test(next.text))) return false;
  if (continuesIn(line.text, next.text) === "surely") return next.blanksBefore <= 1;
  if (next.blanksBefore > 0) return false;
  const block = lines.slice(Math.max(0, index - 2), index + 6);
  const longest = Math.max(...block.map((other) => other.text.length));
  return line.text.length >= longest * FILLED && line.text.length >= 15 && endsInSentence(lines, index + 1, stopsAt);
}

function endsInSentence(lines: readonly TextLine[], from: number, stopsAt: (index: number) => boolean): boolean {
  for (let i = from; i < from + 8 && i < lines.length && !stopsAt(i); i++) {
    const text = lines[i]?.text ?? "";
    if (/。/u.test(text)) return true;
    if (BULLET.test(text)) return false;
  }
  return false;
}
