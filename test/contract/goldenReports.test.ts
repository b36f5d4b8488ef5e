import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkReportSchema } from "../../src/core/report/report.js";
import { runKensan } from "../support/runKensan.js";

/**
 * test/cases/<case>/ holds a case of the whole command line, or, where its name begins with transcript-, of the importer.
 * Each holds `input.<ending>` (or `sample`, a line that names a file of assets/samples), the report it
 * must give, and why it is here. KENSAN_UPDATE_CASES=1 writes the reports anew: read the
 * difference before you keep it.
 */
const CASES = join(__dirname, "../cases");
const SAMPLES = join(__dirname, "../../assets/samples");
const isUpdating = process.env["KENSAN_UPDATE_CASES"] === "1";

const names = readdirSync(CASES).filter((name) => !name.startsWith("transcript-")).sort();

describe.each(names)("%s", (name) => {
  const folder = join(CASES, name);
  const files = readdirSync(folder);
  const input = files.find((file) => /^input\.(xlsx|xlsm|xls|csv|tsv)$/.test(file));

  test("holds an input, a report and a reason, and nothing that no test reads", () => {
    const known = new Set([input ?? "sample", "expected.json", "why.md"]);
    expect(files.filter((file) => !known.has(file))).toEqual([]);
    expect([...known].filter((file) => !files.includes(file) && !(isUpdating && file === "expected.json"))).toEqual([]);
    expect(readFileSync(join(folder, "why.md"), "utf8").trim()).not.toBe("");
  });

  test("gives its report through the command line", async () => {
    const path = input ? join(folder, input) : join(SAMPLES, readFileSync(join(folder, "sample"), "utf8").trim());
    const run = await runKensan(["check", path, "--json"]);
    expect(run.stderr).toBe("");
    const report = checkReportSchema.parse(JSON.parse(run.stdout));
    expect(run.status).toBe({ holds: 0, fails: 1, cannotTell: 2 }[report.verdict]);
    // The only two members that may differ between two runs.
    const { file: _file, elapsedMs: _elapsedMs, ...stable } = report;
    const golden = join(folder, "expected.json");
    if (isUpdating) writeFileSync(golden, `${JSON.stringify(stable, null, 1)}\n`);
    expect(stable).toEqual(JSON.parse(readFileSync(golden, "utf8")));
  });
});
