import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planBaseEdition } from "../../src/app/baseEdition.js";
import { NO_SETTINGS } from "../../src/app/settings/bookSettings.js";
import { compareReportSchema } from "../../src/core/report/compareReport.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { changedParts, partsOf } from "../support/packages.js";
import { runKensan, temporaryFolder } from "../support/runKensan.js";

jest.setTimeout(60_000); // each test starts several processes

const folder = temporaryFolder();
const SAMPLES = join(__dirname, "../../assets/samples");
const BEFORE = join(SAMPLES, "plan-before.xlsx");
const AFTER = join(SAMPLES, "plan.xlsx");

function csv(name: string, text: string): string {
  writeFileSync(folder.file(name), text);
  return folder.file(name);
}

const OLD = csv("old.csv", "№,名称,件数\nNo.1,広告収入の拡大,100\nNo.2,窓口の改善,４\nNo.3,職員の育成,5\n");
const NEW = csv("new.csv", "№,名称,件数\nNo.1,広告収入の拡大,120\nNo.2,窓口の 改善,4\nNo.4,施設の管理,7\n");

test("compare tells differences, status 1, and prints the contract's JSON", async () => {
  const run = await runKensan(["compare", OLD, NEW, "--json"]);
  expect(run).toMatchObject({ status: 1, stderr: "" });
  const report = compareReportSchema.parse(JSON.parse(run.stdout));
  expect(report.verdict).toBe("differs");
  expect(report.tables[0]?.rows.map((row) => [row.kind, row.before, row.after, row.key])).toEqual([
    ["changed", 2, 2, "広告収入の拡大"], ["removed", 4, null, "職員の育成"], ["added", null, 4, "施設の管理"],
  ]);
  expect(report.tables[0]?.rows[0]?.cells).toEqual([{ before: "C2", after: "C2", old: "100", new: "120", wording: [{ kind: "removed", text: "100" }, { kind: "added", text: "120" }] }]);
  expect(report.tables[0]?.proof).toEqual({ before: 3, added: 1, removed: 1, changed: 1, after: 3, holds: true });
  expect((await runKensan(["compare", OLD, NEW, "--json", "--exact"])).stdout).toContain("窓口の 改善");
});

test("the same table is the same, status 0; --all lists its rows; FILE#Sheet names a sheet", async () => {
  expect(await runKensan(["compare", OLD, OLD])).toMatchObject({ status: 0, stdout: "相違はありません。\n" });
  const all = compareReportSchema.parse(JSON.parse((await runKensan(["compare", OLD, OLD, "--json", "--all"])).stdout));
  expect(all.tables[0]?.rows.every((row) => row.kind === "same")).toBe(true);
  expect((await runKensan(["compare", `${AFTER}#件数表`, `${AFTER}#件数表`])).status).toBe(0);
  expect((await runKensan(["compare", `${BEFORE}#件数表`, `${AFTER}#件数表`, "--lang", "en"])).stdout).toMatch(/^The editions differ/);
});

test("the comparison goes into a copy of the edition after; every other part stays byte for byte", async () => {
  const out = folder.file("compared.xlsx");
  expect(await runKensan(["compare", BEFORE, AFTER, "-o", out, "--document-number", "資料１"])).toMatchObject({ status: 1, stderr: "" });
  const own = partsOf(readFileSync(AFTER));
  expect(changedParts(readFileSync(AFTER), readFileSync(out)).filter((name) => name in own))
    .toEqual(["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"]);
  expect((await runKensan(["check", out])).status).toBe(0);
});

test("text files get a workbook of their own; errata and summary are written", async () => {
  const [compared, errata, summary] = [folder.file("csv.xlsx"), folder.file("errata.xlsx"), folder.file("summary.xlsx")];
  expect((await runKensan(["compare", OLD, NEW, "-o", compared])).status).toBe(1);
  expect((await runKensan(["errata", BEFORE, AFTER, "-o", errata])).status).toBe(0);
  expect((await runKensan(["summary", BEFORE, AFTER, "-o", summary])).status).toBe(0);
  expect([compared, errata, summary].every(existsSync)).toBe(true);
  for (const file of [errata, summary]) expect((await runKensan(["check", file])).status).toBe(0);
  expect(await runKensan(["errata", AFTER, AFTER, "-o", folder.file("none.xlsx")])).toMatchObject({ status: 0, stderr: "相違がないため、何も書き出しませんでした。\n" });
  expect(existsSync(folder.file("none.xlsx"))).toBe(false);
});

test("one table of a sheet, the column of keys, and the edition kept inside", async () => {
  const range = [`${BEFORE}#件数表!A3:E27`, `${AFTER}#件数表!A3:E27`];
  const run = await runKensan(["compare", ...range, "--json", "--key", "№"]);
  expect(run).toMatchObject({ status: 1, stderr: "" });
  const report = compareReportSchema.parse(JSON.parse(run.stdout));
  expect(report.outside).toEqual([]); // the caption above the table is no part of the range
  expect(report.tables.map((table) => [table.before, table.rows.find((row) => row.after === 18)?.kind])).toEqual([[{ sheet: "件数表", ref: "A3:E27" }, "changed"]]);

  const kept = await keepBase(folder.file("kept.xlsx"));
  expect(await runKensan(["compare", kept, "--base"])).toMatchObject({ status: 0, stdout: "相違はありません。\n", stderr: "" });
  expect(await runKensan(["errata", kept, "--base", "-o", folder.file("none2.xlsx")])).toMatchObject({ status: 0 });
});

/** The sample with its own present state kept inside, as the pane keeps it. */
async function keepBase(file: string): Promise<string> {
  const bytes = readFileSync(AFTER);
  const opened = await openWorkbook(bytes, "plan.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const planned = planBaseEdition(NO_SETTINGS, opened.value.workbook, "plan.xlsx", "2026-11-26");
  const edited = planned.ok ? applyEdits(bytes, planned.value.edits) : planned;
  if (!edited.ok) throw new Error(edited.error.code);
  writeFileSync(file, edited.value);
  return file;
}

test.each([
  ["a column of keys that is not there", ["compare", OLD, NEW, "--key", "ない"], /見出し「ない」/],
  ["no edition kept inside", ["compare", AFTER, "--base"], /基準版が保存されていません/],
  ["two editions and the one inside", ["compare", BEFORE, AFTER, "--base"], /指定が多すぎます/],
  ["one file only", ["compare", OLD], /ファイル/],
  ["a file that is not there", ["compare", OLD, folder.file("missing.csv")], /missing\.csv.*見つかりません/],
  ["a sheet that is not there", ["compare", `${AFTER}#ない`, AFTER], /シート「ない」/],
  ["a file that is no workbook", ["compare", OLD, csv("text.txt", "文章")], /text\.txt/],
  ["an output over an input", ["compare", BEFORE, AFTER, "-o", AFTER], /入力と同じ/],
  ["an output of another form", ["compare", OLD, NEW, "-o", folder.file("out.csv")], /\.xlsx/],
  ["a form of marks that is not there", ["compare", OLD, NEW, "--mark", "blink"], /--mark blink/],
  ["no output for the errata", ["errata", BEFORE, AFTER], /-o/],
  ["a summary of a text file", ["summary", OLD, NEW, "-o", folder.file("x.xlsx")], /読み取り専用/],
])("%s: one sentence, status 3", async (_what, args, sentence) => {
  const run = await runKensan(args);
  expect(run).toMatchObject({ status: 3, stdout: "" });
  expect(run.stderr).toMatch(/^[^\n]+\n$/);
  expect(run.stderr).toMatch(sentence);
});
