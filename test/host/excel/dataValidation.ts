import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { Validation } from "../session/cellExtras.js";
import type { ExcelSession } from "../session/excelSession.js";
import { mergeCellsIntoAreas } from "../session/mergeAreas.js";
import { requireAllowed } from "../session/protectionRules.js";
import { RangeAnchor } from "../session/rangeAnchor.js";
import { breaksRule, typeOfRule, type ValidationRule } from "../session/validationRules.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";

const NO_RULE: Validation = { rule: {}, ignoreBlanks: true, prompt: { message: "", showPrompt: true, title: "" }, errorAlert: { message: "", showAlert: true, style: "Stop", title: "" } };

/** What may be typed into cells. */
export class DataValidationObject extends HostObject {
  readonly className = "DataValidation";

  constructor(private readonly session: ExcelSession, private readonly sheet: BookSheet, private readonly areas: () => readonly CellRange[]) {
    super();
  }

  get Type(): string {
    const found = this.validations;
    if (found.size > 1) return [...found].some((one) => one === undefined) ? "Inconsistent" : "MixedCriteria";
    const [only] = found;
    return only ? typeOfRule(only.rule) : "None";
  }

  get Rule(): unknown { return this.common((validation) => validation.rule); }

  set Rule(rule: unknown) {
    const given = this.withAddresses(rule as ValidationRule); // dispatch has looked that it is an object
    if (typeOfRule(given) === "None") refuse("InvalidArgument");
    this.change({ rule: given });
  }

  get IgnoreBlanks(): unknown { return this.common((validation) => validation.ignoreBlanks); }
  set IgnoreBlanks(ignoreBlanks: boolean) { this.change({ ignoreBlanks }); }
  get Prompt(): unknown { return this.common((validation) => validation.prompt); }
  set Prompt(prompt: unknown) { this.change({ prompt: prompt as Validation["prompt"] }); }
  get ErrorAlert(): unknown { return this.common((validation) => validation.errorAlert); }
  set ErrorAlert(errorAlert: unknown) { this.change({ errorAlert: errorAlert as Validation["errorAlert"] }); }

  /** True where all cells keep the rule, false where none does, null where only some do. */
  get Valid(): boolean | null {
    let kept = 0;
    let broken = 0;
    this.eachCell((rowIndex, columnIndex) => { if (this.isBroken(rowIndex, columnIndex)) broken++; else kept++; });
    return broken === 0 ? true : kept === 0 ? false : null;
  }

  Clear(): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    for (const area of this.areas()) this.session.extras.take(this.sheet, area, "validation");
  }

  GetInvalidCells(): HostObject { return this.GetInvalidCellsOrNullObject() ?? refuse("ItemNotFound"); }

  GetInvalidCellsOrNullObject(): HostObject | null {
    const broken: CellRange[] = [];
    this.eachCell((rowIndex, columnIndex) => { if (this.isBroken(rowIndex, columnIndex)) broken.push({ top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex }); });
    return broken.length > 0 ? this.session.maker.rangeAreas(this.session, this.sheet, mergeCellsIntoAreas(broken)) : null;
  }

  private isBroken(rowIndex: number, columnIndex: number): boolean {
    const validation = this.session.extras.at(this.sheet, "validation", rowIndex, columnIndex);
    return validation !== undefined && breaksRule(this.session, this.sheet, rowIndex, columnIndex, validation.rule, validation.ignoreBlanks);
  }

  private get validations(): ReadonlySet<Validation | undefined> {
    const found = new Set<Validation | undefined>();
    this.eachCell((rowIndex, columnIndex) => found.add(this.session.extras.at(this.sheet, "validation", rowIndex, columnIndex)));
    return found;
  }

  /** Whole columns are looked at as far as rules and values reach. */
  private eachCell(visit: (rowIndex: number, columnIndex: number) => void): void {
    for (const area of this.areas()) {
      for (let r = area.top; r <= Math.min(area.bottom, area.top + 9999); r++) for (let c = area.left; c <= Math.min(area.right, area.left + 255); c++) visit(r, c);
    }
  }

  private common(pick: (validation: Validation) => unknown): unknown {
    const found = [...this.validations].map((validation) => pick(validation ?? NO_RULE));
    const texts = new Set(found.map((value) => JSON.stringify(value)));
    return texts.size === 1 ? found[0] : null;
  }

  private change(changes: Partial<Validation>): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    for (const area of this.areas()) {
      const now = this.session.extras.at(this.sheet, "validation", area.top, area.left) ?? NO_RULE;
      this.session.extras.put(this.sheet, { area: { ...area }, validation: { ...now, ...changes } }, "validation");
    }
  }

  /** A list may name a range as an object; it is kept by its address. */
  private withAddresses(rule: ValidationRule): ValidationRule {
    const source: unknown = rule.list?.source;
    if (!rule.list || !(source instanceof RangeAnchor)) return rule;
    const { Address: address } = source as RangeAnchor & { readonly Address: string }; // ranges have one
    return { ...rule, list: { ...rule.list, source: `=${address}` } };
  }
}
