import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { checkReportSchema } from "../../src/core/report/report.js";
import { runKensan, temporaryFolder } from "../support/runKensan.js";

/** The main job, end to end: the document in, a checked workbook and its revision summary out. */
const folder = temporaryFolder();
const run = (...args: string[]): ReturnType<typeof runKensan> => runKensan(args, { cwd: folder.path });

test("import, check and summary of the plan", async () => {
  copyFileSync(join(__dirname, "../../assets/samples/plan.txt"), folder.file("plan.txt"));
  expect(await run("import", "plan.txt", "-o", "plan.xlsx")).toMatchObject({ status: 0 });

  const text = await run("check", "plan.xlsx");
  expect(text).toMatchObject({ status: 0, stderr: "" });
  expect(text.stdout.split("\n")[0]).toMatch(/^70 \+ 25 = 95：すべて一致しました（\d+ 件を確認、注意 1 件）$/);

  const json = checkReportSchema.parse(JSON.parse((await run("check", "plan.xlsx", "--json")).stdout));
  expect(json.findings.map(({ severity }) => severity)).toEqual(["warning"]); // the document's own conflict of titles

  expect(await run("summary", "plan.xlsx", "-o", "summary.xlsx")).toMatchObject({ status: 0 });
  expect(existsSync(folder.file("summary.xlsx"))).toBe(true);
  expect(await run("check", "summary.xlsx")).toMatchObject({ status: 0 });
});

test("import with live totals gives the same verdict", async () => {
  copyFileSync(join(__dirname, "../../assets/samples/plan.txt"), folder.file("plan.txt"));
  expect(await run("import", "plan.txt", "--live", "-o", "live.xlsx")).toMatchObject({ status: 0 });
  const { status, stdout } = await run("check", "live.xlsx");
  expect(status).toBe(0);
  expect(stdout).toContain("70 + 25 = 95");
});
