import type { CellValue, Workbook } from "../../../src/core/grid/grid.js";
import { gridOf } from "../../../src/core/grid/gridBuilder.js";
import { formatAddress } from "../../../src/core/grid/address.js";
import { reviseWorkbooks, type ReviseOptions } from "../../../src/core/revision/reviseWorkbooks.js";

type Rows = readonly (readonly CellValue[])[];

const HEAD = ["№", "取組項目名", "現行", "新規", "合計"];
const PLAN: Rows = [
  HEAD,
  ["No.1", "財源確保に向けた取組", 3, 1, 4],
  ["No.2", "広告収入の拡大", 5, 2, 7],
  ["No.3", "窓口の改善", 4, 3, 7],
  ["No.4", "公共施設の管理", 8, 5, 13],
  ["No.5", "職員の育成", 6, 4, 10],
  ["合計", null, 26, 15, 41],
];

function book(sheets: Readonly<Record<string, Rows>>): Workbook {
  return { sheets: Object.entries(sheets).map(([name, rows]) => gridOf(name, rows)), definedNames: [], isTyped: true, usesDate1904: false };
}

/** Every row that is not the same: kinds, row numbers before and after, changed cells. */
function changes(before: Rows, after: Rows, options: ReviseOptions = {}): unknown[] {
  return reviseWorkbooks(book({ 表: before }), book({ 表: after }), options).tables.flatMap((table) => table.rows.flatMap((row) => (row.kind === "same" ? [] : [[
    [row.kind, ...row.also].join("+"), row.before === null ? null : row.before + 1, row.after === null ? null : row.after + 1,
    ...row.cells.map((cell) => `${formatAddress(cell.before.rowIndex, cell.before.columnIndex)}>${formatAddress(cell.after.rowIndex, cell.after.columnIndex)}`),
    ...(row.maybeRenamed === undefined ? [] : [`maybe ${row.maybeRenamed}`]), ...(row.group === undefined ? [] : [`group ${row.group}`]),
  ]])));
}

const without = (rows: Rows, at: number): Rows => rows.filter((_, i) => i !== at);
const withRow = (rows: Rows, at: number, row: readonly CellValue[]): Rows => [...rows.slice(0, at), row, ...rows.slice(at)];
const withCell = (rows: Rows, r: number, c: number, value: CellValue): Rows => rows.map((row, i) => (i === r ? row.map((old, j) => (j === c ? value : old)) : row));

test("the dress of a cell is no difference unless asked for", () => {
  const dressed: Rows = [HEAD, ["№１", "財源確保に\n向けた取組", "３", "1", 4], ["No.2", "広告収入の　拡大", "５", 2, "７"], ...PLAN.slice(3, 6), ["合　計", null, "２６", 15, "41"]];
  expect(changes(PLAN, dressed)).toEqual([]);
  expect(changes(PLAN, dressed, { exact: true }).length).toBeGreaterThan(0);
  expect(changes([["番号"], ["007"], ["008"], ["009"]], [["番号"], ["7"], ["008"], ["009"]])).not.toEqual([]); // a code that lost its noughts
});

test("cells, rows added and removed, a row moved", () => {
  expect(changes(PLAN, withCell(PLAN, 3, 2, 9))).toEqual([["changed", 4, 4, "C4>C4"]]);
  expect(changes(PLAN, withRow(PLAN, 4, ["No.6", "まったく新しい事業", 1, 0, 1]))).toEqual([["added", null, 5]]);
  expect(changes(PLAN, without(PLAN, 3))).toEqual([["removed", 4, null]]);
  const rest = without(PLAN, 1);
  expect(changes(PLAN, withRow(rest, 5, PLAN[1] ?? []))).toEqual([["moved", 2, 6]]);
});

test("a name that changed under the same number is a rename; under another one it is a suspicion that the user confirms once", () => {
  expect(changes(PLAN, withCell(PLAN, 2, 1, "広告収入の確保"))).toEqual([["renamed", 3, 3, "B3>B3"]]);
  const unnumbered = PLAN.map((row) => row.slice(1));
  const renamed = withCell(unnumbered, 2, 0, "広告収入の確保");
  expect(changes(unnumbered, renamed)).toEqual([["removed", 3, null, "maybe 1"], ["added", null, 3, "maybe 1"]]);
  expect(changes(unnumbered, renamed, { confirmedRenames: [{ before: "広告収入の拡大", after: "広告収入の確保" }] })).toEqual([["renamed", 3, 3, "A3>A3"]]);
  expect(changes(renamed, unnumbered, { confirmedRenames: [{ before: "広告収入の確保", after: "広告収入の拡大" }] })).toEqual([["renamed", 3, 3, "A3>A3"]]);
});

