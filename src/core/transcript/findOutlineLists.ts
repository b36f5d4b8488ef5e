import { comparable } from "../figures/labels.js";
import type { ListDraft, ListKnowledge } from "./findLists.js";
import { keyOf } from "./listEvents.js";
import { splitHeadingNumber } from "./rowNumbers.js";
import { findTableTitle } from "./tableTitles.js";
import { letterCount, type TextLine } from "./textLines.js";
import type { ListGroup } from "./transcript.js";
import { continuesIn, joinWrapped } from "./wrapping.js";

const BULLET = /^[・•‣○●◯▪➢\-－‐]\s*/u;

/**
 * Lists without a header: the initiatives that a count table names stand as headings, with bullets under them.
 * @example 「No.1 窓口改革」「・書かない窓口」「・遠隔相談窓口」 → one group of two entries
 * @param nameHeader what the count table calls its initiatives
 */
export function findOutlineLists(lines: readonly TextLine[], isTaken: (index: number) => boolean, known: ListKnowledge, nameHeader: string): readonly ListDraft[] {
  const lists: ListDraft[] = [];
  for (let i = 0; i < lines.length; i++) {
    const groups: ListGroup[] = [];
    let next = i;
    for (let group = readGroup(lines, next, isTaken, known); group; group = readGroup(lines, next, isTaken, known)) {
      groups.push(group.group);
      next = group.next;
    }
    if (groups.length === 0) continue;
    const { title } = findTableTitle(lines, i, isTaken);
    lists.push({ header: { hasNumberColumn: false, numberHeader: undefined, labels: [nameHeader, title], lineCount: 0 }, groups, first: i, last: next - 1, notices: [] });
    i = next - 1;
  }
  return lists;
}

function readGroup(lines: readonly TextLine[], index: number, isTaken: (index: number) => boolean, known: ListKnowledge): { readonly group: ListGroup; readonly next: number } | undefined {
  const line = lines[index];
  const first = lines[index + 1];
  if (!line || !first || isTaken(index) || isTaken(index + 1) || !BULLET.test(first.text)) return undefined;
  const number = splitHeadingNumber(line.text);
  const isNumbered = number !== undefined && comparable(known.byNumber.get(keyOf(number.raw)) ?? "") === comparable(number.rest) && number.rest !== "";
  if (!isNumbered && !known.names.some((name) => comparable(name) === comparable(line.text))) return undefined;
  const entries: string[][] = [];
  let next = index + 1;
  for (; next < lines.length && !isTaken(next); next++) {
    const own = lines[next];
    if (!own) break;
    const open = entries.at(-1);
    if (BULLET.test(own.text)) entries.push([own.text.replace(BULLET, "")]);
    else if (open && own.blanksBefore === 0 && letterCount(own) < 40 && continuesIn(open.join(""), own.text) === "surely") open.push(own.text);
    else break;
  }
  return {
    group: { numberRaw: isNumbered ? number.raw : "", number: isNumbered ? number.number : undefined, name: isNumbered ? number.rest : line.text, entries: entries.map((pieces) => [joinWrapped(pieces)]), lineNumber: line.lineNumber },
    next,
  };
}
