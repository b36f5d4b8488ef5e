import { HostObject } from "../../wire/hostObject.js";
import type { RangeFormatObject } from "./rangeFormat.js";

/** What a protected sheet keeps of cells: locked contents, hidden formulas. */
export class FormatProtectionObject extends HostObject {
  readonly className = "FormatProtection";

  constructor(private readonly format: RangeFormatObject) {
    super();
  }

  get Locked(): boolean | null { return this.format.common(({ locked }) => locked); }
  set Locked(locked: boolean) { this.format.change({ locked }); }
  get FormulaHidden(): boolean | null { return this.format.common(({ formulaHidden }) => formulaHidden); }
  set FormulaHidden(formulaHidden: boolean) { this.format.change({ formulaHidden }); }
}
