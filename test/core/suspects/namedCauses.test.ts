import { planRepairs } from "../../../src/app/repair.js";
import { parseAddress } from "../../../src/core/grid/address.js";
import { GridBuilder, gridOf } from "../../../src/core/grid/gridBuilder.js";
import type { CellValue, Grid } from "../../../src/core/grid/grid.js";
import { bookOf, check, PLAN_LIST, PLAN_ROWS, planBook, sheetOf } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];

/** Count tables as offices print them: 現行 + 新規 = 合計, and a total line. */
const PARTS: readonly (readonly [string, number, number])[] = [["窓口", 214, 38], ["税務", 187, 45], ["福祉", 352, 61], ["土木", 129, 27], ["教育", 268, 54]];
const TABLE: Rows = [
  ["区分", "現行", "新規", "合計"], ...PARTS.map(([name, current, added]) => [name, current, added, current + added]), ["合計", 1150, 225, 1375],
];

function withCells(rows: Rows, changes: Readonly<Record<string, CellValue>>): CellValue[][] {
  const copy = rows.map((row) => [...row]);
  for (const [ref, value] of Object.entries(changes)) {
    const at = parseAddress(ref);
    const row = at && copy[at.rowIndex];
    if (!at || !row) throw new Error(ref);
    row[at.columnIndex] = value;
  }
  return copy;
}

/** The first finding as [cause, cells, what is proposed], its sentence, and whether its repair leaves nothing to find. */
function first(rows: Rows): { told: unknown; message: string; isMended: boolean } {
  const [finding] = check(rows).findings.filter(({ severity }) => severity !== "info");
  const explanation = finding?.explanations[0];
  if (!finding || !explanation) throw new Error("nothing is found");
  const mended = withCells(rows, Object.fromEntries(explanation.cells.map(({ ref, proposed }) => [ref, proposed])));
  return {
    told: [explanation.cause, explanation.cells.map(({ ref }) => ref).join(" "), explanation.cells.map(({ proposed }) => proposed)],
    message: finding.message, isMended: check(mended).findings.every(({ severity }) => severity === "info"),
  };
}

test("the table by itself holds", () => {
  expect(check(TABLE).findings).toEqual([]);
});

describe.each<[string, Readonly<Record<string, CellValue>>, unknown, RegExp]>([
  ["two cells swapped: 現行 and 新規", { B4: 61, C4: 352 }, ["cells-swapped", "B4 C4", [352, 61]], /^B4 と C4 が入れ替わっているようです。/],
  ["two rows swapped in one column", { C3: 61, C4: 45 }, ["cells-swapped", "C3 C4", [45, 61]], /^C3 と C4 が入れ替わっているようです。/],
  ["digits transposed", { B4: 325 }, ["digits-transposed", "B4", [352]], /^B4 が 27 少ないようです（352 なら、すべて合います）。.*隣り合う数字が入れ替わった可能性があります。$/],
  ["a digit dropped", { B4: 35 }, ["digit-dropped", "B4", [352]], /^B4 が 317 少ないようです.*数字が一つ抜けた可能性があります。$/],
  ["a digit doubled", { B4: 3552 }, ["digit-doubled", "B4", [352]], /^B4 が 3,200 多いようです.*数字が一つ余分に入った可能性があります。$/],
  ["a figure wiped out", { C5: null }, ["value-missing", "C5", [27]], /^C5 が空欄か、数でない記号のようです（27 なら、すべて合います）。/],
  ["a total wiped out", { D5: null }, ["value-missing", "D5", [156]], /^D5 が空欄か、数でない記号のようです（156 なら、すべて合います）。/],
])("%s", (_, changes, told, message) => {
  test("is found, named and mended", () => {
    const found = first(withCells(TABLE, changes));
    expect(found.told).toEqual(told);
    expect(found.message).toMatch(message);
    expect(found.isMended).toBe(true);
  });
});

test("a value one row off stands beside the blank that it left", () => {
  const rows = TABLE.map((row, i) => (i === 4 ? ["土木", 129, null, 129] : row)).map((row, i) => (i === 6 ? ["合計", 1150, 198, 1348] : row));
  const found = first(withCells(rows, { C4: null, C5: 61 }));
  expect(found.told).toEqual(["value-shifted", "C5 C4", [null, 61]]);
  expect(found.message).toMatch(/^C5 の 61 は、隣の C4 に入るはずの数のようです（一つずれています）。/);
  expect(found.isMended).toBe(true);
});

describe("△ lost, and △ for a dash", () => {
  const rows: Rows = [["区分", "歳入", "歳出", "差引"], ["一般", 5120, 4980, 140], ["国保", 1830, 1912, -82], ["介護", 2245, 2201, 44], ["下水", 978, 1003, -25], ["合計", 10173, 10096, 77]];
  test("a sign lost", () => {
    const found = first(withCells(rows, { D3: 82 }));
    expect(found.told).toEqual(["sign-lost", "D3", [-82]]);
    expect(found.message).toMatch(/マイナスの記号が落ちた可能性があります。$/);
    expect(found.isMended).toBe(true);
  });
  test("a lone △", () => {
    const found = first(withCells(rows.map((row, i) => (i === 3 ? ["介護", 2245, 2245, "-"] : row)).map((row, i) => (i === 5 ? ["合計", 10173, 10140, 33] : row)), { D4: "△" }));
    expect(found.told).toEqual(["lone-triangle", "D4", ["-"]]);
    expect(found.message).toBe("D4 に「△」だけが入っています。「-」の打ち間違いではありませんか。数式では数えられません。");
    expect(found.isMended).toBe(true);
  });
  test("a △ whose number is missing", () => {
    const found = first(withCells(rows, { D3: "△" }));
    expect(found.told).toEqual(["value-missing", "D3", [-82]]);
    expect(found.isMended).toBe(true);
    expect(check(withCells(rows, { D3: "△" })).findings.map(({ code }) => code)).not.toContain("text/lone-sign");
  });
});

