/**
 * Text from a workbook or a file's name as a terminal may show it: control characters and the marks that turn the
 * direction of writing are replaced, since they could colour, erase or disguise what stands around them.
 */
export function toSafeText(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/** The same on one line: line breaks in a cell become blanks. */
export function toOneLine(text: string): string {
  return toSafeText(text.replace(/\s*[\r\n]+\s*/g, " "));
}

/**
 * Columns that a text of our own help takes: kana, kanji and full-width signs take two. The packages that know every
 * script cost as much as the rest of a start together, and help holds nothing else.
 */
export function helpWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  return width;
}
