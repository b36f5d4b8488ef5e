import fc from "fast-check";
import type { WorkbookEdit } from "../../src/app/ports.js";
import { validate } from "../../src/app/validate.js";
import { parseAddress, formatAddress } from "../../src/core/grid/address.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { planOf } from "../support/plans.js";

const PAIRS = [[12, 30], [25, 41], [31, 18], [8, 27], [14, 9]] as const;

/** Five lines with their sums; `spoil` writes one formula or number otherwise. */
function book(spoil: Readonly<Record<string, string | number>>): Uint8Array {
  const rows: (string | number)[][] = [["区分", "前期", "後期", "通年"], ...PAIRS.map(([a, b], i) => [`${"甲乙丙丁戊"[i] ?? ""}課`, a, b, `=B${i + 2}+C${i + 2}`]), ["合計", "=SUM(B2:B6)", "=SUM(C2:C6)", "=SUM(D2:D6)"]];
  for (const [ref, value] of Object.entries(spoil)) {
    const at = parseAddress(ref);
    const row = at && rows[at.rowIndex];
    if (at && row) row[at.columnIndex] = value;
  }
  return writeWorkbook([planOf("表", rows)]);
}

async function found(bytes: Uint8Array): Promise<string[]> {
  const opened = await openWorkbook(bytes, "表.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const { findings } = validate({ ...opened.value.workbook, isCalculatedOnOpening: true }, { language: "ja" });
  return findings.filter(({ severity }) => severity !== "info").map(({ code, at }) => `${code} ${at.ref}`).sort();
}

const FAULTS: readonly (readonly [string, string | number])[] = [
  ["C7", "=SUM(C2:C5)"], ["B7", "=SUM(B3:B6)"], ["B7", "=SUM(B2:B7)"], ["D4", 94], ["D4", "=B4+C5"], ["D5", "=B5+C5+7"],
];

test("where rows and columns are put in, what is found of formulas moves with them, and nothing else is found", async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...FAULTS), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }), async ([ref, value], rows, columns) => {
    const bytes = book({ [ref]: value });
    const before = await found(bytes);
    expect(before.length).toBe(1);
    const edits: WorkbookEdit[] = [
      ...(rows > 0 ? [{ kind: "insert-lines" as const, sheet: "表", axis: "row" as const, at: 0, count: rows }] : []),
      ...(columns > 0 ? [{ kind: "insert-lines" as const, sheet: "表", axis: "column" as const, at: 0, count: columns }] : []),
    ];
    const moved = applyEdits(bytes, edits);
    if (!moved.ok) throw new Error(moved.error.code);
    const [code = "", at = ""] = before[0]?.split(" ") ?? [];
    const place = parseAddress(at);
    expect(await found(moved.value)).toEqual([`${code} ${formatAddress((place?.rowIndex ?? 0) + rows, (place?.columnIndex ?? 0) + columns)}`]);
  }), { numRuns: 25 });
});

test("a workbook whose formulas are right has nothing to tell", async () => { expect(await found(book({}))).toEqual([]); });
