import { runKensan } from "../support/runKensan.js";

describe("wrong usage is said in one sentence, status 3", () => {
  test.each([
    ["no command", [], /コマンドを指定/],
    ["an unknown command", ["chekc", "a.xlsx"], /「chekc」/],
    ["an unknown option", ["check", "a.xlsx", "--jsno"], /「--jsno」/],
    ["no file", ["check"], /ファイル/],
    ["no output to import into", ["import", "a.txt"], /-o/],
    ["no output for the summary", ["summary", "a.xlsx"], /-o/],
    ["an option without its value", ["summary", "a.xlsx", "-o"], /「-o/],
    ["a language that is not there", ["check", "a.xlsx", "--lang", "fr"], /--lang fr/],
    ["too many files", ["import", "a.txt", "b.txt", "-o", "c.xlsx"], /多すぎ/],
  ])("%s", async (_what, args, sentence) => {
    const run = await runKensan(args);
    expect(run).toMatchObject({ status: 3, stdout: "" });
    expect(run.stderr).toMatch(/^[^\n]+\n$/);
    expect(run.stderr).toMatch(sentence);
  });

  test("in English where asked", async () => {
    const run = await runKensan(["check", "--lang", "en", "a.xlsx", "--jsno"]);
    expect(run).toMatchObject({ status: 3, stderr: "There is no option \"--jsno\"; kensan --help shows how.\n" });
  });
});

describe("help", () => {
  test("is in Japanese and tells every command and status", async () => {
    const run = await runKensan(["--help"]);
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(run.stdout).toMatch(/使い方: kensan/);
    for (const word of ["check", "import", "summary", "終了コード"]) expect(run.stdout).toContain(word);
    expect(run.stdout).not.toMatch(/Usage|Options|display help/);
  });

  test("is in English where asked", async () => {
    const run = await runKensan(["help", "check", "--lang=en"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/Usage: kensan check/);
    expect(run.stdout).not.toMatch(/[ぁ-んァ-ン一-龥]/);
  });

  test("the version is the package's", async () => {
    const run = await runKensan(["--version"]);
    expect(run.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
