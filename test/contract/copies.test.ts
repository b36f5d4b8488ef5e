import { writeFileSync } from "node:fs";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { checkReportSchema } from "../../src/core/report/report.js";
import { planOf } from "../support/plans.js";
import { runKensan, temporaryFolder } from "../support/runKensan.js";

const folder = temporaryFolder();

const YEARS = ["令和元年", "令和2年", "令和3年", "令和4年", "令和5年", "令和6年"];
const MEN = [83120, 82644, 82190, 81377, 80952, 80314], WOMEN = [86903, 86415, 85877, 85190, 84632, 84051];
const HOMES = [71204, 71533, 71866, 72140, 72397, 72688];
const both = MEN.map((men, i) => men + (WOMEN[i] ?? 0));

/** The total by sex, and the same typed again into an overview whose columns are years of the western count. */
function book(inSource: number, inOverview: number): Uint8Array {
  const source = both.map((total, i) => (i === 3 ? total + inSource : total)), overview = both.map((total, i) => (i === 3 ? total + inOverview : total));
  return writeWorkbook([
    planOf("男女別", [["区分", ...YEARS], ["男", ...MEN], ["女", ...WOMEN], ["計", ...source]]),
    planOf("概要", [["項目", "2019年", "2020年", "2021年", "2022年", "2023年", "2024年"], ["総数", ...overview], ["世帯数", ...HOMES]]),
  ]);
}

async function check(name: string, bytes: Uint8Array): Promise<{ status: number | null; report: ReturnType<typeof checkReportSchema.parse> }> {
  writeFileSync(folder.file(name), bytes);
  const { status, stdout } = await runKensan(["check", name, "--json"], { cwd: folder.path });
  return { status, report: checkReportSchema.parse(JSON.parse(stdout)) };
}

test("a total typed twice: equalities that hold, and nothing to say", async () => {
  const { status, report } = await check("same.xlsx", book(0, 0));
  expect(status).toBe(0);
  expect(report.relations.filter(({ kind }) => kind === "equal").map(({ total, parts, outcome }) => `${total.sheet}!${total.ref} ${parts[0]?.sheet}!${parts[0]?.ref} ${outcome}`))
    .toEqual(["B", "C", "D", "E", "F", "G"].map((c) => `概要!${c}2 男女別!${c}4 holds`));
  expect(report.findings).toEqual([]);
});

test("the copy is off: it is named, for the sums bear out the other", async () => {
  const { status, report } = await check("copy.xlsx", book(0, 90));
  expect(status).toBe(1);
  expect(report.findings.map(({ code, at, explanations }) => [code, at.sheet, at.ref, explanations.map(({ cells }) => cells.map(({ proposed }) => proposed))]))
    .toEqual([["tie-out/table", "概要", "E2", [[166567]]]]);
  expect(report.findings[0]?.message).toContain("男女別!E4 = 166,567 ですが、E2 は 166,657 です");
});

test("the source is off: one finding, at the source, for its column and its copy", async () => {
  const { status, report } = await check("source.xlsx", book(-300, 0));
  expect(status).toBe(1);
  expect(report.findings.map(({ at, explanations }) => [at.sheet, at.ref, explanations.map(({ cells }) => cells.map(({ proposed }) => proposed))])).toEqual([["男女別", "E4", [[166567]]]]);
});
