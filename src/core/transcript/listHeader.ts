import { comparable } from "../figures/labels.js";
import { isNumberHeader } from "./countHeader.js";
import { parseSectionHeading } from "./sections.js";
import { splitRowNumber } from "./rowNumbers.js";
import type { TextLine } from "./textLines.js";

export interface ListHeader {
  readonly hasNumberColumn: boolean;
  readonly numberHeader: string | undefined;
  /** Without the number column. */
  readonly labels: readonly string[];
  readonly lineCount: number;
}

/** What heads a column of names or texts, its brackets set aside: 該当取組項目, 新規実践項目名, 実践項目（変更後）, 所管課. */
const COLUMN_WORD = /(?:項目|取組|取り組み|施策|事業|名|名称|内容|区分|分野|柱|方針|目標|テーマ|プロジェクト|所管|担当|課|部署|備考|概要|時期|年度|変更前|変更後|改定前|改定後|改正前|改正後|見直し前|見直し後|現行|理由|説明)$/u;
const ITEM_WORD = /(?:項目|取組|取り組み|施策|事業|名|名称|内容|変更後|改定後|改正後|見直し後)$/u;

/**
 * The header of a list of texts at this line: two to five column words on one line, or one a line.
 * @example "該当取組項目 新規実践項目名" → labels of two columns
 */
export function parseListHeader(lines: readonly TextLine[], index: number): ListHeader | undefined {
  const line = lines[index];
  if (!line) return undefined;
  const words = line.tokens.map((token) => token.text);
  if (words.length >= 2) return words.length <= 6 ? headerOf(words, 1) : undefined;
  const next = lines[index + 1];
  const third = lines[index + 2];
  if (!next || !third || next.tokens.length !== 1 || parseSectionHeading(line)) return undefined;
  const isNumberFirst = isNumberHeader(line.text);
  const header = isNumberFirst && third.tokens.length === 1 && isColumnWord(third.text) ? headerOf([line.text, next.text, third.text], 3) : headerOf([line.text, next.text], 2);
  // One word a line is only a header where rows with numbers follow: two words below each other may be anything.
  const first = lines[index + (header?.lineCount ?? 0)];
  return header && first && splitRowNumber(first.text) ? header : undefined;
}

function headerOf(words: readonly string[], lineCount: number): ListHeader | undefined {
  const first = words[0] ?? "";
  const hasNumberColumn = isNumberHeader(first);
  const labels = hasNumberColumn ? words.slice(1) : words;
  if (labels.length === 0 || !labels.every(isColumnWord) || !labels.some((label) => ITEM_WORD.test(plain(label)))) return undefined;
  if (!hasNumberColumn && labels.length < 2) return undefined;
  return { hasNumberColumn, numberHeader: hasNumberColumn ? first : undefined, labels, lineCount };
}

function isColumnWord(text: string): boolean {
  return text.length <= 20 && COLUMN_WORD.test(plain(text)) && !splitRowNumber(text);
}

function plain(text: string): string {
  return comparable(text).replace(/\([^()]*\)$/u, "");
}
