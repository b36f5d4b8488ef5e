import { comparable } from "../figures/labels.js";
import { readCountLine } from "./countLines.js";
import { groupEntries } from "./listGrouping.js";
import { joinItems } from "./listItems.js";
import { findItemColumn, keyOf, readListEvents, type KnownNames } from "./listEvents.js";
import { parseListHeader, type ListHeader } from "./listHeader.js";
import { splitRowNumber } from "./rowNumbers.js";
import { parseMarkedHeading, parseSectionHeading } from "./sections.js";
import type { TextLine } from "./textLines.js";
import type { ListGroup, TranscriptNotice } from "./transcript.js";
import { joinWrapped } from "./wrapping.js";

/** A list as found: `first` to `last` are the indexes of its lines, header included. */
export interface ListDraft {
  readonly header: ListHeader;
  readonly groups: readonly ListGroup[];
  readonly first: number;
  readonly last: number;
  readonly notices: readonly TranscriptNotice[];
}

/** What the count tables know: names by number, and how many entries an initiative should have in a list headed by these labels. */
export interface ListKnowledge extends KnownNames {
  readonly expectedCount: (headers: readonly string[], context: string, key: string) => number | undefined;
}

/** A sentence that begins so far to the right stands in a column. */
const LEAST_COLUMN = 12;

/** Finds lists of entries under their initiatives; `isTaken` tells the lines that belong to tables already found. */
export function findLists(lines: readonly TextLine[], isTaken: (index: number) => boolean, known: ListKnowledge): readonly ListDraft[] {
  const lists: ListDraft[] = [];
  for (let i = 0; i < lines.length; i++) {
    const header = isTaken(i) ? undefined : parseListHeader(lines, i);
    if (!header) continue;
    const first = i + header.lineCount;
    const style = findStyle(lines, first, isTaken);
    const last = findEnd(lines, first, style, isTaken, known, header);
    if (last < first) continue;
    const context = lines.slice(Math.max(0, i - 3), i).map((line) => line.text).join(" ");
    const body = lines.slice(first, last + 1).filter((line) => !isRepeatedHeader(line, lines.slice(i, first)));
    const list = readList(header, body, style, known, context);
    if (list.groups.length === 0) continue;
    lists.push({ header, ...list, first: i, last });
    i = last;
  }
  return lists;
}

function isRepeatedHeader(line: TextLine, header: readonly TextLine[]): boolean {
  return header.some((other) => comparable(other.text) === comparable(line.text));
}

/** The numbers' dress: that of the first numbered line near the head, where another line shares it or it is the only row. */
function findStyle(lines: readonly TextLine[], first: number, isTaken: (index: number) => boolean): string | undefined {
  const near: string[] = [];
  for (let i = first; i < Math.min(lines.length, first + 40) && !isTaken(i); i++) {
    const number = splitRowNumber(lines[i]?.text ?? "");
    if (number) near.push(number.style);
  }
  const head = near[0];
  if (head === undefined) return undefined;
  // 「市民サービス (1) 移動市役所の運行」: the numbers are the entries' own.
  const isInner = head !== "0" && lines.slice(first, first + 40).some((line, i) => !isTaken(first + i) && line.tokens.some((token, at) => at > 0 && splitRowNumber(line.raw.slice(token.start))?.style === head));
  if (isInner) return undefined;
  const early = lines.slice(first, first + 6).some((line) => splitRowNumber(line.text)?.style === head);
  return early ? head : undefined;
}

/** The list goes on until something else begins: a section, another header, a note, a declared figure, a table. */
function findEnd(lines: readonly TextLine[], first: number, style: string | undefined, isTaken: (index: number) => boolean, known: KnownNames, header: ListHeader): number {
  let highest = -1;
  let last = first - 1;
  const headerText = lines.slice(first - header.lineCount, first).map((line) => comparable(line.text));
  for (let i = first; i < lines.length; i++) {
    const line = lines[i];
    if (!line || isTaken(i)) break;
    if (/^[※＊*◇◆○●◎■□▼]|^[（(]?(?:注|備考|出典)[)）0-9０-９:：]/u.test(line.text) || (/。$/u.test(line.text) && line.indent < LEAST_COLUMN && splitRowNumber(line.text)?.style !== style) || parseMarkedHeading(line) !== undefined) break;
    if (/[0-9０-９]\s*(?:項目|件|事業|施策|取組)$/u.test(line.text)) break;
    if (headerText.includes(comparable(line.text))) continue;
    if (parseListHeader(lines, i)) break;
    const number = splitRowNumber(line.text);
    const section = parseSectionHeading(line);
    if (section && section.style !== style) break;
    if (section && number?.number !== undefined && style !== undefined && number.number <= highest && !isKnown(number.raw, number.rest, known)) break;
    if (number?.style === style && number?.number !== undefined) highest = number.number;
    last = i;
  }
  while (last >= first && isTitleOfNext(lines[last], style)) last--;
  return last;
}

