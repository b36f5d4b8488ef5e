/** Figures of fewer digits are alike in many places of one workbook. */
const LEAST_DIGITS = 3;

/**
 * What it says, in bits, that the same number stands in two places: nothing for small and round numbers.
 * @example tellingBits(12_345) ≈ 13.6; tellingBits(42) === 0; tellingBits(120_000) === 0; tellingBits(0.853) ≈ 9.7
 */
export function tellingBits(value: number): number {
  if (Number.isNaN(value) || value === 0) return 0;
  let digits = Math.abs(value);
  for (let i = 0; i < 4 && !Number.isInteger(digits); i++) digits = Number((digits * 10).toPrecision(13));
  digits = Math.round(digits);
  while (digits >= 10 && digits % 10 === 0) digits /= 10;
  return digits < 10 ** (LEAST_DIGITS - 1) ? 0 : Math.log2(digits);
}
