import { comparable } from "../figures/labels.js";
import { splitHeadingNumber } from "./rowNumbers.js";
import type { FigureColumn } from "./transcript.js";
import { isFigureText } from "./countLines.js";
import { joinTo, pickLeaves, type Leaf } from "./headerLeaves.js";
import { mergeSpaced, type HeaderWord } from "./headerWords.js";
import { letterCount, type TextLine } from "./textLines.js";

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
const MOST_LINES = 8;

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

/** Whether the header names what its rows are of: 「取組項目名」, 「事業」. */
export function namesRows(header: CountHeader): boolean {
  return NAME_HEADER.test(comparable(header.nameHeader));
}

export function isNumberHeader(text: string): boolean {
  return NUMBER_HEADER.test(comparable(text));
}

function parseLines(lines: readonly TextLine[], width: number, isNumbered: boolean): CountHeader | undefined {
  const tokens = lines.flatMap((line, lineIndex) => mergeSpaced(line, lineIndex));
  const numberAt = tokens.findIndex((token) => isNumberHeader(token.text));
  const numberToken = numberAt < 0 ? undefined : tokens[numberAt];
  const named = tokens.filter((token) => token !== numberToken);
  const leavesAndGroups = (nameToken: HeaderWord | undefined): HeaderWord[] => named.filter((token) => token !== nameToken);
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

function finish(rest: readonly HeaderWord[], width: number, numberToken: HeaderWord | undefined, nameHeader: string, lineCount: number): CountHeader | undefined {
  const leaves = pickLeaves(rest, width);
  if (!leaves) return undefined;
  const groups = rest.filter((token) => !leaves.used.has(token));
  return { numberHeader: numberToken?.text, nameHeader, columns: spreadGroups(leaves.columns, groups), lineCount };
}

/** The name header stands behind the number header; without one it is the first word that names things, or the first word at all, if there is one more than the figures need. */
function pickName(tokens: readonly HeaderWord[], numberAt: number, isNumbered: boolean, width: number): HeaderWord | undefined {
  if (numberAt >= 0) return tokens[numberAt + 1];
  const named = tokens.find((token) => isName(token.text));
  const lowest = tokens.filter((token) => token.lineIndex === tokens.at(-1)?.lineIndex);
  return named ?? (isNumbered || lowest.length === width ? undefined : tokens[0]);
}

/** One group heads all columns; as many groups as divide the columns evenly head equal shares. */
function spreadGroups(leaves: readonly Leaf[], groups: readonly HeaderWord[]): readonly FigureColumn[] {
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