/** The last lines before another part may be its title: words that no entry ends in, or the first line of its page. */
function isTitleOfNext(line: TextLine | undefined, style: string | undefined): boolean {
  if (!line || (style !== undefined && splitRowNumber(line.text)?.style === style)) return false;
  return line.opensPage || /(?:の内容|一覧表?|主なもの|について|内訳|の状況|（案）|\(案\)|の概要|の?つの(?:テーマ|柱|基本方針))$/u.test(line.text);
}

function isKnown(raw: string, rest: string, known: KnownNames): boolean {
  const name = known.byNumber.get(keyOf(raw));
  return name !== undefined && comparable(rest).startsWith(comparable(name).slice(0, 4));
}

function readList(header: ListHeader, body: readonly TextLine[], style: string | undefined, known: ListKnowledge, context: string): Pick<ListDraft, "groups" | "notices"> {
  const events = readListEvents(body, style, header.labels.length, known);
  if (header.labels.length === 1) return { groups: body.filter((line) => readCountLine(line).figures.length > 0).length * 2 > body.length ? [] : soleColumn(events), notices: [] };
  const items = joinItems(events);
  const labels = events.flatMap((event, index) => (event.kind === "label" ? [{ event, index }] : []));
  if (labels.length === 0) return { groups: [], notices: [] };
  const places = labels.map(({ event, index }) => {
    const until = labels.find((other) => other.index > index)?.index ?? events.length;
    // Entries on the lines of the name are its own; so is one wrapped around its line.
    const own = items.flatMap((item, i) => ((item.first < index && item.last > index) || events.slice(index, until).some((other, at) => other.kind === "item" && other.besideLabel && index + at >= item.first && index + at <= item.last) ? [i] : []));
    const position = own[0] ?? items.filter((item) => item.first < index).length;
    const key = event.number ? keyOf(event.number.raw) : comparable(joinWrapped(event.pieces));
    return { position, own: own.length > 0 ? (own.at(-1) ?? 0) - position + 1 : 0, expected: known.expectedCount(header.labels, context, key) };
  });
  const grouping = groupEntries(items.length, places, items.map((item) => item.blanksBefore > 0), findItemColumn(body, style) !== undefined);
  const title = header.labels.at(-1) ?? "";
  const notices: TranscriptNotice[] = [];
  if (grouping.placement !== "top") {
    const lineNumber = body[0]?.lineNumber ?? 0;
    notices.push(grouping.leansOnCounts ? { code: "grouping-by-counts", params: { list: title, lineNumber } } : { code: "grouping-by-position", params: { list: title, lineNumber } });
  }
  const bare = labels.filter((_, i) => (grouping.ranges[i]?.to ?? 0) === (grouping.ranges[i]?.from ?? 0));
  if (bare.length > 0) notices.push({ code: "groups-without-entries", params: { list: title, groups: bare.map(({ event }) => event.number?.raw ?? joinWrapped(event.pieces)) } });
  const groups = labels.map(({ event }, i): ListGroup => ({
    numberRaw: event.number?.raw ?? "", number: event.number?.number, name: joinWrapped(event.pieces),
    entries: items.slice(grouping.ranges[i]?.from ?? 0, grouping.ranges[i]?.to ?? 0).map((item) => item.cells), lineNumber: event.line.lineNumber,
  }));
  return { groups, notices };
}

/** A numbered list of one column: each number is an entry of its own. */
function soleColumn(events: ReturnType<typeof readListEvents>): readonly ListGroup[] {
  const groups: { numberRaw: string; number: number | undefined; pieces: string[]; lineNumber: number }[] = [];
  for (const event of events) {
    if (event.kind === "label") groups.push({ numberRaw: event.number?.raw ?? "", number: event.number?.number, pieces: [...event.pieces], lineNumber: event.line.lineNumber });
    else groups.at(-1)?.pieces.push(...event.cells);
  }
  return groups.map(({ pieces, ...group }) => ({ ...group, name: joinWrapped(pieces), entries: [] }));
}
