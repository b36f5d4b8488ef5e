import { comparable } from "../figures/labels.js";
import { parseFiscalYear } from "../figures/fiscalYear.js";
import { splitHeadingNumber } from "./rowNumbers.js";
import type { FigureColumn } from "./transcript.js";
import { isFigureText } from "./countLines.js";
import { displayWidth, letterCount, type TextLine, type TextToken } from "./textLines.js";

export interface CountHeader {
  readonly numberHeader: string | undefined;
  readonly nameHeader: string;
  readonly columns: readonly FigureColumn[];
  /** How many of the given lines, from the last upwards, the header takes. */
  readonly lineCount: number;
}

const NUMBER_HEADER = /^(?:№|no\.?|番号|項番|整理番号|#|連番|コード|記号|項)$/i;
const NAME_HEADER = /(?:名|名称|項目|取組|施策|事業|区分|テーマ|柱|方針|分野|部門|部局|所管|所属|課|体系|内容|目標|プロジェクト|プログラム|戦略|種別|種類|計画|視点|重点)$/u;
const COUNT_WORD = /数$|件数|内訳|予定|計画値|目標値|実績値/u;
/** Words of two characters that offices part by a blank to fill the cell (合　計). */
const SPACED = /^(?:合計|現行|区分|件数|新規|廃止|追加|統合|継続|小計|総計|総数|完了|拡充|備考|項目|名称|事業|施策|増減|番号|当初|変更|見直|改定)$/;
const MOST_LINES = 8;

interface HeaderToken extends TextToken {
  readonly lineIndex: number;
  /** Its place where full-width characters count two: some tools lay out so, others count characters. */
  readonly left: number;
  readonly right: number;
}

/**
 * Reads the header of a table with `width` columns of figures from the lines above its first row, the last of them nearest.
 * The header may lie over several lines and its words may be parted: 「№ 取組項目名」「実践項目数」「現行 Ｒ5 新規 合計」 for three columns.
 * Undefined where these lines are no header.
 */
export function parseCountHeader(above: readonly TextLine[], width: number, isNumbered: boolean): CountHeader | undefined {
  const usable = headerLines(above);
  let fallback: CountHeader | undefined;
  for (let count = 1; count <= usable.length; count++) {
    const lines = usable.slice(usable.length - count);
    const parsed = parseLines(lines, width, isNumbered);
    if (!parsed) continue;
    const isNamed = NAME_HEADER.test(comparable(parsed.nameHeader));
    if (isNamed) return withGroupAbove(withNumberAbove(parsed, usable), usable, width);
    if (parsed.nameHeader !== "" || width > 1) fallback ??= parsed;
  }
  return fallback;
}

/** The nearest lines that may be a header, none of them a sentence, a heading or a caption with a figure in it. */
export function headerLines(above: readonly TextLine[]): readonly TextLine[] {
  let first = above.length;
  while (first > 0 && above.length - first < MOST_LINES) {
    const line = above[first - 1];
    if (!line || !mayBeHeader(line)) break;
    first--;
  }
  return above.slice(first);
}

export function mayBeHeader(line: TextLine): boolean {
  if (/[。※◇◆・■□●【】]|^[（(]?単位|^[（(][^（()）]{1,4}[)）]$|[:：]/u.test(line.text) || letterCount(line) > 80) return false;
  if (line.tokens.some((token) => token.text.length > 18)) return false;
  if (line.tokens.some((token) => isFigureText(token.text))) return false;
  const number = splitHeadingNumber(line.text);
  return number === undefined || number.rest === "";
}

/** Whether the line alone shows that a table begins: it names a number column, or two columns. */
export function opensTable(line: TextLine): boolean {
  if (!mayBeHeader(line)) return false;
  const words = mergeSpaced(line, 0).map((token) => comparable(token.text));
  return words.some((word) => NUMBER_HEADER.test(word)) || words.filter((word) => NAME_HEADER.test(word)).length > 1 && words.length < 6;
}

/** Whether a header of one column of figures names both its columns: 「柱 件数」. Two lines above a pair of figures may be anything. */
export function namesBoth(header: CountHeader): boolean {
  return isName(header.nameHeader) && header.columns.every((column) => COUNT_WORD.test(comparable(column.label)) || /計$/u.test(comparable(column.label)));
}

export function isNumberHeader(text: string): boolean {
  return NUMBER_HEADER.test(comparable(text));
}

function parseLines(lines: readonly TextLine[], width: number, isNumbered: boolean): CountHeader | undefined {
  const tokens = lines.flatMap((line, lineIndex) => mergeSpaced(line, lineIndex));
  const numberAt = tokens.findIndex((token) => isNumberHeader(token.text));
  const numberToken = numberAt < 0 ? undefined : tokens[numberAt];
  const named = tokens.filter((token) => token !== numberToken);
  const leavesAndGroups = (nameToken: HeaderToken | undefined): HeaderToken[] => named.filter((token) => token !== nameToken);
  const nameToken = pickName(tokens, numberAt, isNumbered, width);
  const rest = leavesAndGroups(nameToken);
  // A second column of names (柱 | 取組名): the text cannot tell the two apart in its rows, so they share a header.
  const second = rest[0];
  if (nameToken && second && rest.length > width && second.lineIndex === nameToken.lineIndex && isName(second.text) && tokens.indexOf(second) === tokens.indexOf(nameToken) + 1
    && joinTo(rest.filter((token) => token.lineIndex === second.lineIndex), width).length > width) {
    rest.shift();
    return finish(rest, width, numberToken, `${nameToken.text}　${second.text}`, lines.length);
  }
  return finish(rest, width, numberToken, nameToken?.text ?? "", lines.length);
}

function isName(text: string): boolean {
  return NAME_HEADER.test(comparable(text)) && !COUNT_WORD.test(comparable(text));
}

function finish(rest: readonly HeaderToken[], width: number, numberToken: HeaderToken | undefined, nameHeader: string, lineCount: number): CountHeader | undefined {
  const leaves = pickLeaves(rest, width);
  if (!leaves) return undefined;
  const groups = rest.filter((token) => !leaves.used.has(token));
  return { numberHeader: numberToken?.text, nameHeader, columns: spreadGroups(leaves.columns, groups), lineCount };
}

/** The name header stands behind the number header; without one it is the first word that names things, or the first word at all, if there is one more than the figures need. */
function pickName(tokens: readonly HeaderToken[], numberAt: number, isNumbered: boolean, width: number): HeaderToken | undefined {
  if (numberAt >= 0) return tokens[numberAt + 1];
  const named = tokens.find((token) => isName(token.text));
  const lowest = tokens.filter((token) => token.lineIndex === tokens.at(-1)?.lineIndex);
  return named ?? (isNumbered || lowest.length === width ? undefined : tokens[0]);
}

interface Leaves {
  readonly columns: readonly { readonly label: string; readonly start: number; readonly end: number }[];
  readonly used: ReadonlySet<HeaderToken>;
}

function pickLeaves(rest: readonly HeaderToken[], width: number): Leaves | undefined {
  const lastLine = rest.at(-1)?.lineIndex ?? 0;
  for (let line = lastLine; line >= 0; line--) {
    const tail = rest.filter((token) => token.lineIndex >= line);
    const overlapped = line < lastLine ? stackLines(rest, line, width) : undefined;
    if (overlapped) return overlapped;
    const joined = joinTo(tail, width);
    if (joined.length === width) return { columns: inPlace(joined), used: new Set(tail) };
    if (joined.length > width) {
      if (line === lastLine) return undefined;
      const last = joined.slice(-width);
      return { columns: last, used: new Set(tail.filter((token) => token.lineIndex > line || last.some((leaf) => leaf.start === token.start))) };
    }
  }
  return undefined;
}

/** Headers on several lines stand in the order of their columns if none lies above another: 「現行 見直し 増減」 over 「うち新規」. */
function inPlace(leaves: readonly Leaf[]): readonly Leaf[] {
  const sorted = [...leaves].sort((a, b) => a.start - b.start);
  const isApart = sorted.every((leaf, i) => i === 0 || leaf.start >= (sorted[i - 1]?.end ?? 0));
  return isApart ? sorted : leaves;
}

/** A word set over two lines of its own column: 「Ｒ5」 above 「新規」. */
function stackLines(rest: readonly HeaderToken[], line: number, width: number): Leaves | undefined {
  const upper = rest.filter((token) => token.lineIndex === line);
  const lower = rest.filter((token) => token.lineIndex > line);
  if (upper.length !== width || lower.length >= width) return undefined;
  for (const overlaps of [
    (a: HeaderToken, b: HeaderToken) => a.left < b.right && a.right > b.left,
    (a: HeaderToken, b: HeaderToken) => a.start < b.end && a.end > b.start,
  ]) {
    const columns = upper.map((token) => ({ label: [token, ...lower.filter((other) => overlaps(token, other))].map((part) => part.text).join(""), start: token.start, end: token.end }));
    const isPlaced = lower.every((token) => upper.filter((other) => overlaps(token, other)).length === 1);
    if (isPlaced) return { columns, used: new Set([...upper, ...lower]) };
  }
  return undefined;
}

interface Leaf {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Joins parted words until `width` are left: a year with what follows it first, then the narrowest gaps if they are clearly narrower. */
function joinTo(tokens: readonly HeaderToken[], width: number): readonly Leaf[] {
  const leaves: Leaf[] = tokens.map((token) => ({ label: token.text, start: token.start, end: token.end }));
  for (let i = 0; i + 1 < leaves.length && leaves.length > width; i++) {
    const here = leaves[i];
    const next = leaves[i + 1];
    if (here && next && parseFiscalYear(here.label) && !parseFiscalYear(next.label) && sameLine(tokens, here, next)) leaves.splice(i, 2, fuse(here, next));
  }
  const excess = leaves.length - width;
  if (excess <= 0) return leaves;
  const gaps = leaves.slice(1).map((leaf, i) => ({ i, gap: leaf.start - (leaves[i]?.end ?? 0) })).sort((a, b) => a.gap - b.gap);
  const widest = gaps[excess - 1]?.gap ?? 0;
  const nextGap = gaps[excess]?.gap ?? 0;
  if (excess > gaps.length || widest < 0 || nextGap <= widest) return leaves;
  for (const { i } of gaps.slice(0, excess).sort((a, b) => b.i - a.i)) {
    const here = leaves[i];
    const next = leaves[i + 1];
    if (here && next) leaves.splice(i, 2, fuse(here, next));
  }
  return leaves;
}

function sameLine(tokens: readonly HeaderToken[], a: Leaf, b: Leaf): boolean {
  const lineOf = (leaf: Leaf): number | undefined => tokens.find((token) => token.start === leaf.start && leaf.label.startsWith(token.text))?.lineIndex;
  return lineOf(a) === lineOf(b);
}

function fuse(a: Leaf, b: Leaf): Leaf {
  return { label: `${a.label} ${b.label}`, start: a.start, end: b.end };
}

function mergeSpaced(line: TextLine, lineIndex: number): HeaderToken[] {
  const merged: HeaderToken[] = [];
  for (const token of line.tokens) {
    const before = merged.at(-1);
    if (before && before.text.length === 1 && token.text.length === 1 && SPACED.test(before.text + token.text)) {
      merged[merged.length - 1] = placed(line, before.start, token.end, lineIndex);
    } else merged.push(placed(line, token.start, token.end, lineIndex));
  }
  return merged;
}

function placed(line: TextLine, start: number, end: number, lineIndex: number): HeaderToken {
  return { text: line.raw.slice(start, end), start, end, lineIndex, left: displayWidth(line.raw.slice(0, start)), right: displayWidth(line.raw.slice(0, end)) };
}

/** One group heads all columns; as many groups as divide the columns evenly head equal shares. */
function spreadGroups(leaves: readonly Leaf[], groups: readonly HeaderToken[]): readonly FigureColumn[] {
  const share = groups.length > 0 && leaves.length % groups.length === 0 ? leaves.length / groups.length : 0;
  return leaves.map((leaf, i) => ({ group: share > 0 ? groups[Math.floor(i / share)]?.text ?? "" : "", label: leaf.label }));
}

/** 「№」 on a line of its own above the other headers. */
function withNumberAbove(header: CountHeader, usable: readonly TextLine[]): CountHeader {
  const above = usable[usable.length - header.lineCount - 1];
  if (header.numberHeader !== undefined || !above || !isNumberHeader(above.text)) return header;
  return { ...header, numberHeader: above.text, lineCount: header.lineCount + 1 };
}

/** A lone word above the header that heads its figures: 「実践項目数」, set to the right of the name column. */
function withGroupAbove(header: CountHeader, usable: readonly TextLine[], width: number): CountHeader {
  if (header.columns.some((column) => column.group !== "") || width < 2) return header;
  const above = usable[usable.length - header.lineCount - 1];
  const below = usable[usable.length - header.lineCount];
  if (!above || !below || above.tokens.length > 2) return header;
  const words = above.tokens.map((token) => token.text);
  const isSetRight = above.indent > below.indent + 4;
  const isCountWord = words.every((word) => COUNT_WORD.test(comparable(word)) && !/別|一覧|表|状況/u.test(word));
  if (!isSetRight && !(isCountWord && below.blanksBefore === 0)) return header;
  if (width % words.length !== 0) return header;
  const share = width / words.length;
  return { ...header, lineCount: header.lineCount + 1, columns: header.columns.map((column, i) => ({ ...column, group: words[Math.floor(i / share)] ?? "" })) };
}
