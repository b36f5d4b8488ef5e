import { formatRange, parseRange, rangeContains, type CellAddress, type CellRange } from "../../core/grid/address.js";
import { translateFormula } from "../../core/grid/formulaShift.js";
import { Splices } from "../xml/splices.js";
import { attributeValue, childOf, childrenOf, parseXml, prefixOf, type XmlElement } from "../xml/xmlSource.js";
import type { CellChange } from "./cellPatch.js";
import { findFormulaGroups, type FormulaGroups } from "./formulaGroups.js";
import type { PackageEditor } from "./packageEditor.js";
import { refuse } from "./refusal.js";
import { scanCells, scanRows, type LineSource } from "./sheetRows.js";
import { spliceCells, type RowChanges } from "./spliceCells.js";

/** A worksheet's part. Its cells are not read until one of them is asked for; changes of cells wait until `flush`. */
export class SheetPart {
  private parsed: { readonly source: string; readonly root: XmlElement } | undefined;
  private rowList: readonly LineSource[] | undefined;
  private rowMap: ReadonlyMap<number, LineSource> | undefined;
  private groups: FormulaGroups | undefined;
  private readonly pending: RowChanges = new Map();

  constructor(
    readonly editor: PackageEditor,
    readonly part: string,
  ) {}

  get source(): string {
    return this.editor.text(this.part);
  }

  get root(): XmlElement {
    const { source } = this;
    if (this.parsed?.source !== source) {
      this.parsed = { source, root: parseXml(source, ["sheetData"]) };
      this.rowList = undefined;
      this.rowMap = undefined;
      this.groups = undefined;
    }
    return this.parsed.root;
  }

  get prefix(): string {
    return prefixOf(this.root.name);
  }

  child(local: string): XmlElement | undefined {
    return childOf(this.root, local);
  }

  get isProtected(): boolean {
    const protection = this.child("sheetProtection");
    const flag = protection && attributeValue(this.source, protection, "sheet");
    return flag === "1" || flag === "true";
  }

  get sheetData(): XmlElement {
    return this.child("sheetData") ?? refuse("damaged", this.part);
  }

  get rows(): readonly LineSource[] {
    const { sheetData } = this;
    this.rowList ??= scanRows(this.source, sheetData);
    return this.rowList;
  }

  get formulaGroups(): FormulaGroups {
    const { rows } = this;
    this.groups ??= findFormulaGroups(this.source, rows);
    return this.groups;
  }

  row(rowIndex: number): LineSource | undefined {
    const { rows } = this;
    this.rowMap ??= new Map(rows.map((row) => [row.index, row]));
    return this.rowMap.get(rowIndex);
  }

  /** The source of a cell as it stands in the part, pending changes not counted. */
  cellSource({ rowIndex, columnIndex }: CellAddress): string | undefined {
    const row = this.row(rowIndex);
    const cell = row && scanCells(this.source, row).find((c) => c.index === columnIndex);
    return cell && this.source.slice(cell.start, cell.end);
  }

  pendingChange({ rowIndex, columnIndex }: CellAddress): CellChange | undefined {
    return this.pending.get(rowIndex)?.get(columnIndex);
  }

  /** The format a cell has, or takes from its row or column when it comes to be; undefined where nothing names one. */
  styleOf(at: CellAddress): number | undefined {
    const pending = this.pendingChange(at)?.style;
    if (pending !== undefined) return pending ?? undefined;
    const cell = this.cellSource(at);
    if (cell !== undefined) return numberOr(attributeValue(cell, { start: 0 }, "s"));
    return this.inheritedStyle(at);
  }

  inheritedStyle({ rowIndex, columnIndex }: CellAddress): number | undefined {
    const row = this.row(rowIndex);
    const rowStyle = row && attributeValue(this.source, row, "customFormat") === "1" ? attributeValue(this.source, row, "s") : undefined;
    if (rowStyle !== undefined) return numberOr(rowStyle);
    const columns = this.child("cols");
    const column = columns && childrenOf(columns, "col").find((c) => {
      const from = Number(attributeValue(this.source, c, "min")) - 1;
      return from <= columnIndex && columnIndex < Number(attributeValue(this.source, c, "max"));
    });
    return column && numberOr(attributeValue(this.source, column, "style"));
  }

  change(at: CellAddress, change: CellChange): void {
    let row = this.pending.get(at.rowIndex);
    if (!row) this.pending.set(at.rowIndex, (row = new Map<number, CellChange>()));
    row.set(at.columnIndex, { ...row.get(at.columnIndex), ...change });
  }

  /** Before the content of a cell goes: its formula may be written for others, or be a part of one that cannot be changed alone. */
  releaseFormula(at: CellAddress): void {
    const { shared, areas } = this.formulaGroups;
    const area = areas.find((range) => rangeContains(range, at.rowIndex, at.columnIndex));
    if (area && (area.top !== area.bottom || area.left !== area.right)) refuse("unsafe-part", formatRange(area));
    for (const { master, formula, members } of shared) {
      if (master.rowIndex !== at.rowIndex || master.columnIndex !== at.columnIndex) continue;
      for (const member of members) {
        if (this.pendingChange(member)?.content === undefined) {
          this.change(member, { formula: translateFormula(formula, member.rowIndex - master.rowIndex, member.columnIndex - master.columnIndex) });
        }
      }
    }
  }

  flush(): void {
    if (this.pending.size === 0) return;
    const splices = new Splices(this.source);
    spliceCells(splices, this, this.pending);
    this.extendDimension(splices);
    this.pending.clear();
    this.editor.setText(this.part, splices.apply());
  }

  /** Whether the cell has an element, or is about to have one. */
  has(at: CellAddress): boolean {
    return this.cellSource(at) !== undefined || this.pendingChange(at) !== undefined;
  }

  /** `dimension` names the used range; formats alone do not widen it here, so that a mark leaves it as it was. */
  private extendDimension(splices: Splices): void {
    const element = this.child("dimension");
    const before = element && parseRange(attributeValue(this.source, element, "ref") ?? "");
    if (!element || !before) return;
    let range: CellRange = before;
    for (const [rowIndex, cells] of this.pending) {
      for (const [columnIndex, { content }] of cells) {
        if (!content || content.kind === "blank") continue;
        range = {
          top: Math.min(range.top, rowIndex), bottom: Math.max(range.bottom, rowIndex),
          left: Math.min(range.left, columnIndex), right: Math.max(range.right, columnIndex),
        };
      }
    }
    if (formatRange(range) !== formatRange(before)) splices.setAttribute(element.start, "ref", formatRange(range));
  }
}

function numberOr(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
