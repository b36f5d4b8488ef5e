import { mkdirSync, writeFileSync } from "node:fs";
import { checkReportSchema } from "../../src/core/report/report.js";
import { soundWorkbook, wrongWorkbook } from "../support/badFiles.js";
import { runKensan, temporaryFolder } from "../support/runKensan.js";

const folder = temporaryFolder();
const run = (...args: string[]): ReturnType<typeof runKensan> => runKensan(args, { cwd: folder.path });
const parseLines = (text: string): ReturnType<typeof checkReportSchema.parse>[] =>
  text.trimEnd().split("\n").map((line) => checkReportSchema.parse(JSON.parse(line)));

beforeAll(() => {
  writeFileSync(folder.file("sound.xlsx"), soundWorkbook());
  writeFileSync(folder.file("wrong.xlsx"), wrongWorkbook());
  writeFileSync(folder.file("broken.xlsx"), "no workbook");
  mkdirSync(folder.file("all/b/.git"), { recursive: true });
  writeFileSync(folder.file("all/c.csv"), "項目,現行,新規,合計\n甲,1,2,3\n乙,3,4,7\n合計,4,6,10\n");
  writeFileSync(folder.file("all/b/wrong.xlsx"), wrongWorkbook());
  writeFileSync(folder.file("all/b/.git/x.xlsx"), "hidden");
  writeFileSync(folder.file("all/a.xlsx"), soundWorkbook());
  writeFileSync(folder.file("all/~$a.xlsx"), "lock");
  writeFileSync(folder.file("all/B.tsv"), "");
});

test("a workbook that adds up: the sentence, status 0", async () => {
  const { status, stdout, stderr } = await run("check", "sound.xlsx");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.split("\n")[0]).toMatch(/一致しました（\d+ 件を確認）/);
  expect(stdout).not.toContain("\u001b");
});

test("a workbook that does not: the sentence first, then the cell, the reason, the suspect and the repair, status 1", async () => {
  const { status, stdout } = await run("check", "wrong.xlsx");
  expect(status).toBe(1);
  expect(stdout).toContain("件数表!D2");
  expect(stdout).toMatch(/疑わしいセル: 件数表!D2 {2}5 → 4/);
  const english = await run("check", "wrong.xlsx", "--lang", "en");
  expect(english.stdout).toMatch(/suspect: 件数表!D2 {2}5 → 4/);
});

test("JSON is one object a file, as the schema says, with the name that was given", async () => {
  const { status, stdout, stderr } = await run("check", "sound.xlsx", "./wrong.xlsx", "--json");
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(parseLines(stdout).map((report) => [report.file, report.verdict])).toEqual([["sound.xlsx", "holds"], ["./wrong.xlsx", "fails"]]);
});

test("two runs differ in the time alone", async () => {
  const [first, second] = await Promise.all([run("check", "wrong.xlsx", "--json"), run("check", "wrong.xlsx", "--json")]);
  const withoutTime = (text: string): unknown => ({ ...parseLines(text)[0], elapsedMs: 0 });
  expect(withoutTime(first.stdout)).toEqual(withoutTime(second.stdout));
});

test("a bad file among others is said and stops nothing; the worst status counts", async () => {
  const { status, stdout, stderr } = await run("check", "broken.xlsx", "missing.xlsx", "wrong.xlsx", "--json");
  expect(status).toBe(3);
  expect(stderr.trimEnd().split("\n").map((line) => line.split(":")[0])).toEqual(["broken.xlsx", "missing.xlsx"]);
  expect(parseLines(stdout).map((report) => report.file)).toEqual(["wrong.xlsx"]);
});

test("a folder: the workbooks in it and below, by name, without lock files and hidden ones", async () => {
  const { status, stdout, stderr } = await run("check", "all", "--json");
  expect(status).toBe(3); // all/B.tsv is empty
  expect(stderr).toMatch(/^all\/B\.tsv: /);
  expect(parseLines(stdout).map((report) => report.file)).toEqual(["all/a.xlsx", "all/b/wrong.xlsx", "all/c.csv"]);
});

test("a folder as text ends with a table of all files", async () => {
  const { stdout } = await run("check", "all");
  const table = stdout.slice(stdout.indexOf("┌"));
  for (const name of ["all/a.xlsx", "all/B.tsv", "all/b/wrong.xlsx", "all/c.csv"]) expect(table).toContain(name);
  expect(table).toContain("読めません");
});

test("one sheet alone may be asked for", async () => {
  const { status, stdout } = await run("check", "wrong.xlsx", "--json", "--sheet", "件数表");
  expect(status).toBe(1);
  expect(parseLines(stdout)[0]!.tables.every((table) => table.at.sheet === "件数表")).toBe(true);
});

test("a reader that goes away early is no error", async () => {
  const { stderr, signal } = await runKensan(["check", "all", "--json"], { cwd: folder.path, meanwhile: (child) => child.closeStdout() });
  expect(signal).toBeNull();
  expect(stderr).not.toContain("EPIPE");
});
