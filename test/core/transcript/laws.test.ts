import fc from "fast-check";
import { valueOf } from "../../../src/core/transcript/columnEquations.js";
import { parseTranscript } from "../../../src/core/transcript/parseTranscript.js";
import type { Transcript } from "../../../src/core/transcript/transcript.js";
import { dress, printPlan, totalsOf, truePlan, type TruePlan } from "./printedPlan.js";

function parse(text: string): Transcript {
  const parsed = parseTranscript(text);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

/** Rows that hold another figure than the truth and do not name the truth among their readings. */
function wrongRows(transcript: Transcript, plan: TruePlan): string[] {
  const rows = transcript.countTables[0]?.rows ?? [];
  const truths = [...plan.rows.map((row) => ({ name: row.name, values: row.values })), { name: "合　計", values: totalsOf(plan) }];
  if (rows.length !== truths.length) return [`${String(rows.length)} rows for ${String(truths.length)}`];
  return truths.flatMap(({ name, values }, i) => {
    const row = rows[i];
    const isRead = row?.cells.every((cell, c) => cell.isUnresolved || valueOf(cell.raw) === values[c]) ?? false;
    const isStated = row?.readings.length === 0 || (row?.readings.some((reading) => reading.every((raw, c) => valueOf(raw) === values[c])) ?? false);
    return row?.name === name && isRead && isStated ? [] : [`${name}: ${values.join("|")} read as ${row?.name ?? ""} ${row?.cells.map((cell) => cell.raw).join("|") ?? ""}`];
  });
}

test("a printed plan is read back, or its ambiguity names the truth", () => {
  fc.assert(fc.property(truePlan, dress, (plan, look) => {
    expect(wrongRows(parse(printPlan(plan, look)), plan)).toEqual([]);
  }), { numRuns: 400 });
});

test("a cell is left open only where two readings break equally few equations", () => {
  fc.assert(fc.property(truePlan, dress, (plan, look) => {
    const transcript = parse(printPlan(plan, look));
    const open = transcript.countTables[0]?.rows.filter((row) => row.readings.length > 0) ?? [];
    // With the list every row's 新規 is counted: nothing of three columns stays open.
    if (look.withList && plan.headers.length === 3 && plan.rows.some((row) => row.items.length > 0)) expect(open.map((row) => row.name)).toEqual([]);
    for (const row of open) expect(new Set(row.readings.map((reading) => reading.join("|"))).size).toBe(row.readings.length);
  }), { numRuns: 200 });
});

test("a printed list is read back under its initiatives", () => {
  fc.assert(fc.property(truePlan, dress, (plan, look) => {
    const listed = plan.rows.filter((row) => row.items.length > 0);
    if (listed.length === 0) return;
    const transcript = parse(printPlan(plan, { ...look, withList: true }));
    const groups = transcript.lists[0]?.groups.map((group) => [group.name, ...group.entries.map((entry) => entry.join("|"))]);
    expect(groups).toEqual(listed.map((row) => [row.name, ...row.items]));
  }), { numRuns: 300 });
});

test("one wrong total changes no row that the other equations settle", () => {
  fc.assert(fc.property(truePlan, dress, fc.integer({ min: 1, max: 5 }), (plan, look, by) => {
    const text = printPlan(plan, { ...look, keepsBlanks: false });
    const grand = totalsOf(plan).at(-1) ?? 0;
    const marked = text.replace(new RegExp(`(合　計 .*?)\\S+$`, "mu"), (_, head: string) => `${head}${String(grand + by + 10)}`);
    const rows = parse(marked).countTables[0]?.rows ?? [];
    // The total is typed as printed, right or wrong.
    expect(valueOf(rows.at(-1)?.printed.at(-1) ?? "")).toBe(grand + by + 10);
    for (const [i, row] of plan.rows.entries()) {
      const read = rows[i];
      if (read && read.readings.length === 0) expect(read.cells.map((cell) => valueOf(cell.raw))).toEqual(row.values);
    }
  }), { numRuns: 200 });
});

test("columns that every row lost are still the header's", () => {
  const lines = ["１ 取組項目の数", "", "№ 取組項目名 現行 新規 廃止 合計", "No.1 防災体制の強化 1 1", "No.2 子育て支援の充実 1 1", "No.3 庁内文書の電子化 1 1", "合　計 3 3"];
  const [table] = parse(lines.join("\n")).countTables;
  expect(table?.rows.map((row) => row.name)).toEqual(["防災体制の強化", "子育て支援の充実", "庁内文書の電子化", "合　計"]);
  expect(table?.rows[0]?.readings.map((reading) => reading.map(valueOf))).toContainEqual([1, 0, 0, 1]);
});
