/**
 * The assignment of rows to columns with the least total cost (Hungarian method, O(n²m)); n must not exceed m.
 * @param cost n rows of m costs
 * @returns for each row its column
 * @example assignLeast([[4, 1], [2, 0]]) → [1, 0]
 */
export function assignLeast(cost: readonly (readonly number[])[]): number[] {
  const n = cost.length;
  const m = cost[0]?.length ?? 0;
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const owner = new Int32Array(m + 1);
  const way = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) {
    owner[0] = i;
    let column = 0;
    const least = new Float64Array(m + 1).fill(Infinity);
    const used = new Uint8Array(m + 1);
    do {
      used[column] = 1;
      const row = owner[column] ?? 0;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= m; j++) {
        if (used[j]) continue;
        const reduced = (cost[row - 1]?.[j - 1] ?? 0) - (u[row] ?? 0) - (v[j] ?? 0);
        if (reduced < (least[j] ?? 0)) { least[j] = reduced; way[j] = column; }
        if ((least[j] ?? 0) < delta) { delta = least[j] ?? 0; next = j; }
      }
      for (let j = 0; j <= m; j++) {
        if (used[j]) { u[owner[j] ?? 0] = (u[owner[j] ?? 0] ?? 0) + delta; v[j] = (v[j] ?? 0) - delta; } else least[j] = (least[j] ?? 0) - delta;
      }
      column = next;
    } while (owner[column] !== 0);
    do {
      const from = way[column] ?? 0;
      owner[column] = owner[from] ?? 0;
      column = from;
    } while (column !== 0);
  }
  const assigned = new Array<number>(n).fill(-1);
  for (let j = 1; j <= m; j++) if ((owner[j] ?? 0) > 0) assigned[(owner[j] ?? 0) - 1] = j - 1;
  return assigned;
}

/**
 * Pairs what is alike on two sides, each at most once, with the greatest total likeness.
 * @param likeness of each on the one side to each on the other; 0 or less never pairs
 */
export function pairMostAlike(before: number, after: number, likeness: (before: number, after: number) => number): [number, number][] {
  if (before === 0 || after === 0) return [];
  const turned = before > after;
  const [n, m] = turned ? [after, before] : [before, after];
  const like = Array.from({ length: n }, (_, i) => Array.from({ length: m }, (_, j) => Math.max(0, turned ? likeness(j, i) : likeness(i, j))));
  return assignLeast(like.map((row) => row.map((value) => 1 - value)))
    .map((j, i): [number, number] => (turned ? [j, i] : [i, j]))
    .filter(([b, a]) => (turned ? (like[a]?.[b] ?? 0) : (like[b]?.[a] ?? 0)) > 0)
    .sort((x, y) => x[0] - y[0]);
}