test("rows are the same under new numbers", () => {
  const renumbered = PLAN.map((row, i) => (i > 2 && i < 6 ? [`No.${i}`, ...row.slice(1)] : row)).filter((_, i) => i !== 2);
  expect(changes(PLAN, renumbered.map((row, i) => (i > 1 && i < 5 ? [`No.${i}`, ...row.slice(1)] : row)))).toEqual([
    ["removed", 3, null], ["changed+renumbered", 4, 3, "A4>A3"], ["changed+renumbered", 5, 4, "A5>A4"], ["changed+renumbered", 6, 5, "A6>A5"],
  ]);
});

test("a row whose figures are shared out is suspected to be split, and the reverse merged", () => {
  const split: Rows = [...PLAN.slice(0, 4), ["No.6", "庁舎の保全", 3, 2, 5], ["No.7", "学校の再編", 5, 3, 8], ...PLAN.slice(5)];
  expect(changes(PLAN, split)).toEqual([["removed+split", 5, null, "group 1"], ["added+split", null, 5, "group 1"], ["added+split", null, 6, "group 1"]]);
  expect(changes(split, PLAN)).toEqual([["removed+merged", 5, null, "group 1"], ["removed+merged", 6, null, "group 1"], ["added+merged", null, 5, "group 1"]]);
});

test("a year's table with every figure new is the same table", () => {
  const year = (step: number): Rows => [["区", "性別", "人数", "前年"], ...["東区", "西区", "北区"].flatMap((ward, w) => [[ward, "計", 200 + w * 40 + step * 7, 190 + w * 31 + step * 3], [null, "男", 90 + w * 11 + step * 5, 80 + w * 3 + step], [null, "女", 110 + w * 29 + step * 2, 110 + w * 28 + step * 2]])];
  expect(changes(year(0), year(5)).map((row) => (Array.isArray(row) ? row.slice(0, 3) : row))).toEqual(Array.from({ length: 9 }, (_, i) => ["changed", i + 2, i + 2]));
});

test("columns added, removed, headed otherwise; cells are told under their own letters", () => {
  const columns = (before: Rows, after: Rows): unknown[] => reviseWorkbooks(book({ 表: before }), book({ 表: after })).tables.flatMap((table) => table.columns.filter((column) => column.kind !== "same").map((column) => [column.kind, column.before, column.after]));
  const insert = PLAN.map((row, i) => [...row.slice(0, 3), i === 0 ? "廃止" : i * 7, ...row.slice(3)]);
  expect(columns(PLAN, insert)).toEqual([["added", null, 3]]);
  expect(columns(insert, PLAN)).toEqual([["removed", 3, null]]);
  expect(columns(PLAN, withCell(PLAN, 0, 3, "Ｒ５ 追加"))).toEqual([["renamed", 3, 3]]);
  expect(changes(PLAN, withCell(insert, 4, 5, 99))).toEqual([["changed", 5, 5, "E5>F5"]]);
});

test("tables are paired by what they hold, whatever their sheets are called and wherever they stand", () => {
  const list: Rows = [["所管", "電話"], ["総務課", "内線10"], ["財政課", "内線20"], ["企画課", "内線30"]];
  const { tables } = reviseWorkbooks(book({ 件数表: PLAN, 連絡先: list }), book({ 一覧: list, 改定後: withCell(PLAN, 2, 2, 6) }));
  expect(tables.map((table) => [table.before?.sheet, table.after?.sheet, table.rows.filter((row) => row.kind !== "same").length]).sort()).toEqual([["件数表", "改定後", 1], ["連絡先", "一覧", 0]]);
});

test("texts outside the tables are told apart", () => {
  const around = (title: string, note: string): Rows => [[title], [null], ...PLAN, [null], [note]];
  const { tables, outside } = reviseWorkbooks(book({ 表: around("行政創革プラン（案）", "※ 全41項目") }), book({ 表: around("行政創革プラン", "※ 全41項目") }));
  expect(tables.flatMap((table) => table.rows.filter((row) => row.kind !== "same"))).toEqual([]);
  expect(outside.map((change) => [change.old, change.new])).toEqual([["行政創革プラン（案）", "行政創革プラン"]]);
});

const LIST: Rows = [
  ["№", "新規実践項目名"], ["No.1", "ふるさと納税の新たな手法"], ["No.2", "終活支援の検討"], ["No.3", "避難所の在り方の検討"], ["No.4", "入札事務の電子化"], ["No.5", "健康経営の推進"],
];

test("a table that went to another sheet by itself is that table; its caption goes with it", () => {
  const changed = LIST.map((row) => (row[0] === "No.2" ? ["No.2", "終活支援サポート事業の検討"] : row));
  const before = book({ 表: [...PLAN, [], [], ["新規実践項目の内容"], ...LIST] });
  const after = book({ 表: PLAN, 一覧: [["新規実践項目の内容"], ...changed] });
  const { tables, outside } = reviseWorkbooks(before, after);
  expect(tables.map((table) => [table.before?.sheet, table.after?.sheet, table.rows.flatMap((row) => (row.kind === "same" ? [] : [row.kind]))])).toEqual([["表", "表", []], ["表", "一覧", ["renamed"]]]);
  expect(outside).toEqual([]);
  const reversed = reviseWorkbooks(after, before).tables.map((table) => [table.before?.sheet, table.after?.sheet]);
  expect(reversed).toEqual(expect.arrayContaining([["表", "表"], ["一覧", "表"]]));
  expect(reversed).toHaveLength(2);
});

