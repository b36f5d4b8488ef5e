import fc from "fast-check";
import type { EditContent, WorkbookEdit } from "../../src/app/ports.js";
import type { CellValue } from "../../src/core/grid/grid.js";
import { shiftFormula, shiftSpan, type LineShift } from "../../src/core/grid/formulaShift.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { changedParts } from "../support/packages.js";
import { planOf } from "../support/plans.js";

/** The same workbook as plain values: what the patched file must read as. */
type Cell = { readonly value: CellValue; readonly formula: string | undefined };
type Model = Map<string, Map<string, Cell>>;

const SHEETS = ["甲", "乙 'b'c"] as const;
const key = (rowIndex: number, columnIndex: number): string => `${rowIndex} ${columnIndex}`;

const at = fc.record({ rowIndex: fc.oneof(fc.nat(8), fc.nat(40)), columnIndex: fc.oneof(fc.nat(5), fc.nat(60)) });
const sheet = fc.constantFrom(...SHEETS);
const formula = fc.constantFrom("A1", "SUM(B2:C5)", "甲!A3*$B$4", "'乙 ''b''c'!C:C", "SUM(2:4)", "\"A1\"&D9", "A1:B2 B2:C3");
const content: fc.Arbitrary<EditContent> = fc.oneof(
  fc.integer().map((value) => ({ kind: "number" as const, value })),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }).map((text) => ({ kind: "text" as const, text })),
  fc.constant({ kind: "blank" as const }),
  fc.tuple(formula, fc.nat(99)).map(([f, cached]) => ({ kind: "formula" as const, formula: f, cached })),
);
const lines = fc.record({ kind: fc.constantFrom("insert-lines" as const, "delete-lines" as const), sheet, axis: fc.constantFrom("row" as const, "column" as const), at: fc.nat(10), count: fc.integer({ min: 1, max: 3 }) });
const edit: fc.Arbitrary<WorkbookEdit> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("set-cell" as const), sheet, at, content }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("set-fill" as const), sheet, at, color: fc.constantFrom("FFC7CE", "FFEB9C") }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("add-note" as const), sheet, at, text: fc.constantFrom("注", "a\nb"), author: fc.constant("検算") }) },
  { weight: 2, arbitrary: lines },
  { weight: 1, arbitrary: fc.constant({ kind: "clear-marks" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "add-sheet" as const, plan: planOf("記録", [["検算", 1]]), replaceOwn: true }) },
);
const start = fc.array(fc.array(fc.oneof(fc.integer(), fc.constantFrom("文", "=SUM(A1:B9)", "='乙 ''b''c'!A2", null)), { maxLength: 5 }), { maxLength: 7 });

function makeModel(grids: readonly (readonly (readonly (string | number | null)[])[])[]): Model {
  return new Map(grids.map((rows, i) => [SHEETS[i]!, new Map(rows.flatMap((row, r) => row.flatMap((value, c) =>
    value === null ? [] : [[key(r, c), typeof value === "string" && value.startsWith("=") ? { value: 0, formula: value.slice(1) } : { value, formula: undefined }] as const])))]));
}

function applyToModel(model: Model, step: WorkbookEdit): void {
  if (step.kind === "set-cell") {
    const cells = model.get(step.sheet)!;
    const { content: c } = step;
    if (c.kind === "blank") cells.delete(key(step.at.rowIndex, step.at.columnIndex));
    else cells.set(key(step.at.rowIndex, step.at.columnIndex), c.kind === "formula" ? { value: c.cached ?? null, formula: c.formula } : { value: c.kind === "number" ? c.value + 0 : c.text, formula: undefined });
  } else if (step.kind === "insert-lines" || step.kind === "delete-lines") {
    const shift: LineShift = { sheet: step.sheet, axis: step.axis, kind: step.kind === "insert-lines" ? "insert" : "delete", at: step.at, count: step.count };
    for (const [name, cells] of model) {
      const moved = [...cells].flatMap(([place, cell]) => {
        const [row, column] = place.split(" ").map(Number) as [number, number];
        const index = name === step.sheet ? shiftSpan(step.axis === "row" ? row : column, step.axis === "row" ? row : column, shift)?.[0] : -1;
        if (index === undefined) return [];
        const target = index < 0 ? place : step.axis === "row" ? key(index, column) : key(row, index);
        return [[target, { ...cell, formula: cell.formula === undefined ? undefined : shiftFormula(cell.formula, name, shift) }] as const];
      });
      model.set(name, new Map(moved));
    }
  } else if (step.kind === "add-sheet") model.set("記録", new Map([["0 0", { value: "検算", formula: undefined }], ["0 1", { value: 1, formula: undefined }]]));
}

function readAsModel(bytes: Uint8Array): Record<string, unknown> {
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return Object.fromEntries(read.value.sheets.map((grid) => [grid.name, Object.fromEntries(grid.rowIndexes.flatMap((r) => grid.row(r).flatMap((value, c) =>
    value === null || value === undefined ? [] : [[key(r, c), { value, formula: grid.formula(r, c) }]])))]));
}

const plain = (model: Model): unknown => Object.fromEntries([...model].map(([name, cells]) => [name, Object.fromEntries(cells)]));
const apply = (bytes: Uint8Array, edits: readonly WorkbookEdit[]): Uint8Array => {
  const result = applyEdits(bytes, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const bookOf = (grids: readonly (readonly (readonly (string | number | null)[])[])[]): Uint8Array => writeWorkbook(grids.map((rows, i) => planOf(SHEETS[i]!, rows)));

test("a patched workbook reads as the same script on plain values", () => {
  fc.assert(fc.property(fc.tuple(start, start), fc.array(edit, { maxLength: 12 }), (grids, script) => {
    const model = makeModel(grids);
    for (const step of script) applyToModel(model, step);
    expect(readAsModel(apply(bookOf(grids), script))).toEqual(plain(model));
  }), { numRuns: 200 });
});

test("edits made one by one and all at once read alike", () => {
  fc.assert(fc.property(fc.tuple(start, start), fc.array(edit, { maxLength: 6 }), (grids, script) => {
    const oneByOne = script.reduce((bytes, step) => apply(bytes, [step]), bookOf(grids));
    expect(readAsModel(oneByOne)).toEqual(readAsModel(apply(bookOf(grids), script)));
  }), { numRuns: 60 });
});

test("marks taken back leave every part but the styles as it was", () => {
  const mark = edit.filter((step) => step.kind === "set-fill" || step.kind === "add-note");
  fc.assert(fc.property(fc.tuple(start, start), fc.array(fc.array(mark, { maxLength: 5 }), { maxLength: 3 }), (grids, runs) => {
    const before = bookOf(grids);
    const marked = runs.reduce((bytes, marks) => apply(bytes, marks), before);
    expect(changedParts(before, apply(marked, [{ kind: "clear-marks" }])).filter((name) => name !== "xl/styles.xml")).toEqual([]);
  }), { numRuns: 100 });
});