describe("a typed total", () => {
  const list: Rows = [["事業", "金額"], ["道路", 4120], ["公園", 1875], ["河川", 2630], ["橋りょう", 3415], ["合計", 12040]];
  test("left as it stood before a row was added", () => {
    const found = first(withCells(list, { B6: 8625 }));
    expect(found.told).toEqual(["part-left-out", "B6", [12040]]);
    expect(found.message).toMatch(/^B6 が 3,415 少ないようです.*B5 の分が、合計に入っていないようです（前の合計のままになっていませんか）。$/);
    expect(found.isMended).toBe(true);
  });
  test("that counts one part twice", () => {
    const found = first(withCells(list, { B6: 13915 }));
    expect(found.told).toEqual(["part-counted-twice", "B6", [12040]]);
    expect(found.message).toMatch(/B3 の分を、二重に数えたようです。$/);
  });
});

/** Each explanation of the first finding as its cells. */
function waysOf(sheets: readonly Grid[]): { code: string | undefined; ways: string[]; message: string | undefined } {
  const [finding] = check(sheets).findings.filter(({ severity }) => severity !== "info");
  return { code: finding?.code, ways: finding?.explanations.map(({ cause, cells }) => `${cause} ${cells.map(({ ref, proposed }) => `${ref}→${String(proposed)}`).join(" ")}`) ?? [], message: finding?.message };
}

describe("formulas", () => {
  const sums = (last: CellValue, value: CellValue = 27): Grid[] => [sheetOf("表", [
    ["区分", "上期", "下期"], ["窓口", 214, 38], ["税務", 187, 45], ["福祉", 352, 61], ["土木", 129, value], ["合計", "=SUM(B2:B5)→882", last],
  ])];
  test("a text number that SUM skips", () => {
    const found = waysOf(sums("=SUM(C2:C5)→144", "２７"));
    expect(found).toEqual({ code: "text/number-in-sum", ways: ["text-number C5→27"], message: "C5 の「２７」は文字です。C6 の SUM に数えられていません（数値の 27 に直すと、数えられます）。" });
  });
  test("a row left out of the range", () => {
    const found = waysOf(sums("=SUM(C2:C4)→144"));
    expect(found.code).toBe("formula/short-range");
    expect(found.ways).toEqual(["range-short C6→=SUM(C2:C5)"]);
    expect(found.message).toContain("5 行が入っていません");
  });
  test("a subtotal counted twice", () => {
    const rows = ["窓口", "税務"].map((name, i) => [name, [214, 187][i] ?? 0]);
    const grid = sheetOf("表", [["区分", "件数"], ...rows, ["小計", "=SUM(B2:B3)→401"], ["福祉", 352], ["土木", 129], ["小計", "=SUM(B5:B6)→481"], ["合計", "=SUM(B2:B7)→1764"]]);
    const found = waysOf([grid]);
    expect(found.code).toBe("formula/double-count");
    expect(found.message).toMatch(/^B8 の合計の範囲 B2:B7 に、小計の .*も入っていて、二重に数えています。$/);
  });
  test("a hidden row that counts", () => {
    const builder = new GridBuilder("表");
    TABLE.forEach((row, r) => row.forEach((value, c) => builder.set(r, c, value)));
    builder.hiddenRows.add(3);
    const hidden = check([builder.build()]).findings.map(({ code, severity, message }) => [code, severity, message]);
    expect(hidden).toEqual([["hidden/in-sum", "info", "非表示の 4 行も合計に入っています。"]]);
  });
});

describe("lists", () => {
  const listed = (rows: Rows): { code: string | undefined; ways: string[]; message: string | undefined } => waysOf(planBook(PLAN_ROWS, rows));
  test("an item missing", () => {
    const found = listed(PLAN_LIST.slice(0, -1));
    expect(found.code).toMatch(/^tie-out\//);
    expect(found.ways.some((way) => way.startsWith("item-missing"))).toBe(true);
    expect(found.message).toMatch(/足りないようです|決められません/);
  });
  test("an item twice", () => {
    const last = PLAN_LIST.at(-1) ?? [];
    const messages = check(planBook(PLAN_ROWS, [...PLAN_LIST, last])).findings.map(({ message }) => message).join("\n");
    expect(messages).toMatch(/にもあります。|多いようです/);
  });
});

describe("what cannot be told", () => {
  test("all smallest explanations are shown, in reading order of like weights, and none is chosen", () => {
    const found = waysOf([gridOf("表", [["区分", "甲", "乙", "計"], ["東", 20, 30, 51], ["西", 31, 42, 73], ["南", 12, 25, 37], ["北", 44, 17, 61]].map((row) => [...row]))]);
    expect(found.ways.map((way) => way.split(" ")[1]).sort()).toEqual(["B2→21", "C2→31", "D2→50"]);
    expect(found.message).toContain("3 通りの直し方があり、どのセルが誤りかは決められません。");
  });
  test("and no repair is made without a choice", () => {
    const book = bookOf(withCells([["区分", "甲", "乙", "計"], ["東", 20, 30, 51], ["西", 31, 42, 73], ["南", 12, 25, 37], ["北", 44, 17, 61]], {}));
    const { findings } = check(book.sheets);
    const plan = planRepairs(findings, book);
    expect([plan.edits, plan.skipped.map(({ reason }) => reason)]).toEqual([[], ["ambiguous"]]);
  });
});
