import { initSync, Model } from "@ironcalc/wasm";
import type { CellValue } from "../../core/grid/grid.js";

/** The numbers by which IronCalc tells what a cell holds. */
const LOGICAL = 4;
const ERROR = 16;
const TEXT = 2;

let isLoaded = false;

/** Makes IronCalc ready with the bytes of its `wasm_bg.wasm`, which come from the page's own origin or from the disk. Once is enough. */
export function loadIronCalc(module: BufferSource | WebAssembly.Module): void {
  if (isLoaded) return;
  initSync({ module });
  isLoaded = true;
}

/** IronCalc's workbook, spoken to in our words: indexes from 0, values with their types. */
export class IronModel {
  private readonly model: Model;

  /** A scratch sheet for ourselves comes after the given ones. */
  constructor(sheetNames: readonly string[], timeZone: string) {
    if (!isLoaded) throw new Error("loadIronCalc was not called");
    this.model = new Model("book", "en", timeZone, "en");
    this.model.pauseEvaluation();
    for (let i = 0; i < sheetNames.length; i++) this.model.newSheet(); // one more than given: it begins with one
    // Names given one by one could meet those that new sheets get, so the plain ones go first.
    for (let i = 0; i <= sheetNames.length; i++) this.model.renameSheet(i, `scratch ${String(i)}`);
    sheetNames.forEach((name, i) => this.model.renameSheet(i, name));
  }

  get scratchSheet(): number {
    return this.model.getWorksheetsProperties().length - 1;
  }

  /** What would be typed: `=…`, a number, or text after `'`. False where IronCalc refuses it. */
  put(sheet: number, rowIndex: number, columnIndex: number, input: string): boolean {
    try {
      this.model.setUserInput(sheet, rowIndex + 1, columnIndex + 1, input);
      return true;
    } catch {
      return false; // it throws a text; what it cannot take, the caller keeps
    }
  }

  clear(sheet: number, rowIndex: number, columnIndex: number): void {
    this.model.rangeClearContents(sheet, rowIndex + 1, columnIndex + 1, rowIndex + 1, columnIndex + 1);
  }

  content(sheet: number, rowIndex: number, columnIndex: number): string {
    return this.model.getCellContent(sheet, rowIndex + 1, columnIndex + 1);
  }

  evaluate(): void {
    this.model.resumeEvaluation();
    this.model.evaluate();
    this.model.pauseEvaluation();
    this.forgetChanges();
  }

  /** It keeps every change for others that it could be shared with; of many at once it takes seconds to let go. */
  forgetChanges(): void {
    this.model.flushSendQueue();
  }

  isNumber(sheet: number, rowIndex: number, columnIndex: number): boolean {
    const type = this.model.getCellType(sheet, rowIndex + 1, columnIndex + 1);
    return type !== TEXT && type !== LOGICAL && type !== ERROR;
  }

  /** Text, truth value or error; a number only as it is shown, which is not exact. */
  value(sheet: number, rowIndex: number, columnIndex: number): CellValue {
    const shown = this.text(sheet, rowIndex, columnIndex);
    switch (this.model.getCellType(sheet, rowIndex + 1, columnIndex + 1)) {
      case TEXT: return shown === "" ? null : shown;
      case LOGICAL: return shown === "TRUE";
      case ERROR: return { error: shown };
      default: return shown === "" ? null : Number(shown);
    }
  }

  text(sheet: number, rowIndex: number, columnIndex: number): string {
    return this.model.getFormattedCellValue(sheet, rowIndex + 1, columnIndex + 1);
  }

  /** Whether its result runs over into cells around it, which Excel's own files would have said. */
  spills(sheet: number, rowIndex: number, columnIndex: number): boolean {
    const structure = this.model.getCellArrayStructure(sheet, rowIndex + 1, columnIndex + 1);
    return typeof structure === "object" && "DynamicAnchor" in structure && structure.DynamicAnchor[0] * structure.DynamicAnchor[1] > 1;
  }

  free(): void {
    this.model.free();
  }
}
