const QUOTE = '"';

/**
 * The records of delimited text, one at a time: quotes may hold delimiters, line ends and doubled quotes; a record ends with
 * CRLF, CR or LF. A quote that never closes is taken for a character of its field, so that one stray quote does not swallow
 * the rest of the file.
 * @example [...splitRecords('甲,"一\n二"\r\n乙,3', ",")] → [["甲", "一\n二"], ["乙", "3"]]
 */
export function* splitRecords(text: string, delimiter: string): Generator<string[]> {
  let record: string[] = [];
  let at = 0;
  let hasQuotes = true;
  while (at < text.length || record.length > 0) {
    let field = "";
    if (hasQuotes && text[at] === QUOTE) {
      const close = findClosingQuote(text, at);
      if (close < 0) hasQuotes = false;
      else {
        field = text.slice(at + 1, close).replaceAll('""', QUOTE);
        at = close + 1;
      }
    }
    const end = findFieldEnd(text, at, delimiter);
    record.push(field + text.slice(at, end)); // what follows a closing quote is kept
    at = end + 1;
    if (text[end] === delimiter) {
      if (at < text.length) continue;
      record.push("");
    } else if (text[end] === "\r" && text[at] === "\n") at++;
    yield record;
    record = [];
  }
}

function findClosingQuote(text: string, open: number): number {
  for (let at = text.indexOf(QUOTE, open + 1); at >= 0; at = text.indexOf(QUOTE, at + 2)) {
    if (text[at + 1] !== QUOTE) return at;
  }
  return -1;
}

function findFieldEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character === delimiter || character === "\n" || character === "\r") break;
    at++;
  }
  return at;
}
