import type { Pattern } from "../pattern.js";

/** What one sum at the same distances says for another, and several of them, in bits. */
const ONE_BITS = 4;
const SEVERAL_BITS = 6;

/**
 * Evidence from the other sums of a table, in bits: where 男 + 女 = 計 stands in one group of rows, the rows at the same distances in
 * the next group are meant alike, and where 2000 sums every third row, so does 1999.
 */
export function parallelBits(pattern: Pattern, accepted: readonly { readonly pattern: Pattern }[]): number {
  const own = shapeOf(pattern);
  const alike = accepted.filter(({ pattern: other }) => other.total !== pattern.total && other.parts.length === pattern.parts.length && shapeOf(other) === own).length;
  return alike === 0 ? 0 : alike === 1 ? ONE_BITS : SEVERAL_BITS;
}

function shapeOf({ total, parts, signs }: Pattern): string {
  return parts.map((part, i) => (part - total) * 2 + (signs[i] === -1 ? 1 : 0)).join();
}
