import { parseReferenceToken, type Qualifier } from "../../grid/formulaReferences.js";
import { parseQualifier } from "../../grid/formulaReferences.js";
import { tokenizeFormula } from "../../grid/formulaTokens.js";
import type { GridTable, Workbook } from "../../grid/grid.js";
import type { FormulaNode } from "./formulaNode.js";
import { toReference } from "./parseFormula.js";

/** What the names in a workbook's formulas mean: sheets, defined names and tables. */
export class NameSpace {
  private readonly names = new Map<string, string>();
  private readonly sheets: readonly string[];
  private readonly tables = new Map<string, { readonly sheet: string; readonly table: GridTable }>();

  constructor(workbook: Pick<Workbook, "definedNames" | "sheets">) {
    for (const { name, sheet, refersTo } of workbook.definedNames) this.names.set(`${sheet ?? ""}!${name}`.toLowerCase(), refersTo);
    this.sheets = workbook.sheets.map(({ name }) => name);
    for (const grid of workbook.sheets) for (const table of grid.tables) this.tables.set(table.name.toLowerCase(), { sheet: grid.name, table });
  }

  /** A name of the sheet goes before one of the workbook. Undefined for what is no plain, fixed reference. */
  resolve(name: string, sheet: string): FormulaNode | undefined {
    const refersTo = this.names.get(`${sheet}!${name}`.toLowerCase()) ?? this.names.get(`!${name}`.toLowerCase());
    const [qualifier, reference, ...more] = tokenizeFormula(refersTo ?? "");
    const ends = reference && parseReferenceToken(reference);
    if (qualifier?.kind !== "qualifier" || !ends || more.length > 0) return undefined;
    const parsed = parseQualifier(qualifier.text);
    if (parsed.book !== undefined) return { kind: "unclear", reason: "external-link" };
    const isFixed = ends.every((end) => (end.rowFixed || Number.isNaN(end.rowIndex)) && (end.columnFixed || Number.isNaN(end.columnIndex)));
    const sheets = this.sheetsOf(parsed);
    return isFixed && sheets.length > 0 ? toReference(ends, reference.kind, sheets, { rowIndex: 0, columnIndex: 0 }) : undefined;
  }

  /** The sheet, or the run of sheets, that a qualifier names; none where there is no such sheet. */
  sheetsOf({ sheet, lastSheet }: Qualifier): readonly string[] {
    const indexOf = (name: string): number => this.sheets.findIndex((each) => each.toLowerCase() === name.toLowerCase());
    const first = indexOf(sheet);
    const last = lastSheet === undefined ? first : indexOf(lastSheet);
    return first < 0 || last < 0 ? [] : this.sheets.slice(Math.min(first, last), Math.max(first, last) + 1);
  }

  /** By its name, or (for `[@件数]`) the one that holds the cell. */
  table(name: string, home: { readonly sheet: string; readonly rowIndex: number; readonly columnIndex: number }): { readonly sheet: string; readonly table: GridTable } | undefined {
    if (name !== "") return this.tables.get(name.toLowerCase());
    return [...this.tables.values()].find(({ sheet, table: { range } }) => sheet === home.sheet && home.rowIndex >= range.top && home.rowIndex <= range.bottom
      && home.columnIndex >= range.left && home.columnIndex <= range.right);
  }
}
