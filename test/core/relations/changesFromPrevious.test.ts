import { check, findingsOf, relationsOf } from "../../support/books.js";

type Row = readonly (string | number | null)[];

/** [code, cell, cause, proposed] of what is told, errors before warnings. */
function told(rows: readonly Row[]): unknown[] {
  const validation = check(rows);
  return [...findingsOf(validation).map((finding) => ["error", ...(finding as unknown[])]), ...findingsOf(validation, "warning").map((finding) => ["warning", ...(finding as unknown[])])];
}

function changesIn(rows: readonly Row[]): string[] {
  return relationsOf(check(rows)).filter((relation) => /^(?:difference|rate|share)/.test(relation));
}

/** A table with the figure of one cell replaced. */
function withCell(rows: readonly Row[], row: number, column: number, value: string | number | null): Row[] {
  return rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells));
}

const TREND: readonly Row[] = [
  ["年", "総人口", "対前年増減数", "対前年増減率（％）"],
  ["平成30年", 54321, null, null], ["令和元年", 53987, -334, -0.61], ["令和２年", 53210, -777, -1.44], ["令和３年", 52678, -532, -1.0], ["令和４年", 52109, -569, -1.08], ["令和５年", 51456, -653, -1.25],
];

describe("a column of changes, a year to a line", () => {
  test("takes each figure from the one above", () => {
    expect(changesIn(TREND)).toEqual([
      "difference C3 = B3 -B2", "difference C4 = B4 -B3", "difference C5 = B5 -B4", "difference C6 = B6 -B5", "difference C7 = B7 -B6",
      "rate D3 = B2:B3", "rate D4 = B3:B4", "rate D5 = B4:B5", "rate D6 = B5:B6", "rate D7 = B6:B7",
    ]);
    expect(told(TREND)).toEqual([]);
  });
  test("names the figure between two changes that miss by as much", () => {
    expect(told(withCell(TREND, 3, 1, 53201))).toEqual([["error", "footing/change", "B4", "digits-transposed", [53210]]]);
  });
  test("names the change between figures that others vouch for", () => {
    expect(told(withCell(TREND, 4, 2, 532))).toEqual([["error", "footing/change", "C5", "sign-lost", [-532]]]);
    expect(told(withCell(TREND, 4, 3, -4.0))).toEqual([["warning", "ratio/rate", "D5", "ratio-wrong", [-1]]]);
  });
  test("only warns where nothing looks like a slip: a year may have been counted otherwise", () => {
    expect(told(withCell(TREND, 4, 2, -418)).map((finding) => (finding as string[]).slice(0, 3))).toEqual([["warning", "footing/change", "C5"]]);
  });
  test("is none without a heading that says so", () => {
    expect(changesIn(TREND.map((row, r) => (r === 0 ? ["年", "総人口", "転出入", "その他"] : row)))).toEqual([]);
  });
  test("does not ask a year whose year before is not shown", () => {
    expect(told([["年度", "職員数", "対前年度増減数"], ["平成27年度", 612, null], ["平成28年度", 605, -7], ["平成29年度", 598, -7], ["令和元年度", 601, 5], ["令和２年度", 604, 3], ["令和３年度", 599, -5]])).toEqual([]);
  });
});

describe("changes by row, a year to a column", () => {
  const rows: readonly Row[] = [
    ["区分", "令和５年度", "令和４年度", "令和３年度", "令和２年度", "令和元年度"], ["歳出総額", 24512871, 23987120, 24120445, 25410236, 28765119],
    ["対前年度増減額", 525751, -133325, -1289791, -3354883, null], ["前年度比（％）", 102.2, 99.4, 94.9, 88.3, null],
  ];
  test("may begin with the newest", () => {
    expect(changesIn(rows)).toEqual([
      "difference B3 = B2 -C2", "difference C3 = C2 -D2", "difference D3 = D2 -E2", "difference E3 = E2 -F2", "share B4 = B2:C2", "share C4 = C2:D2", "share D4 = D2:E2", "share E4 = E2:F2",
    ]);
    expect(told(rows)).toEqual([]);
    expect(told(withCell(rows, 2, 3, -1289971))).toEqual([["error", "footing/change", "D3", "digits-transposed", [-1289791]]]);
  });
});

describe("changes that were rounded by themselves", () => {
  const table = (changes: readonly number[]): Row[] => [
    ["年度", "決算額", "対前年度増減額"], ["令和元年度", 15345, null], ...[19107, 16765, 16383, 16101, 15880].map((amount, i): Row => [`令和${String(i + 2)}年度`, amount, changes[i] ?? null]),
  ];
  test("are off by one in many lines, or in two that share a figure", () => {
    expect(told(table([3761, -2342, -382, -281, -222]))).toEqual([]);
    expect(told(table([3762, -2342, -382, -282, -221])).map((finding) => (finding as string[])[0])).toEqual([]);
    expect(told(table([3762, -2341, -383, -282, -221])).map((finding) => (finding as string[])[0])).not.toContain("error");
  });
});

describe("an index", () => {
  const rows: readonly Row[] = [
    ["年", "観光客数（人）", "指数（R1=100）"], ["令和元年", 1234567, 100], ["令和２年", 735900, 59.6], ["令和３年", 791200, 64.1], ["令和４年", 1044300, 84.6], ["令和５年", 1156400, 93.7],
  ];
  test("takes all years from the one that is a hundred", () => {
    expect(changesIn(rows)).toEqual(["share C3 = B3 B2", "share C4 = B4 B2", "share C5 = B5 B2", "share C6 = B6 B2"]);
    expect(told(withCell(rows, 5, 2, 96.7))).toEqual([["warning", "ratio/share", "C6", "ratio-wrong", [93.7]]]);
  });
});

describe("a rate of reduction", () => {
  test("tells by how much less this year's figure is", () => {
    const rows: readonly Row[] = [["年度", "排出量（t）", "前年度比削減率（％）"], ["令和元年度", 12456, null], ["令和２年度", 11874, 4.7], ["令和３年度", 11230, 5.4], ["令和４年度", 10987, 2.2], ["令和５年度", 10204, 7.1]];
    expect(changesIn(rows)).toEqual(["rate C3 = B2:B3", "rate C4 = B3:B4", "rate C5 = B4:B5", "rate C6 = B5:B6"]);
    expect(told(rows)).toEqual([]);
  });
});
