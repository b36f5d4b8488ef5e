import { displayWidth, type TextLine, type TextToken } from "./textLines.js";

/** Words of two characters that offices part by a blank to fill the cell (合　計). */
const SPACED = /^(?:合計|現行|区分|件数|新規|廃止|追加|統合|継続|小計|総計|総数|完了|拡充|備考|項目|名称|事業|施策|増減|番号|当初|変更|見直|改定)$/;

/** A word of a header. */
export interface HeaderWord extends TextToken {
  readonly lineIndex: number;
  /** Its place where full-width characters count two: some tools lay out so, others count characters. */
  readonly left: number;
  readonly right: number;
}

/** The words of a line; those parted only to fill their cell are put together. */
export function mergeSpaced(line: TextLine, lineIndex: number): HeaderWord[] {
  const merged: HeaderWord[] = [];
  for (const token of line.tokens) {
    const before = merged.at(-1);
    if (before && before.text.length === 1 && token.text.length === 1 && SPACED.test(before.text + token.text)) {
      merged[merged.length - 1] = placed(line, before.start, token.end, lineIndex);
    } else merged.push(placed(line, token.start, token.end, lineIndex));
  }
  return merged;
}

function placed(line: TextLine, start: number, end: number, lineIndex: number): HeaderWord {
  return { text: line.raw.slice(start, end), start, end, lineIndex, left: displayWidth(line.raw.slice(0, start)), right: displayWidth(line.raw.slice(0, end)) };
}
