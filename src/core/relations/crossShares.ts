import type { LabelRole } from "../figures/totalLabels.js";
import { formatAddress } from "../grid/address.js";
import { placeAt, type Lines } from "./lines.js";
import { ratioName } from "./ratioName.js";
import { decimalsAt } from "./ratios.js";
import type { Place, Relation } from "./relation.js";

/** How far from the shares the amounts may stand. */
const REACH = 8;
const LEAST_HOLDING = 3;
/** Bits that the lines which hold must come to, of log2(share in printed units) each. */
const LEAST_BITS = 16;
const MOST_FAILING_SHARE = 0.2;

interface Candidate {
  readonly part: number;
  readonly whole: number;
  readonly scale: 1 | 100;
  readonly shares: readonly Share[];
  readonly holding: number;
  readonly failing: number;
  readonly bits: number;
}

interface Share {
  readonly line: number;
  readonly shown: number;
  /** To one digit more than is shown. */
  readonly expected: number;
  readonly residual: number;
  readonly slack: number;
  readonly holds: boolean;
}

/**
 * 構成比: each line's amount over the amount of the total line. The shares stand beside the amounts, the whole in another line,
 * so that no equation of one line tells them.
 * @param lineRoles of the lines across: the whole is a total among them
 * @example 金額 5,120 … 計 8,420 and 構成比 60.8 → C2 = B2 / B5 × 100
 */
export function findCrossShares(lines: Lines, lineRoles: readonly LabelRole[], taken: ReadonlySet<number>): Relation[] {
  const wholes = lineRoles.flatMap((role, line) => (role === "total" || role === "subtotal" ? [line] : []));
  if (wholes.length === 0) return [];
  return lines.roles.flatMap((role, total) => {
    if (role !== "share" || taken.has(total)) return [];
    let best: Candidate | undefined;
    for (const part of amountsBeside(lines, total)) {
      for (const whole of wholes) {
        for (const scale of [100, 1] as const) {
          const candidate = tryShares(lines, total, part, whole, scale);
          if (candidate && (!best || candidate.bits > best.bits + 1)) best = candidate;
        }
      }
    }
    return best ? best.shares.map((share) => relate(lines, total, best, share)) : [];
  });
}

function amountsBeside(lines: Lines, total: number): number[] {
  const parts: number[] = [];
  for (let distance = 1; distance <= REACH; distance++) {
    for (const p of [total - distance, total + distance]) {
      const role = lines.roles[p];
      if (role !== undefined && role !== "share" && role !== "rate" && role !== "mean") parts.push(p);
    }
  }
  return parts;
}

function tryShares(lines: Lines, total: number, part: number, whole: number, scale: 1 | 100): Candidate | undefined {
  const width = lines.positionIndexes.length;
  const base = lines.values[whole * width + part] ?? NaN;
  if (!(base > 0)) return undefined;
  const decimals = decimalsAt(lines, total);
  const shares: Share[] = [];
  let holding = 0, bits = 0;
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    const shown = lines.values[line * width + total] ?? NaN, amount = lines.values[line * width + part] ?? NaN;
    if (Number.isNaN(shown) || Number.isNaN(amount)) continue;
    const expected = (amount / base) * scale;
    // shares are nudged by a unit so that they come to 100
    const slack = 1.02 * 10 ** -decimals;
    const residual = shown - expected;
    const holds = Math.abs(residual) <= slack;
    const isTelling = line !== whole && expected * 10 ** decimals >= 2;
    if (holds && isTelling) { holding++; bits += Math.min(12, Math.log2((expected * 10 ** decimals) / 2)); }
    shares.push({ line, shown, expected: Number(expected.toFixed(decimals + 1)), residual, slack, holds });
  }
  const failing = shares.filter((share) => !share.holds).length;
  const isShown = holding >= LEAST_HOLDING && bits >= LEAST_BITS && failing <= Math.max(1, shares.length * MOST_FAILING_SHARE);
  return isShown ? { part, whole, scale, shares, holding, failing, bits: bits - 8 * failing } : undefined;
}

function relate(lines: Lines, total: number, { part, whole, holding, failing }: Candidate, share: Share): Relation {
  const place = (line: number, position: number): Place => placeAt(lines, line, position);
  const at = place(share.line, total);
  return {
    id: `${lines.table.id}/${lines.axis}-share/${formatAddress(at.rowIndex, at.columnIndex)}`, tableId: lines.table.id, code: "ratio/share", kind: "share",
    total: at, parts: [{ ...place(share.line, part), sign: 1 }, { ...place(whole, part), sign: 1 }],
    outcome: share.holds ? "holds" : "fails", actual: share.shown, expected: share.expected, residual: share.residual, slack: share.slack,
    evidence: ["label", "arithmetic"], confidence: 0.97, name: ratioName(lines.headings[total] ?? []), support: { holding, failing },
  };
}
