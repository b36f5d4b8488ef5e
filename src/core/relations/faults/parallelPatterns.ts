import { comparable } from "../../figures/labels.js";
import type { Lines } from "../lines.js";
import type { Pattern } from "../pattern.js";

/** What one sum of lines with the same names says for another, and several of them, in bits. */
const ONE_BITS = 4;
const SEVERAL_BITS = 6;

/**
 * Evidence from the other sums of a table, in bits: where 男 + 女 = 計 stands in one group of rows, rows of the same names at the same
 * distances in the next group are meant alike. The distances alone say nothing: two figures before a third is what chance sums
 * look like as well.
 * @param firm sums that stand by evidence of their own: what others bore out bears out nothing in turn
 */
export function parallelBits(lines: Lines, pattern: Pattern, firm: readonly { readonly pattern: Pattern }[]): number {
  const own = shapeOf(lines, pattern);
  if (own === undefined) return 0;
  const alike = firm.filter(({ pattern: other }) => other.total !== pattern.total && other.parts.length === pattern.parts.length && shapeOf(lines, other) === own).length;
  return alike === 0 ? 0 : alike === 1 ? ONE_BITS : SEVERAL_BITS;
}

/** Distances, signs and names; undefined where a line has no name. */
function shapeOf({ labels }: Lines, { total, parts, signs }: Pattern): string | undefined {
  const nameOf = (p: number): string => comparable(labels[p] ?? "");
  if (nameOf(total) === "" || parts.some((part) => nameOf(part) === "")) return undefined;
  return [nameOf(total), ...parts.map((part, i) => `${String(part - total)}${signs[i] === -1 ? "-" : "+"}${nameOf(part)}`)].join("\u0001");
}
