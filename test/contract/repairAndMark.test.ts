import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { checkReportSchema } from "../../src/core/report/report.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { soundWorkbook, wrongWorkbook } from "../support/badFiles.js";
import { planOf } from "../support/plans.js";
import { runKensan, temporaryFolder } from "../support/runKensan.js";

const folder = temporaryFolder();
const run = (...args: string[]): ReturnType<typeof runKensan> => runKensan(args, { cwd: folder.path });
const cell = (name: string, rowIndex: number, columnIndex: number): unknown => {
  const read = readXlsx(readFileSync(folder.file(name)));
  return read.ok ? read.value.sheets[0]!.value(rowIndex, columnIndex) : read.error;
};

/** Text that a sum passes over: 3 + 「１」, with a live total. */
const TEXT_NUMBER = [
  ["取組項目名", "現行", "新規", "合計"],
  ["窓口の改善", 3, "１", "=B2+C2"],
  ["文書の電子化", 4, 2, "=B3+C3"],
  ["人材の育成", 3, 4, "=B4+C4"],
  ["合計", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)"],
] as const;

beforeEach(() => {
  writeFileSync(folder.file("wrong.xlsx"), wrongWorkbook());
  writeFileSync(folder.file("sound.xlsx"), soundWorkbook());
});

describe("repair", () => {
  test("sets the suspect alone, says so, and the copy checks clean", async () => {
    const repaired = await run("repair", "wrong.xlsx", "-o", "repaired.xlsx");
    expect(repaired).toMatchObject({ status: 0, stderr: "" });
    expect(repaired.stdout).toMatch(/修正 {2}件数表!D2 {2}5 → 4/);
    expect(await run("check", "repaired.xlsx")).toMatchObject({ status: 0 });
    const [before, after] = ["wrong.xlsx", "repaired.xlsx"].map((name) => unzipSync(readFileSync(folder.file(name))));
    const changed = Object.keys(after!).filter((part) => Buffer.compare(Buffer.from(after![part]!), Buffer.from(before![part] ?? [])) !== 0);
    expect(changed.sort()).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]); // the workbook asks to be calculated on opening
  });

  test("turns text that a sum passes over into its number", async () => {
    writeFileSync(folder.file("text.xlsx"), writeWorkbook([planOf("件数表", TEXT_NUMBER)]));
    await run("repair", "text.xlsx", "-o", "number.xlsx");
    expect(cell("number.xlsx", 1, 2)).toBe(1);
  });

  test("writes nothing where nothing is wrong", async () => {
    const repaired = await run("repair", "sound.xlsx", "-o", "none.xlsx");
    expect(repaired).toMatchObject({ status: 0 });
    expect(existsSync(folder.file("none.xlsx"))).toBe(false);
  });

  test("repairs what was asked for only, and says what is not there", async () => {
    const unknown = await run("repair", "wrong.xlsx", "-o", "none.xlsx", "--only", "nothing");
    expect(unknown).toMatchObject({ status: 3, stdout: "" });
    expect(unknown.stderr).toContain("「nothing」");
    const report = checkReportSchema.parse(JSON.parse((await run("check", "wrong.xlsx", "--json")).stdout));
    expect(await run("repair", "wrong.xlsx", "-o", "one.xlsx", "--only", `${report.findings[0]!.id}=1`)).toMatchObject({ status: 0 });
    expect(cell("one.xlsx", 1, 3)).toBe(4);
  });
});

describe("mark", () => {
  test("marks the cell, adds the record, changes no value, and comes back to what it was", async () => {
    const marked = await run("mark", "wrong.xlsx", "-o", "marked.xlsx");
    expect(marked).toMatchObject({ status: 1, stderr: "" });
    const parts = unzipSync(readFileSync(folder.file("marked.xlsx")));
    const notes = Object.entries(parts).filter(([name]) => /comments\d*\.xml$/.test(name)).map(([, bytes]) => Buffer.from(bytes).toString("utf8"));
    expect(notes.join("")).toContain("ref=\"D2\"");
    const read = readXlsx(readFileSync(folder.file("marked.xlsx")));
    expect(read.ok && read.value.sheets.map((sheet) => sheet.name)).toEqual(["件数表", "検算記録"]);
    expect(cell("marked.xlsx", 1, 3)).toBe(5);

    expect(await run("mark", "--clear", "marked.xlsx", "-o", "cleared.xlsx")).toMatchObject({ status: 0 });
    const [before, after] = ["wrong.xlsx", "cleared.xlsx"].map((name) => unzipSync(readFileSync(folder.file(name))));
    expect(Object.keys(after!).sort()).toEqual(Object.keys(before!).sort());
    const sheet = "xl/worksheets/sheet1.xml";
    expect(Buffer.from(after![sheet]!).toString("utf8")).toBe(Buffer.from(before![sheet]!).toString("utf8"));
  });

  test("marking twice is marking once", async () => {
    await run("mark", "wrong.xlsx", "-o", "once.xlsx");
    expect(await run("mark", "once.xlsx", "-o", "twice.xlsx")).toMatchObject({ status: 1, stderr: "" });
    const read = readXlsx(readFileSync(folder.file("twice.xlsx")));
    expect(read.ok && read.value.sheets.map((each) => each.name)).toEqual(["件数表", "検算記録"]);
  });
});
