import type { CellValue } from "../../../src/core/grid/grid.js";
import { findSlip, numbersMeant } from "../../../src/core/relations/faults/slips.js";
import { check, withCell } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];

/** [cause and cell with its number, of each explanation] of each finding that is more than a remark. */
function told(rows: Rows): unknown[] {
  return check(rows).findings.filter(({ severity }) => severity !== "info")
    .map(({ severity, explanations }) => [severity, ...explanations.map(({ cause, cells }) => `${cause} ${cells.map(({ ref, proposed }) => `${ref} ${String(proposed)}`).join(" ")}`)]);
}

/** People over households. */
const HOUSEHOLDS: Rows = [
  ["年", "人口", "世帯数", "１世帯当たり人員"],
  ["令和元年", 53987, 21187, 2.55], ["令和２年", 53210, 21245, 2.5], ["令和３年", 52678, 21301, 2.47], ["令和４年", 52109, 21290, 2.45], ["令和５年", 51456, 21345, 2.41],
];

/** An amount, its share of another and its change from the year before. */
const BUDGET: Rows = [
  ["事業", "予算額", "決算額", "執行率（％）", "前年度決算額", "増減率（％）"],
  ["道路", 41250, 39871, 96.7, 38120, 4.6], ["公園", 12800, 11934, 93.2, 12530, -4.8], ["学校", 86500, 85112, 98.4, 80233, 6.1],
  ["福祉", 64210, 60387, 94, 61998, -2.6], ["消防", 23900, 23415, 98, 22087, 6], ["水道", 37450, 34876, 93.1, 33120, 5.3],
];

describe("a ratio that fails by itself", () => {
  test("nothing is told where all hold", () => {
    expect([told(HOUSEHOLDS), told(BUDGET)]).toEqual([[], []]);
  });
  test("blames the operand that one slip explains, and names the ratio's cell as well", () => {
    expect(told(withCell(HOUSEHOLDS, 2, 2, 24245))).toEqual([["warning", "digit-replaced C3 21245", "ratio-wrong D3 2.19"]]);
  });
  test("blames its own cell where a slip explains that, and no operand's", () => {
    expect(told(withCell(HOUSEHOLDS, 2, 3, 5.2))).toEqual([["warning", "ratio-wrong D3 2.5"]]);
  });
  test("blames its own cell where no slip explains anything", () => {
    expect(told(withCell(HOUSEHOLDS, 2, 3, 1.13))).toEqual([["warning", "ratio-wrong D3 2.5"]]);
  });
  test("does not blame an operand that a sum bears out", () => {
    const rows: Rows = [...HOUSEHOLDS, ["計", 263440, 106368, null]];
    expect(told(withCell(rows, 2, 3, 2.19))).toEqual([["warning", "ratio-wrong D3 2.5"]]);
  });
  test("is one finding with another that the same operand breaks", () => {
    expect(told(withCell(BUDGET, 4, 2, 69387))).toEqual([["warning", "digit-replaced C5 60387"]]);
  });
  test("names the number that two ratios agree on where no slip makes it", () => {
    expect(told(withCell(BUDGET, 4, 2, 52914))).toEqual([["warning", expect.stringMatching(/^value-wrong C5 60\d\d\d$/)]]);
  });
  test("is a finding of its own where no operand mends both", () => {
    expect(told(withCell(withCell(BUDGET, 4, 3, 71), 5, 5, 13.3))).toHaveLength(2);
  });
});

test("the numbers that one slip makes the typed one are all named as slips", () => {
  expect([68, 83, 3, 8, 138, 381, 388, -38].every((meant) => [...numbersMeant(38)].includes(meant))).toBe(true);
  expect([...numbersMeant(1.25)].every((meant) => findSlip(1.25, meant) !== undefined)).toBe(true);
  expect([...numbersMeant(1.25)]).toContain(1.52);
  expect([...numbersMeant(38)]).not.toContain(49);
});

describe("the sentence of a ratio", () => {
  function sentences(rows: Rows): string[] {
    return check(rows).findings.map(({ message }) => message);
  }
  test("calls it what its heading does, and what it comes to by the digits that its cells show", () => {
    expect(sentences(withCell(HOUSEHOLDS, 2, 3, 5.2))).toEqual(["D3 が 2.7 多いようです（2.5 なら、すべて合います）。１世帯当たり人員が合いません：計算すると 2.5 ですが、D3 は 5.2 です。"]);
    expect(sentences(withCell(BUDGET, 1, 3, 66.7))).toEqual(["D2 が 30 少ないようです（96.7 なら、すべて合います）。執行率が合いません：計算すると 96.7 ですが、D2 は 66.7 です。"]);
  });
});

describe("changes under a heading that does not say what they are", () => {
  const PAIRS: readonly (readonly [number, number])[] = [[272, 293], [137, 145], [80, 65], [55, 83], [1990, 2188], [2223, 3341], [604, 627], [688, 718], [4873, 5412], [915, 872]];
  const changes = (pairs: typeof PAIRS): Rows => [
    ["区分", "令和４年度", "令和５年度", "４－５"],
    ...pairs.map(([before, after], i) => [`第${String.fromCharCode(0x4e00 + i)}種`, before, after, Math.round(((after - before) / before) * 1000) / 10]),
  ];
  test("nothing is told where all hold", () => {
    expect(told(changes(PAIRS))).toEqual([]);
  });
  test("the one line that does not hold is worth a look", () => {
    expect(told(withCell(changes(PAIRS), 2, 1, 17))).toEqual([["warning", "digit-dropped B3 137", "ratio-wrong D3 752.9"]]);
  });
  test("one that was rounded further than the others is not wrong", () => {
    // 10 for 9.9: a whole number among tenths
    expect(told(withCell(changes(PAIRS), 5, 3, 10))).toEqual([]);
  });
  test("two such lines, or few that hold, say nothing", () => {
    expect(told(withCell(withCell(changes(PAIRS), 2, 3, 9.1), 4, 3, 21))).toEqual([]);
    expect(told(withCell(changes(PAIRS.slice(0, 6)), 2, 3, 9.1))).toEqual([]);
  });
});
