import type { PlanBook } from "../../../support/planBooks.js";

/** A plan of that many initiatives, each third with up to four new items, some names long enough to wrap. */
export function largePlan(count: number): PlanBook {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const added = (n: number): number => (n % 3 === 0 ? (n % 4) + 1 : 0);
  const name = (n: number): string => (n % 7 === 0 ? `公共施設等の総合的かつ計画的な管理及び運営に関する取組の推進並びに地域との協働（その${n}）` : `取組項目その${n}`);
  const current = (n: number): number => (n % 5) + 1;
  const sum = (of: (n: number) => number): number => numbers.reduce((total, n) => total + of(n), 0);
  return {
    titles: ["港市行政プラン 改定版（案）について"],
    rationale: "策定から２年を経過し、取組の見直しが必要なものがあることから、プラン全体の見直しを実施する。".repeat(6),
    rows: numbers.map((n) => [`No.${n}`, name(n), current(n), added(n) || null, current(n) + added(n)]),
    total: ["実践項目数計", null, sum(current), sum(added), sum(current) + sum(added)],
    items: numbers.filter((n) => added(n) > 0).map((n) => [
      `No.${n}`, name(n),
      Array.from({ length: added(n) }, (_, i) => (i === 2 ? `窓口における手続の電子化及び自動化並びに市民の利便性の向上に資する新たな仕組みの導入の検討${n}` : `新規項目${n}の${i + 1}`)),
    ]),
    declared: [["内容の変更", 19, "項目"]],
    changes: [["No.2", name(2), "地域公共交通計画の策定と推進"]],
  };
}
