import { readFileSync } from "node:fs";
import type { WorkbookEdit, WorkbookPort, WriteReceipt } from "../../../src/app/ports.js";
import { validate } from "../../../src/app/validate.js";
import type { Workbook } from "../../../src/core/grid/grid.js";
import type { SheetPlan } from "../../../src/core/sheets/sheetPlan.js";
import { openWorkbook } from "../../../src/xlsx/openWorkbook.js";
import { writeWorkbook } from "../../../src/xlsx/writeWorkbook.js";
import { featureBook, FEATURES } from "../../support/featureBooks.js";
import { handmade } from "../../support/packages.js";
import { planSheets } from "../../support/planBooks.js";

export interface OpenedPort {
  readonly port: WorkbookPort;
  close?(): void | Promise<void>;
}

export interface ContractOptions {
  /** Books of `FEATURES` that this host cannot open, with the reason: they are told as skipped. */
  readonly without?: Readonly<Record<string, string>>;
}

const at = (rowIndex: number, columnIndex: number): { rowIndex: number; columnIndex: number } => ({ rowIndex, columnIndex });
const number = (sheet: string, rowIndex: number, columnIndex: number, value: number): WorkbookEdit => ({ kind: "set-cell", sheet, at: at(rowIndex, columnIndex), content: { kind: "number", value } });
const NAMESPACE = "urn:kensan:book:1";
const PLAN: SheetPlan = {
  name: "確認の記録", cells: [{ rowIndex: 0, columnIndex: 0, content: { kind: "text", text: "記録" }, style: { bold: true } }, { rowIndex: 1, columnIndex: 0, content: { kind: "number", value: 3 }, style: { numberFormat: "0件" } }], merges: [], columnWidths: [10], rowHeights: [],
  page: { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.7, bottom: 0.7 } }, names: [], showGridLines: true,
};
const TABLE = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>項目</t></is></c><c r="B1" t="inlineStr"><is><t>件数</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2"><v>3</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>乙</t></is></c><c r="B3"><v>4</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>計</t></is></c><c r="B4"><v>7</v></c></row></sheetData>';
const BOOK = handmade({ sheets: [{ name: "表", xml: TABLE }, { name: "保護", xml: `${TABLE}<sheetProtection sheet="1"/>` }] });

/** Workbooks as offices make them, right and wrong, and each feature that a file may have. */
function corpus(): readonly (readonly [name: string, bytes: Uint8Array])[] {
  const rows = (wrong: number): (string | number)[][] => [["No.1", "広報", 3, 1, 4], ["No.2", "窓口", 2, 2, 4 + wrong], ["No.3", "施設", 5, 0, 5]];
  const plan = (wrong: number): Uint8Array => writeWorkbook(planSheets({ titles: ["改定の概要"], rows: rows(wrong), total: ["合計", null, 10, 3, 13], items: [["No.1", "広報", ["甲"]], ["No.2", "窓口", ["乙", "丙"]]], declared: [["新規の数", 3, "項目"]] }));
  return [
    ...["plan.xlsx", "plan-with-errors.xlsx"].map((name) => [name, new Uint8Array(readFileSync(`assets/samples/${name}`))] as const),
    ["generated.xlsx", plan(0)], ["generated-wrong.xlsx", plan(1)],
    ...FEATURES.map((feature) => [`${feature}.${feature === "vba" ? "xlsm" : "xlsx"}`, featureBook(feature)] as const),
  ];
}

const report = (workbook: Workbook): string => JSON.stringify(validate(workbook, { language: "ja" }));

/**
 * What every workbook port owes the use cases, whatever lies behind it. `open` gives a port over the bytes of a file.
 * @example describePortContract("the file port", (bytes, name) => Promise.resolve({ port: new FilePort(bytes, name) }));
 */
