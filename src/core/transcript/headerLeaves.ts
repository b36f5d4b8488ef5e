import { parseFiscalYear } from "../figures/fiscalYear.js";
import type { HeaderWord } from "./headerWords.js";

/** The lowest tier of a header: one label a column. `used` tells the words they were made of. */
export interface Leaves {
  readonly columns: readonly Leaf[];
  readonly used: ReadonlySet<HeaderWord>;
}

/** Makes `width` labels of the words: from the lowest line, from the lowest lines together, or by joining what blanks parted. */
export function pickLeaves(rest: readonly HeaderWord[], width: number): Leaves | undefined {
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
function stackLines(rest: readonly HeaderWord[], line: number, width: number): Leaves | undefined {
  const upper = rest.filter((token) => token.lineIndex === line);
  const lower = rest.filter((token) => token.lineIndex > line);
  if (upper.length !== width || lower.length >= width) return undefined;
  for (const overlaps of [
    (a: HeaderWord, b: HeaderWord) => a.left < b.right && a.right > b.left,
    (a: HeaderWord, b: HeaderWord) => a.start < b.end && a.end > b.start,
  ]) {
    const columns = upper.map((token) => ({ label: [token, ...lower.filter((other) => overlaps(token, other))].map((part) => part.text).join(""), start: token.start, end: token.end }));
    const isPlaced = lower.every((token) => upper.filter((other) => overlaps(token, other)).length === 1);
    if (isPlaced) return { columns, used: new Set([...upper, ...lower]) };
  }
  return undefined;
}

export interface Leaf {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Joins parted words until `width` are left: a year with what follows it first, then the narrowest gaps if they are clearly narrower. */
export function joinTo(tokens: readonly HeaderWord[], width: number): readonly Leaf[] {
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

function sameLine(tokens: readonly HeaderWord[], a: Leaf, b: Leaf): boolean {
  const lineOf = (leaf: Leaf): number | undefined => tokens.find((token) => token.start === leaf.start && leaf.label.startsWith(token.text))?.lineIndex;
  return lineOf(a) === lineOf(b);
}

function fuse(a: Leaf, b: Leaf): Leaf {
  return { label: `${a.label} ${b.label}`, start: a.start, end: b.end };
}
