import { resolve } from "node:path";
import { runKensan, temporaryFolder } from "../support/runKensan.js";

const SAMPLE = resolve(__dirname, "../../assets/samples/plan-with-errors.xlsx");
const ID = "footing/row@件数表!C9";
const folder = temporaryFolder();

interface Report { readonly findings: readonly { readonly id: string; readonly severity: string; readonly excluded?: { readonly reason: string; readonly severity: string } }[] }
const findingOf = (stdout: string): Report["findings"][number] | undefined => (JSON.parse(stdout) as Report).findings.find(({ id }) => id === ID); // the program's own output

test("exclude sets a finding aside in a copy, with its reason; check honours it; --readmit takes it back", async () => {
  const copy = folder.file("excluded.xlsx");
  const excluded = await runKensan(["exclude", SAMPLE, ID, "--reason", "所管に確認済み", "-o", copy]);
  expect([excluded.status, excluded.stderr]).toEqual([0, ""]);
  const checked = await runKensan(["check", "--json", copy]);
  expect(checked.status).toBe(1); // two other errors stand
  expect(findingOf(checked.stdout)).toMatchObject({ severity: "info", excluded: { reason: "所管に確認済み", severity: "error" } });
  expect((await runKensan(["check", copy])).stdout).toMatch(/2 か所.*ほかに除外 1 件[\s\S]*除外の理由: 所管に確認済み/);
  const back = folder.file("back.xlsx");
  expect((await runKensan(["exclude", copy, ID, "--readmit", "-o", back])).status).toBe(0);
  expect(findingOf((await runKensan(["check", "--json", back])).stdout)).toMatchObject({ severity: "error" });
}, 60_000);

test("without a reason, or with an id that is none, nothing is written", async () => {
  const copy = folder.file("nothing.xlsx");
  const unreasoned = await runKensan(["exclude", SAMPLE, ID, "-o", copy]);
  expect([unreasoned.status, unreasoned.stderr]).toEqual([3, expect.stringContaining("--reason")]);
  const unknown = await runKensan(["exclude", SAMPLE, "なし", "--reason", "理由", "-o", copy]);
  expect([unknown.status, unknown.stderr]).toEqual([3, expect.stringContaining("なし")]);
  expect((await runKensan(["check", copy])).status).toBe(3);
}, 60_000);