export function describePortContract(name: string, open: (bytes: Uint8Array, fileName: string) => Promise<OpenedPort>, options: ContractOptions = {}): void {
  async function withPort<T>(bytes: Uint8Array, fileName: string, use: (port: WorkbookPort) => Promise<T>): Promise<T> {
    const opened = await open(bytes, fileName);
    try {
      return await use(opened.port);
    } finally {
      await opened.close?.();
    }
  }
  const read = async (port: WorkbookPort): Promise<Workbook> => {
    const result = await port.read();
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  };
  const write = async (port: WorkbookPort, edits: readonly WorkbookEdit[]): Promise<WriteReceipt> => {
    const result = await port.write(edits);
    if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ""}`);
    return result.value;
  };
  const sheetOf = (workbook: Workbook, sheet: string): Workbook["sheets"][number] | undefined => workbook.sheets.find((grid) => grid.name === sheet);

  describe(`${name} keeps the contract of workbook ports`, () => {
    const books = corpus().filter(([file]) => options.without?.[file.replace(/\.\w+$/, "")] === undefined);
    test.each(books)("%s gives the report that its file gives, to the byte", async (file, bytes) => {
      const direct = await openWorkbook(bytes, file);
      if (!direct.ok) throw new Error(direct.error.code);
      await withPort(bytes, file, async (port) => expect(report(await read(port))).toBe(report(direct.value.workbook)));
    });

    test("a write is done as a whole, and its undo brings back what was", () => withPort(BOOK, "表.xlsx", async (port) => {
      const before = report(await read(port));
      const receipt = await write(port, [number("表", 1, 1, 5), { kind: "set-cell", sheet: "表", at: at(9, 3), content: { kind: "text", text: "追記" } }, { kind: "set-cell", sheet: "表", at: at(0, 0), content: { kind: "blank" } }]);
      const sheet = sheetOf(await read(port), "表");
      expect([sheet?.value(1, 1), sheet?.value(9, 3), sheet?.value(0, 0)]).toEqual([5, "追記", null]);
      expect(await port.undo(receipt)).toEqual({ ok: true, value: undefined });
      expect(report(await read(port))).toBe(before);
      expect(await port.undo(receipt)).toMatchObject({ ok: false, error: { code: "undone-already" } });
      expect(await port.undo({ id: "nobody's" })).toMatchObject({ ok: false, error: { code: "unknown-receipt" } });
    }));

    test.each<[string, WorkbookEdit]>([
      ["no-such-sheet", number("無い", 0, 0, 1)], ["sheet-protected", number("保護", 1, 1, 1)], ["invalid-edit", number("表", 2_000_000, 0, 1)],
      ["sheet-exists", { kind: "add-sheet", plan: { ...PLAN, name: "表" }, replaceOwn: true }], ["sheet-exists", { kind: "remove-own-sheet", sheet: "表" }],
    ])("%s: nothing is written at all", (code, edit) => withPort(BOOK, "表.xlsx", async (port) => {
      const before = report(await read(port));
      expect(await port.write([number("表", 1, 1, 99), edit])).toMatchObject({ ok: false, error: { code } });
      expect(report(await read(port))).toBe(before);
    }));

    test("what was changed since is not overwritten", () => withPort(BOOK, "表.xlsx", async (port) => {
      const first = await write(port, [number("表", 1, 1, 5)]);
      const second = await write(port, [number("表", 1, 1, 6)]);
      expect(await port.undo(first)).toMatchObject({ ok: false, error: { code: "changed-since" } });
      expect(sheetOf(await read(port), "表")?.value(1, 1)).toBe(6);
      expect(await port.undo(second)).toEqual({ ok: true, value: undefined });
      expect(sheetOf(await read(port), "表")?.value(1, 1)).toBe(5);
    }));

    test("a formula is written with its result", () => withPort(BOOK, "表.xlsx", async (port) => {
      await write(port, [{ kind: "set-cell", sheet: "表", at: at(3, 1), content: { kind: "formula", formula: "SUM(B2:B3)", cached: 7 } }]);
      const sheet = sheetOf(await read(port), "表");
      expect([sheet?.value(3, 1), sheet?.formula(3, 1)]).toEqual([7, "SUM(B2:B3)"]);
    }));

    test("marks show and come off, and leave the report as it was", () => withPort(BOOK, "表.xlsx", async (port) => {
      const before = report(await read(port));
      await write(port, [{ kind: "set-fill", sheet: "表", at: at(1, 1), color: "FFC7CE" }, { kind: "add-note", sheet: "表", at: at(1, 1), text: "違う", author: "検算" }]);
      expect(sheetOf(await read(port), "表")?.style(1, 1).filled).toBe(true);
      await write(port, [{ kind: "clear-marks" }]);
      expect(sheetOf(await read(port), "表")?.style(1, 1).filled).toBe(false);
      expect(report(await read(port))).toBe(before);
    }));

    test("sheets of ours are added, written anew and taken away", () => withPort(BOOK, "表.xlsx", async (port) => {
      await write(port, [{ kind: "add-sheet", plan: PLAN, replaceOwn: true }]);
      const added = sheetOf(await read(port), PLAN.name);
      expect([added?.value(0, 0), added?.value(1, 0), added?.style(1, 0).numberFormat, added?.style(0, 0).bold]).toEqual(["記録", 3, "0件", true]);
      const anew = await write(port, [{ kind: "add-sheet", plan: { ...PLAN, cells: [] }, replaceOwn: true }]);
      expect(sheetOf(await read(port), PLAN.name)?.value(0, 0)).toBe(null);
      if (anew.irreversible === undefined) {
        expect(await port.undo(anew)).toEqual({ ok: true, value: undefined });
        expect(sheetOf(await read(port), PLAN.name)?.value(0, 0)).toBe("記録");
      }
      await write(port, [{ kind: "remove-own-sheet", sheet: PLAN.name }]);
      expect((await read(port)).sheets.map((sheet) => sheet.name)).toEqual(["表", "保護"]);
    }));

    test("lines come and go", () => withPort(BOOK, "表.xlsx", async (port) => {
      await write(port, [{ kind: "set-cell", sheet: "表", at: at(3, 1), content: { kind: "formula", formula: "SUM(B2:B3)", cached: 7 } }, { kind: "insert-lines", sheet: "表", axis: "row", at: 2, count: 1 }]);
      const sheet = sheetOf(await read(port), "表");
      expect([sheet?.formula(4, 1), sheet?.value(3, 0)]).toEqual(["SUM(B2:B4)", "乙"]);
      await write(port, [{ kind: "delete-lines", sheet: "表", axis: "column", at: 0, count: 1 }]);
      expect(sheetOf(await read(port), "表")?.formula(4, 0)).toBe("SUM(A2:A4)");
    }));

    test("names and custom XML are kept", () => withPort(BOOK, "表.xlsx", async (port) => {
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<book xmlns="${NAMESPACE}">設定</book>`;
      expect(await port.readCustomXml(NAMESPACE)).toEqual({ ok: true, value: null });
      const receipt = await write(port, [{ kind: "set-custom-xml", namespace: NAMESPACE, xml }, { kind: "define-name", name: "_kensan.cell.1", refersTo: "表!$B$2", hidden: true }]);
      const kept = await port.readCustomXml(NAMESPACE);
      expect([kept.ok && kept.value?.includes("設定"), (await read(port)).definedNames.map(({ name: n, refersTo, hidden }) => [n, refersTo, hidden])]).toEqual([true, [["_kensan.cell.1", "表!$B$2", true]]]);
      expect(await port.undo(receipt)).toEqual({ ok: true, value: undefined });
      expect([await port.readCustomXml(NAMESPACE), (await read(port)).definedNames]).toEqual([{ ok: true, value: null }, []]);
    }));
  });
}
