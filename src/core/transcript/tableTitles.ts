import { comparable } from "../figures/labels.js";
import { readCountLine } from "./countLines.js";
import { parseHeading } from "./sections.js";
import { letterCount, tidyBlanks, type TextLine } from "./textLines.js";
import { joinWrapped } from "./wrapping.js";

/** What stands above a table: the heading that names it, and the lines between the two. */
export interface TableTitle {
  readonly title: string;
  readonly captions: readonly string[];
}

const MOST_CAPTIONS = 5;

/** Reads upwards from the header's first line until a heading, a sentence, another table or a wide gap. */
export function findTableTitle(lines: readonly TextLine[], first: number, isTaken: (index: number) => boolean): TableTitle {
  const captions: string[] = [];
  for (let i = first - 1; i >= 0 && captions.length <= MOST_CAPTIONS; i--) {
    const line = lines[i];
    if (!line || isTaken(i) || /。$/u.test(line.text) || letterCount(line) > 45 || readCountLine(line).figures.length > 1) break;
    const heading = parseHeading(line);
    if (heading !== undefined) return { title: tidyBlanks(heading), captions };
    if (line.opensPage && captions.some(mayName)) break; // the document's own title
    captions.unshift(tidyBlanks(line.text));
    if (line.opensPage) break;
  }
  const at = captions.findLastIndex(mayName);
  return at < 0 ? { title: "", captions } : { title: captions[at] ?? "", captions: captions.slice(at + 1) };
}

/** A remark, a unit or a declared figure names no table. */
function mayName(caption: string): boolean {
  return !/^[※（(＊*]/u.test(caption) && !/[0-9０-９]\s*(?:項目|件|事業|施策|取組)$/u.test(caption);
}

/** Notes right below a table. A note that leads to the next table's header is that table's caption. */
export function findTableNotes(lines: readonly TextLine[], last: number, isTaken: (index: number) => boolean): readonly string[] {
  const notes: string[] = [];
  for (let i = last + 1; i < lines.length && !isTaken(i); i++) {
    const line = lines[i];
    if (!line) break;
    const isNote = /^[※＊*]|^[（(]?(?:注|備考)[)）0-9０-９:：\s]/u.test(line.text);
    const goesOn = notes.length > 0 && line.blanksBefore === 0 && !/。$/u.test(notes.at(-1) ?? "") && parseHeading(line) === undefined;
    if (!isNote && !goesOn) break;
    if (isNote && isTaken(i + 1)) break;
    if (isNote) notes.push(line.text);
    else notes[notes.length - 1] = joinWrapped([notes.at(-1) ?? "", line.text]);
  }
  return notes;
}

/** Headed 主なもの, 抜粋 or the like: the list shows a part of what is counted. */
export function isPartialList(headers: readonly string[], title: string, captions: readonly string[]): boolean {
  return [title, captions.at(-1) ?? "", ...headers].some((text) => /主な|抜粋|代表的|代表例|一部|(?:例|等)[）)]?$|抄\)?$/u.test(comparable(text)));
}

/** A list of changes rather than of new entries: its columns or its caption say so. */
export function isChangeList(headers: readonly string[], title: string, captions: readonly string[]): boolean {
  if (headers.some((header) => /変更|改定後|改定前|改正後|改正前|見直し[前後]|修正/u.test(comparable(header)))) return true;
  if (headers.some((header) => /新規|追加|新設|廃止|統合/u.test(comparable(header)))) return false;
  return [captions.at(-1) ?? "", title].some((text) => /内容変更|変更(?:の|した|内容|項目|事業|となる)|修正した/u.test(comparable(text)));
}
