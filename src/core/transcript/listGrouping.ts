/**
 * Which entries belong to which initiative. A merged cell's name is printed at its top, in its middle or at its foot, and the text
 * keeps only the order of lines; so the names' place within their groups is chosen for the whole list, by what fits best.
 */
export interface GroupingLabel {
  /** How many entries begin before the label's lines. */
  readonly position: number;
  /** How many entries from that position on stand on the label's own lines: they are its own for certain. */
  readonly own: number;
  /** How many entries a count table gives it; undefined where none does. */
  readonly expected: number | undefined;
}

export interface Grouping {
  /** For each label the index of its first entry and the one after its last. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly placement: Placement;
  /** The count table decided, since the lines alone read otherwise. */
  readonly leansOnCounts: boolean;
}

export type Placement = "top" | "middle" | "foot";

/** An entry read against the list's placement costs more than one wrong count and less than the two that moving it mends. */
const MISPLACED = 1.5;

/**
 * @param keepsLayout the text kept the page's layout, so that lines side by side on the page share a line: a name at the top of its group shares the first entry's,
 *   and a name alone on its line has as many entries above as below
 * @param blanks whether a blank line stands before each entry
 * @example groupEntries(3, [{ position: 1, own: 1, expected: 3 }], …) → all three entries, the name in the middle
 */
export function groupEntries(count: number, labels: readonly GroupingLabel[], blanks: readonly boolean[], keepsLayout = false): Grouping {
  const trials = (["top", "middle", "foot"] as const).map((placement) => ({ placement, ...bestSplits(count, labels, blanks, placement, keepsLayout) }));
  const best = trials.reduce((a, b) => (b.cost < a.cost ? b : a));
  const top = trials[0];
  return { ranges: best.ranges, placement: best.placement, leansOnCounts: top !== undefined && best !== top && top.geometry === 0 && best.geometry >= top.geometry };
}

interface Trial {
  readonly cost: number;
  readonly geometry: number;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

/** Between two labels the entries are cut once; the cheapest cuts are found label by label. */
function bestSplits(count: number, labels: readonly GroupingLabel[], blanks: readonly boolean[], placement: Placement, keepsLayout: boolean): Trial {
  let states = new Map<number, Trial>([[0, { cost: 0, geometry: 0, ranges: [] }]]);
  labels.forEach((label, index) => {
    const next = new Map<number, Trial>();
    const after = labels[index + 1];
    const low = label.position + label.own;
    const high = after ? after.position : count;
    for (const [from, trial] of states) {
      for (let to = after ? Math.max(low, from) : count; to <= Math.max(high, low); to++) {
        const geometry = placeCost(placement, label, from, to, keepsLayout) + cutCost(blanks, low, high, to, after !== undefined);
        const wrong = label.expected !== undefined && label.expected !== to - from ? 1 : 0;
        const cost = trial.cost + geometry + wrong + (to === from ? 1 : 0);
        const known = next.get(to);
        if (!known || cost < known.cost) next.set(to, { cost, geometry: trial.geometry + geometry, ranges: [...trial.ranges, { from, to }] });
      }
    }
    states = next;
  });
  return [...states.values()].reduce((a, b) => (b.cost < a.cost ? b : a));
}

function placeCost(placement: Placement, label: GroupingLabel, from: number, to: number, keepsLayout: boolean): number {
  const isAlone = keepsLayout && label.own === 0;
  const above = label.position - from;
  const below = to - label.position - label.own;
  if (placement === "top") return (above + (isAlone ? 1 : 0)) * MISPLACED;
  if (placement === "foot") return (below + (isAlone ? 1 : 0)) * MISPLACED;
  return Math.max(0, Math.abs(above - below) - (isAlone ? 0 : 1)) * MISPLACED;
}

/** Where some of the entries between two names are set apart by a blank line, a cut elsewhere is less likely. */
function cutCost(blanks: readonly boolean[], low: number, high: number, cut: number, isBetween: boolean): number {
  if (!isBetween || high - low < 2 || cut <= low || cut >= high) return 0;
  const inside = blanks.slice(low + 1, high);
  return inside.some(Boolean) && !inside.every(Boolean) && !blanks[cut] ? 0.5 : 0;
}