test("another table on another sheet is no move", () => {
  const other: Rows = [["№", "事業名"], ["1", "道路の補修"], ["2", "橋の点検"], ["3", "公園の清掃"], ["4", "河川の調査"]];
  const { tables } = reviseWorkbooks(book({ 表: [...PLAN, [], [], ...LIST] }), book({ 表: PLAN, 別表: other }));
  expect(tables.map((table) => [table.before?.sheet, table.after?.sheet])).toEqual(expect.arrayContaining([["表", undefined], [undefined, "別表"]]));
});

test("an entry divided into two, or two joined, by their wording; a near miss is none", () => {
  const rows = (...names: string[]): Rows => [["№", "取組", "実践項目"], ...["財源の確保と活用", "広報の強化", "防災訓練の実施"].map((name, i) => [`A${i}`, "既存の取組", name]), ...names.map((name) => [`B${name.length}`, "窓口の取組", name])];
  const [one, two] = [rows("総合窓口の整備と多言語案内の充実"), rows("総合窓口の整備", "多言語案内の充実")];
  const kinds = (before: Rows, after: Rows): string[] => reviseWorkbooks(book({ 表: before }), book({ 表: after }), { keyHeader: "実践項目" }).tables.flatMap((table) => table.rows.flatMap((row) => (row.kind === "same" ? [] : [[row.kind, ...row.also].join("+")])));
  expect(kinds(one, two).sort()).toEqual(["added+split", "added+split", "removed+split"]);
  expect(kinds(two, one).sort()).toEqual(["added+merged", "removed+merged", "removed+merged"]);
  expect(kinds(one, rows("総合窓口の整備", "健康づくりの推進")).join()).not.toContain("split");
});

test("the column that tells rows apart can be chosen", () => {
  const before: Rows = [["コード", "担当", "件数"], ["K1", "山田", 3], ["K2", "佐藤", 4], ["K3", "鈴木", 5]];
  const after: Rows = [["コード", "担当", "件数"], ["K1", "佐藤", 3], ["K2", "鈴木", 4], ["K3", "山田", 5]];
  expect(changes(before, after, { keyHeader: "コード" }).map((row) => (row as string[])[0])).toEqual(["changed", "changed", "changed"]);
  expect(changes(before, after, { keyHeader: "担当" }).map((row) => (row as number[]).slice(1, 3)).sort()).toEqual([[2, 4], [3, 2], [4, 3]]);
});

test("of a sheet that is new, every row and every text is told; the proof counts them", () => {
  const { tables, outside } = reviseWorkbooks(book({ 表: PLAN }), book({ 表: PLAN, 一覧: [["新規実践項目の内容"], ...LIST] }));
  expect(tables.flatMap((table) => table.rows.filter((row) => row.kind !== "same").map((row) => row.kind))).toEqual(LIST.map(() => "added"));
  expect(tables[1]?.proof).toEqual({ before: 0, added: 5, removed: 0, movedIn: 0, movedOut: 0, changed: 0, after: 5, holds: true });
  expect(outside.map((change) => change.new)).toEqual(["新規実践項目の内容"]);
});

describe("tables side by side", () => {
  const LEFT: Rows = [["№", "収入", "額"], ["1", "市税", 100], ["2", "地方交付税", 50], ["3", "国庫支出金", 40], ["4", "市債", 30]];
  const RIGHT: Rows = [["№", "支出", "額"], ["1", "人件費", 90], ["2", "扶助費", 60], ["3", "公債費", 30], ["4", "物件費", 20]];
  const beside = (left: Rows, right: Rows): Rows => Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [...(left[i] ?? [null, null, null]), null, ...(right[i] ?? [null, null, null])]);

  test("a row put into one of them shifts nothing in the other", () => {
    const more = [...LEFT.slice(0, 2), ["2", "地方譲与税", 7], ["3", "地方交付税", 50], ["4", "国庫支出金", 45], ["5", "市債", 30]];
    expect(changes(beside(LEFT, RIGHT), beside(more, RIGHT)).map((row) => (row as unknown[]).slice(0, 3))).toEqual([
      ["added", null, 3], ["changed+renumbered", 3, 4], ["changed+renumbered", 4, 5], ["changed+renumbered", 5, 6],
    ]);
  });

  test("a row of both is one row", () => {
    const [left, right] = [[...LEFT, ["5", "使用料", 4]], [...RIGHT, ["5", "補助費", 8]]];
    expect(changes(beside(LEFT, RIGHT), beside(left, right)).map((row) => (row as unknown[]).slice(0, 3))).toEqual([["added", null, 6]]);
  });
});
