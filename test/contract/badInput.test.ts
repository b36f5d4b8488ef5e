import { existsSync, chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { encryptedWorkbook, otherZip, soundWorkbook, zipBomb } from "../support/badFiles.js";
import { planOf } from "../support/plans.js";
import { runKensan, temporaryFolder, type KensanRun } from "../support/runKensan.js";

const folder = temporaryFolder();

function given(name: string, content: Uint8Array | string): string {
  writeFileSync(folder.file(name), content);
  return name;
}

/** One clear sentence that names the file, status 3, nothing on the other stream. */
function expectOneSentence(run: KensanRun, name: string): void {
  expect(run).toMatchObject({ status: 3, stdout: "" });
  expect(run.stderr).toMatch(/^[^\n]+。\n$/);
  expect(run.stderr).toContain(name);
  expect(run.stderr).not.toMatch(/undefined|Error:|\bat .*\.mjs|（）/);
}

const run = (...args: string[]): Promise<KensanRun> => runKensan(args, { cwd: folder.path });

describe("check says in one sentence", () => {
  test.each<[string, () => string | Uint8Array, string, RegExp]>([
    ["that it is no workbook", () => "これは表ではない", "text.xlsx", /Excel ブックでも/],
    ["that it is a picture", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "picture.xlsx", /Excel ブックでも/],
    ["that it is another zip", otherZip, "other.xlsx", /Excel ブックでも/],
    ["that it is cut off", () => soundWorkbook().slice(0, 900), "cut.xlsx", /途中で切れて/],
    ["that nothing is in it", () => "", "nothing.xlsx", /何も入力されて|Excel ブックでも/],
    ["that it is behind a password", encryptedWorkbook, "secret.xlsx", /パスワード/],
    ["that no cell holds anything", () => writeWorkbook([planOf("空", [])]), "empty.xlsx", /何も入力されて/],
    ["that a text holds nothing", () => "\n\n", "empty.csv", /何も入力されて/],
  ])("%s", async (_what, make, name, sentence) => {
    const result = await run("check", given(name, make()));
    expectOneSentence(result, name);
    expect(result.stderr).toMatch(sentence);
  });

  test("that there is no such file", async () => {
    const result = await run("check", "missing.xlsx");
    expectOneSentence(result, "missing.xlsx");
    expect(result.stderr).toContain("見つかりません");
  });

  test("that a folder has no workbook", async () => {
    mkdirSync(folder.file("bare/below"), { recursive: true });
    given("bare/memo.docx", "x");
    given("bare/~$plan.xlsx", "x");
    given("bare/.hidden.xlsx", "x");
    const result = await run("check", "bare");
    expectOneSentence(result, "bare");
    expect(result.stderr).toContain("フォルダー");
  });

  test("that it may not be read", async () => {
    const name = given("locked.xlsx", soundWorkbook());
    chmodSync(folder.file(name), 0o000);
    chmodSync(folder.path, 0o755);
    // Root may read everything, so the run is another user's.
    const result = await runKensan(["check", name], { cwd: folder.path, ...(process.getuid?.() === 0 ? { uid: 65534 } : {}) });
    expectOneSentence(result, name);
    expect(result.stderr).toContain("権限");
  });

  test("that a named pipe is no file, without waiting for it", async () => {
    execFileSync("mkfifo", [folder.file("pipe.xlsx")]);
    expectOneSentence(await run("check", "pipe.xlsx"), "pipe.xlsx");
  });

  test("that it unpacks to too much, in bounded memory", async () => {
    const result = await run("check", given("bomb.xlsx", zipBomb()));
    expectOneSentence(result, "bomb.xlsx");
    expect(result.stderr).toContain("大きすぎる");
    expect(result.peakMegabytes).toBeLessThan(300);
  }, 60_000);

  test("that there is no such sheet", async () => {
    const result = await run("check", given("sound.xlsx", soundWorkbook()), "--sheet", "内訳");
    expectOneSentence(result, "sound.xlsx");
    expect(result.stderr).toContain("内訳");
  });

  test("and in English where asked", async () => {
    const result = await run("check", "missing.xlsx", "--lang", "en");
    expect(result).toMatchObject({ status: 3, stdout: "", stderr: "missing.xlsx: no such file.\n" });
  });

  test("without control characters of a name reaching the terminal", async () => {
    const result = await run("check", "a\u001b[31mb.xlsx");
    expect(result.status).toBe(3);
    expect(result.stderr).not.toContain("\u001b");
  });
});

describe("import and summary write nothing", () => {
  test.each<[string, string, () => string | Uint8Array, RegExp]>([
    ["import", "prose.txt", () => "本日は晴天なり。\n来週の予定を知らせる。\n", /件数表も一覧も見つかりません/],
    ["import", "blank.txt", () => "", /文字がありません/],
    ["import", "noise.txt", () => Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251)), /./],
    ["summary", "nothing.xlsx", () => "", /./],
    ["summary", "prose.xlsx", () => writeWorkbook([planOf("覚書", [["本日は晴天なり"]])]), /改定の概要を作れません/],
    ["summary", "table.csv", () => "項目,件数\n甲,1\n乙,2\n合計,3\n", /読み取り専用/],
  ])("%s %s", async (command, name, make, sentence) => {
    const before = new Set(readdirSync(folder.path));
    const result = await run(command, given(name, make()), "-o", "out.xlsx");
    expectOneSentence(result, name);
    expect(result.stderr).toMatch(sentence);
    expect(existsSync(join(folder.path, "out.xlsx"))).toBe(false);
    expect(readdirSync(folder.path).filter((each) => !before.has(each) && each !== name)).toEqual([]);
  });
});
