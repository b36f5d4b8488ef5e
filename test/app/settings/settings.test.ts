import fc from "fast-check";
import { BOOK_NAMESPACE, NO_SETTINGS, type BookSettings } from "../../../src/app/settings/bookSettings.js";
import { planExclusion, planReadmission } from "../../../src/app/settings/exclusions.js";
import { planRole, type RoleClaim } from "../../../src/app/settings/roles.js";
import { planSettings, type SettingsChange } from "../../../src/app/settings/readSettings.js";
import { formatSettings, parseSettings } from "../../../src/app/settings/settingsXml.js";
import type { WorkbookEdit } from "../../../src/app/ports.js";
import { validate, type Validation } from "../../../src/app/validate.js";
import { openWorkbook } from "../../../src/xlsx/openWorkbook.js";
import { applyEdits } from "../../../src/xlsx/patcher.js";
import { handmade } from "../../support/packages.js";

type Row = readonly (string | number | null)[];
/** The row 乙 is one too many: 25 + 41 = 66; the column 合計 holds it as well. */
const WRONG: readonly Row[] = [["区分", "前期", "後期", "合計"], ["甲", 12, 30, 42], ["乙", 25, 41, 67], ["丙", 31, 18, 49], ["合計", 68, 89, 157]];

function packed(rows: readonly Row[]): Uint8Array {
  const cell = (value: Row[number], r: number, c: number): string => {
    const ref = `${String.fromCharCode(65 + c)}${r + 1}`;
    return value === null ? "" : typeof value === "number" ? `<c r="${ref}"><v>${value}</v></c>` : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return handmade({ sheets: [{ name: "第1 表", xml: `<sheetData>${rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, r, c)).join("")}</row>`).join("")}</sheetData>` }] });
}

interface Checked {
  readonly validation: Validation;
  readonly settings: BookSettings;
}

async function check(bytes: Uint8Array): Promise<Checked> {
  const opened = await openWorkbook(bytes, "表.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const xml = opened.value.readCustomXml(BOOK_NAMESPACE);
  const parsed = parseSettings(xml.ok ? xml.value : null);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return { settings: parsed.value, validation: validate(opened.value.workbook, { language: "ja", settings: parsed.value }) };
}

function edit(bytes: Uint8Array, edits: readonly WorkbookEdit[]): Uint8Array {
  const edited = applyEdits(bytes, edits);
  if (!edited.ok) throw new Error(`${edited.error.code} ${edited.error.detail ?? ""}`);
  return edited.value;
}

async function change(bytes: Uint8Array, plan: (checked: Checked) => SettingsChange): Promise<Uint8Array> {
  return edit(bytes, plan(await check(bytes)).edits);
}

const excludeFirst = (bytes: Uint8Array, reason: string): Promise<Uint8Array> =>
  change(bytes, ({ settings, validation: { findings: [first] } }) => { if (!first) throw new Error("nothing found"); return planExclusion(settings, first, reason); });

const told = ({ validation }: Checked): string[] => validation.findings.map((finding) => `${finding.excluded ? `除外(${finding.excluded.reason})` : finding.severity} ${finding.at.ref}`);

describe("a finding set aside with its reason", () => {
  test("is listed apart, and no longer decides the verdict; the sentence says so", async () => {
    const before = await check(packed(WRONG));
    expect([before.validation.verdict, told(before)]).toEqual(["fails", ["error D3"]]);
    const after = await check(await excludeFirst(packed(WRONG), "延べ数のため"));
    expect([after.validation.verdict, told(after)]).toEqual(["holds", ["除外(延べ数のため) D3"]]);
    expect(after.validation.sentence).toMatch(/ほかに除外 1 件/);
  });
  test("taken back, it leaves no trace in the workbook", async () => {
    const excluded = await excludeFirst(packed(WRONG), "確認済み");
    const back = await change(excluded, ({ settings, validation }) => planReadmission(settings, validation.findings[0]?.excluded?.id ?? ""));
    const opened = await openWorkbook(back, "表.xlsx");
    expect(opened.ok && [opened.value.workbook.definedNames, opened.value.readCustomXml(BOOK_NAMESPACE)]).toEqual([[], { ok: true, value: null }]);
    expect(told(await check(back))).toEqual(["error D3"]);
  });
  test("comes back where the figures say something else than what was excluded", async () => {
    const excluded = await excludeFirst(packed(WRONG), "延べ数のため");
    const changed = edit(excluded, [{ kind: "set-cell", sheet: "第1 表", at: { rowIndex: 2, columnIndex: 3 }, content: { kind: "number", value: 76 } }]);
    expect(told(await check(changed))).toEqual(["error D3"]);
  });
  test("is gone with its cell, and excuses no other", async () => {
    const excluded = await excludeFirst(packed(WRONG), "延べ数のため");
    const deleted = edit(excluded, [{ kind: "delete-lines", sheet: "第1 表", axis: "row", at: 2, count: 1 }]);
    expect(told(await check(deleted)).filter((line) => line.startsWith("除外"))).toEqual([]);
  });
  test("stays on its cell wherever rows and columns are put in", async () => {
    const excluded = await excludeFirst(packed(WRONG), "延べ数のため");
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 4 }), async (rowAt, below, count) => {
      // above the table, or below it: rows inside a table would be rows of it
      const shifted = edit(excluded, [
        { kind: "insert-lines", sheet: "第1 表", axis: "row", at: 0, count: count * rowAt },
        { kind: "insert-lines", sheet: "第1 表", axis: "column", at: 0, count },
        { kind: "insert-lines", sheet: "第1 表", axis: "row", at: 5 + count * rowAt + below, count: 1 },
      ].filter((shift) => shift.count > 0) as WorkbookEdit[]);
      const place = `${String.fromCharCode(68 + count)}${3 + count * rowAt}`;
      expect(told(await check(shifted))).toEqual([`除外(延べ数のため) ${place}`]);
    }), { numRuns: 20 });
  });
  test("stays where a row is put in between the parts", async () => {
    const excluded = await excludeFirst(packed(WRONG), "延べ数のため");
    expect(told(await check(edit(excluded, [{ kind: "insert-lines", sheet: "第1 表", axis: "row", at: 2, count: 1 }])))).toEqual(["除外(延べ数のため) D4"]);
  });
});

describe("a confirmed role", () => {
  const confirm = (rows: readonly Row[], claim: RoleClaim, ref: string): Promise<Uint8Array> => change(packed(rows), ({ settings }) => planRole(settings, claim, { sheet: "第1 表", ref }));
  const totals = ({ validation }: Checked): string[] => validation.relations.map((relation) => `${relation.total.ref} ${relation.outcome}`);

  test("a column that is no data is in no sum", async () => {
    const { validation } = await check(await confirm(WRONG, { kind: "no-data", axis: "column" }, "B1"));
    expect(validation.relations.flatMap((relation) => [relation.total, ...relation.parts]).some(({ ref }) => ref.startsWith("B"))).toBe(false);
  });
  test("a row that is the total, whatever it is called", async () => {
    const rows: readonly Row[] = [["区分", "前期", "後期"], ["甲", 12, 30], ["乙", 25, 41], ["丙", 31, 18], ["全市", 68, 98]];
    expect(totals(await check(packed(rows)))).not.toContain("C5 fails");
    expect(totals(await check(await confirm(rows, { kind: "total", axis: "row" }, "A5")))).toEqual(expect.arrayContaining(["B5 holds", "C5 fails"]));
  });
  test("a relation that is none, on its whole line or on its cell", async () => {
    const whole = await check(await confirm(WRONG, { kind: "no-relation", code: "footing/row", isWholeLine: true }, "D3"));
    expect(whole.validation.relations.filter((relation) => relation.total.ref.startsWith("D") && relation.parts.every((part) => part.ref.includes("D") === false))).toEqual([]);
    const one = await check(await confirm(WRONG, { kind: "no-relation", code: "footing/row", isWholeLine: false }, "D3"));
    expect(totals(one)).toEqual(expect.arrayContaining(["D2 holds", "D4 holds"]));
    expect(totals(one)).not.toContain("D3 fails");
  });
});

describe("the part in the workbook", () => {
  const text = fc.string({ unit: "binary" });
  const arbitrary = fc.record({
    version: fc.constant(1 as const),
    preferences: fc.record({ language: fc.constantFrom("ja" as const, "en" as const), 将来: text }, { requiredKeys: [] }),
    exclusions: fc.array(fc.record({ at: fc.constant("_kensan.at.1"), code: text, reason: text, seen: text }), { maxLength: 3 }),
    roles: fc.array(fc.record({ kind: fc.constantFrom("no-data" as const, "total" as const), axis: fc.constantFrom("row" as const, "column" as const), at: text }), { maxLength: 3 }),
    renames: fc.array(fc.record({ id: text, before: text, after: text, isSame: fc.boolean() }), { maxLength: 3 }),
    baseEdition: fc.record({ title: text, savedAt: text, content: text }),
  });
  test("gives back whatever was written, through the file", async () => {
    const bytes = packed(WRONG);
    await fc.assert(fc.asyncProperty(arbitrary, async (settings) => {
      expect((await check(edit(bytes, planSettings(settings).edits))).settings).toEqual(settings);
    }), { numRuns: 60 });
  });
  test("is not there where nothing is remembered", () => { expect(formatSettings(NO_SETTINGS)).toBeNull(); });
  test("reads as another program may have written it: a prefix, references, CDATA", () => {
    const forms = [
      `<k:book xmlns:k="urn:kensan:book:1">{&quot;version&quot;:1,&#34;roles&#x22;:[]}</k:book>\n`,
      `<?xml version="1.0"?><book xmlns="urn:kensan:book:1"><![CDATA[{"version":1}]]></book>`,
    ];
    for (const form of forms) expect(parseSettings(form)).toEqual({ ok: true, value: NO_SETTINGS });
  });
  test("of a later version, or damaged, is said and left alone", () => {
    const part = (json: string): string => `<book xmlns="urn:kensan:book:1">${json}</book>`;
    expect(parseSettings(part(`{"version":2,"exclusions":"?"}`))).toEqual({ ok: false, error: { code: "settings-newer", detail: "2" } });
    expect(parseSettings(part(`{"version":1,"exclusions":[{"at":5}]}`))).toEqual({ ok: false, error: { code: "settings-damaged", detail: "exclusions.0.at" } });
    expect(parseSettings(part("{"))).toEqual({ ok: false, error: { code: "settings-damaged" } });
  });
});
