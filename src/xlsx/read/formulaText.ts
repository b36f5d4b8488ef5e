/**
 * What Excel writes before the names of functions newer than the file format. In the sheet nobody sees it.
 * `_xlpm.` marks the parameters of LET and LAMBDA.
 */
const PREFIX = /_xl(?:fn|ws|pm|udf)\./gi;
const LITERALS = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

/**
 * A formula as Excel shows it: without file prefixes and without a leading `=`.
 * @example displayedFormula('_xlfn._xlws.FILTER(A1:A9,B1:B9="_xlfn.")') === 'FILTER(A1:A9,B1:B9="_xlfn.")'
 */
export function displayedFormula(stored: string): string {
  const formula = stored.startsWith("=") ? stored.slice(1) : stored;
  if (!formula.includes("_xl")) return formula;
  return formula
    .split(LITERALS)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replace(PREFIX, "")))
    .join("");
}
