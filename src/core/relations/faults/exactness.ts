/**
 * Evidence that a sum which holds to the last digit gives against rounding, in bits: so many independent roundings seldom come to nought.
 * @param parts the figures that the total sums
 * @example exactnessBits(2) === 0.33: three rounded figures still agree in four cases of five
 */
export function exactnessBits(parts: number): number {
  return Math.max(0.2, Math.log2(Math.sqrt(parts + 1) / AGREEING));
}

/** √(6/π): the chance that n rounded figures agree is about this over √n. */
const AGREEING = 1.38;
