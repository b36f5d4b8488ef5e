import { formatRange, quoteSheetName, type CellAddress } from "../../grid/address.js";
import type { Grid } from "../../grid/grid.js";
import type { EntryKind, Register, RegisterEntry } from "../../tables/registers.js";
import { countOf, literal, referTo, type Term } from "./formulaText.js";

/** Excel refuses a longer criterion. */
const LONGEST_CRITERION = 255;
/** COUNTIF compares as people do not: these would be patterns or comparisons. */
const NO_PLAIN_CRITERION = /[*?~]|^[=<>]/;

/** The entries of one initiative, in the order of the register. */
export interface RegisterGroup {
  readonly entries: readonly RegisterEntry[];
  readonly nameAt: CellAddress;
  readonly number: number | undefined;
}

/** Entries under their initiatives; those of one initiative count together wherever they stand. */
export function registerGroups(register: Register): RegisterGroup[] {
  const groups = new Map<string, RegisterEntry[]>();
  for (const entry of register.entries) {
    const key = `${entry.number ?? ""}/${entry.groupName}`;
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].flatMap((entries) => (entries[0] ? [{ entries, nameAt: entries[0].groupAt, number: entries[0].number }] : []));
}

/**
 * How many entries are of that kind, counted by Excel: one COUNTIF for each word that the register uses for it.
 * @example countKinds(register, grid, ["new"], register.entries) → { formula: 'COUNTIF(台帳!D3:D97,"新規")', value: 25 }
 */
export function countKinds(register: Register, grid: Grid, kinds: readonly EntryKind[], entries: readonly RegisterEntry[]): Term {
  const isOf = (entry: RegisterEntry): boolean => entry.typed !== "" && entry.kinds.some((kind) => kinds.includes(kind));
  const words = [...new Set(register.entries.filter(isOf).map((entry) => entry.typed))];
  const terms = words.flatMap((word) => areasOf(register, grid, entries).map((area) => `${area.weight === 1 ? "" : `${area.weight}*`}COUNTIF(${area.ref},${criterion(word)})`));
  return { formula: terms.length === 0 ? "0" : terms.join("+"), value: entries.filter(isOf).length };
}

/** How many entries there are. */
export function countEntries(grid: Grid, entries: readonly RegisterEntry[]): Term {
  return countOf(grid, entries.map((entry) => entry.itemAt));
}

export function minus(all: Term, part: Term): Term {
  return part.formula === "0" ? all : { formula: `${all.formula}-${/[+]/.test(part.formula) ? `(${part.formula})` : part.formula}`, value: all.value - part.value };
}

function criterion(word: string): string {
  const plain = word.slice(0, LONGEST_CRITERION);
  return literal(NO_PLAIN_CRITERION.test(plain) ? `=${plain.replace(/[*?~]/g, "~$&")}` : plain);
}

/** The cells that say the kinds, as runs; a merged cell counts once for each of its entries. */
function areasOf({ kindColumn }: Register, grid: Grid, entries: readonly RegisterEntry[]): { readonly ref: string; readonly weight: number }[] {
  const merges = grid.merges.filter((merge) => merge.bottom > merge.top && merge.left <= kindColumn && merge.right >= kindColumn);
  const weights = new Map<number, number>();
  for (const { itemAt: { rowIndex } } of entries) {
    const merge = merges.find((each) => each.top <= rowIndex && each.bottom >= rowIndex);
    const row = merge?.top ?? rowIndex;
    weights.set(row, (weights.get(row) ?? 0) + 1);
  }
  const areas: { top: number; bottom: number; weight: number }[] = [];
  for (const [row, weight] of [...weights].sort((a, b) => a[0] - b[0])) {
    const last = areas.at(-1);
    if (last?.bottom === row - 1 && last.weight === 1 && weight === 1) last.bottom = row;
    else areas.push({ top: row, bottom: row, weight });
  }
  return areas.map(({ top, bottom, weight }) => ({
    weight, ref: top === bottom ? referTo(grid, top, kindColumn) : `${quoteSheetName(grid.name)}!${formatRange({ top, bottom, left: kindColumn, right: kindColumn })}`,
  }));
}
