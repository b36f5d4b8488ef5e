import { comparable } from "../figures/labels.js";
import type { RowChange } from "./revision.js";

/** Shorter names share what they share by chance. */
const SHORTEST = 6;
/** Of a part's pairs of characters, so many are the whole's. */
const LEAST_CONTAINED = 0.75;
/** Of the whole's, so many are in the parts together, and so many in each part alone. */
const LEAST_COVERED = 0.75;
const LEAST_OWN = 0.12;
const MOST_ROWS = 40;
const MOST_CANDIDATES = 8;

export interface WordingGroup {
  /** The position of the row that was divided, or that others were joined to. */
  readonly whole: number;
  readonly parts: readonly number[];
}

/**
 * Rows whose names together are one other name: 「窓口の整備と案内の充実」 → 「窓口の整備」, 「案内の充実」. A suspicion; of two ways to put
 * a name together neither is told.
 */
export function findWordingGroups(rows: readonly RowChange[], wholes: readonly number[], parts: readonly number[]): WordingGroup[] {
  if (wholes.length === 0 || parts.length < 2 || wholes.length > MOST_ROWS || parts.length > MOST_ROWS) return [];
  const pairsOf = new Map([...wholes, ...parts].map((i) => [i, characterPairs(rows[i]?.key ?? "")]));
  const used = new Set<number>();
  return wholes.flatMap((whole): WordingGroup[] => {
    const sought = pairsOf.get(whole) ?? new Set<string>();
    if (sought.size < SHORTEST) return [];
    const candidates = parts.filter((part) => !used.has(part) && isContained(pairsOf.get(part) ?? new Set(), sought)).slice(0, MOST_CANDIDATES);
    const found = combinations(candidates).filter((chosen) => covers(chosen.map((part) => pairsOf.get(part) ?? new Set()), sought));
    const [only] = found;
    if (found.length !== 1 || !only) return [];
    for (const part of only) used.add(part);
    return [{ whole, parts: only }];
  });
}

function characterPairs(text: string): Set<string> {
  const characters = Array.from(comparable(text));
  return characters.length < SHORTEST - 1 ? new Set() : new Set(characters.slice(1).map((character, i) => `${characters[i] ?? ""}${character}`));
}

function isContained(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size > 0 && part.size < whole.size && [...part].filter((pair) => whole.has(pair)).length >= part.size * LEAST_CONTAINED;
}

/** Two or three of them. */
function combinations(candidates: readonly number[]): number[][] {
  return candidates.flatMap((one, i) => candidates.slice(i + 1).flatMap((other, j) => [[one, other], ...candidates.slice(i + j + 2).map((third) => [one, other, third])]));
}

function covers(parts: readonly ReadonlySet<string>[], whole: ReadonlySet<string>): boolean {
  const all = [...whole];
  const covered = all.filter((pair) => parts.some((part) => part.has(pair))).length;
  if (covered < whole.size * LEAST_COVERED) return false;
  return parts.every((part) => all.filter((pair) => part.has(pair) && parts.every((other) => other === part || !other.has(pair))).length >= whole.size * LEAST_OWN);
}
