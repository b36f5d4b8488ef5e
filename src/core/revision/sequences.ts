/** Two positions that belong together, before and after. */
export type Pair = readonly [before: number, after: number];

/**
 * The pairs of greatest total weight that keep their order on both sides; `weigh` gives nothing or less where two do not
 * belong together. Quadratic: for columns and for short stretches of rows.
 * @example alignInOrder(2, 3, (a, b) => (a === b ? 1 : 0)) → [[0, 0], [1, 1]]
 */
export function alignInOrder(before: number, after: number, weigh: (before: number, after: number) => number): Pair[] {
  const width = after + 1;
  const best = new Float64Array((before + 1) * width);
  const weights = new Float64Array(before * after);
  for (let i = before - 1; i >= 0; i--) {
    for (let j = after - 1; j >= 0; j--) {
      const weight = weigh(i, j);
      weights[i * after + j] = weight;
      const skipped = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      best[i * width + j] = weight > 0 ? Math.max(skipped, weight + (best[(i + 1) * width + j + 1] ?? 0)) : skipped;
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < before && j < after; ) {
    const weight = weights[i * after + j] ?? 0;
    const here = best[i * width + j] ?? 0;
    if (weight > 0 && here === weight + (best[(i + 1) * width + j + 1] ?? 0)) pairs.push([i++, j++]);
    else if (here === (best[(i + 1) * width + j] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/**
 * The most pairs that keep their order on both sides: what is not among them has moved. `pairs` are sorted by `before`.
 * @example longestInOrder([[0, 0], [1, 3], [2, 1], [3, 2]]) → the positions 0, 2, 3
 */
export function longestInOrder(pairs: readonly Pair[]): Set<number> {
  const tails: number[] = []; // tails[n] is the pair that ends the chain of length n + 1 with the least after
  const previous = new Int32Array(pairs.length).fill(-1);
  const afterOf = (i: number | undefined): number => pairs[i ?? -1]?.[1] ?? -1;
  for (let i = 0; i < pairs.length; i++) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (afterOf(tails[middle]) < afterOf(i)) low = middle + 1;
      else high = middle;
    }
    previous[i] = tails[low - 1] ?? -1;
    tails[low] = i;
  }
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) kept.add(i);
  return kept;
}
