import { colorText, readColor } from "../../session/colors.js";
import { refuse } from "../../wire/hostError.js";
import { HostCollection, HostObject } from "../../wire/hostObject.js";
import type { ConditionalFormatObject } from "./conditionalFormat.js";

/** How cells look where the rule holds. */
export class ConditionalRangeFormatObject extends HostObject {
  readonly className = "ConditionalRangeFormat";

  constructor(private readonly owner: ConditionalFormatObject) {
    super();
  }

  get Fill(): ConditionalRangeFillObject { return new ConditionalRangeFillObject(this.owner); }
  get Font(): ConditionalRangeFontObject { return new ConditionalRangeFontObject(this.owner); }
  get Borders(): ConditionalRangeBorderCollection { return new ConditionalRangeBorderCollection(this.owner); }
  get NumberFormat(): unknown { return read(this.owner, "numberFormat", ""); }
  set NumberFormat(code: unknown) { this.owner.setDetail("numberFormat", code); }
}

class ConditionalRangeFillObject extends HostObject {
  readonly className = "ConditionalRangeFill";

  constructor(private readonly owner: ConditionalFormatObject) {
    super();
  }

  /** "" where the rule leaves the fill alone. */
  get Color(): string { return colorText(this.owner.record.format.fill, ""); }
  set Color(color: string) { this.owner.update({ format: { ...this.owner.record.format, fill: readColor(color) } }); }

  Clear(): void {
    const { fill: _fill, ...rest } = this.owner.record.format;
    this.owner.update({ format: rest });
  }
}

class ConditionalRangeFontObject extends HostObject {
  readonly className = "ConditionalRangeFont";

  constructor(private readonly owner: ConditionalFormatObject) {
    super();
  }

  get Color(): string { return colorText(this.owner.record.format.color, ""); }
  set Color(color: string) { this.owner.update({ format: { ...this.owner.record.format, color: readColor(color) } }); }
  get Bold(): boolean { return this.owner.record.format.bold ?? false; }
  set Bold(bold: boolean) { this.owner.update({ format: { ...this.owner.record.format, bold } }); }
  get Italic(): unknown { return read(this.owner, "italic", false); }
  set Italic(italic: unknown) { this.owner.setDetail("italic", italic); }
  get Strikethrough(): unknown { return read(this.owner, "strikethrough", false); }
  set Strikethrough(strike: unknown) { this.owner.setDetail("strikethrough", strike); }
  get Underline(): unknown { return read(this.owner, "underline", "None"); }
  set Underline(underline: unknown) { this.owner.setDetail("underline", underline); }

  Clear(): void {
    const { color: _color, bold: _bold, ...rest } = this.owner.record.format;
    this.owner.update({ format: rest });
    for (const name of ["italic", "strikethrough", "underline"]) this.owner.setDetail(name, undefined);
  }
}

const SIDES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;

class ConditionalRangeBorderCollection extends HostCollection {
  readonly className = "ConditionalRangeBorderCollection";

  constructor(private readonly owner: ConditionalFormatObject) {
    super();
  }

  override items(): ConditionalRangeBorderObject[] { return SIDES.map((side) => new ConditionalRangeBorderObject(this.owner, side)); }
  override item(key: unknown): ConditionalRangeBorderObject { return this.items().find(({ SideIndex }) => SideIndex === key) ?? refuse("InvalidArgument"); }
  get Count(): number { return SIDES.length; }
  GetItemAt(index: number): ConditionalRangeBorderObject { return this.items()[index] ?? refuse("InvalidArgument"); }
  get Top(): ConditionalRangeBorderObject { return this.item("EdgeTop"); }
  get Bottom(): ConditionalRangeBorderObject { return this.item("EdgeBottom"); }
  get Left(): ConditionalRangeBorderObject { return this.item("EdgeLeft"); }
  get Right(): ConditionalRangeBorderObject { return this.item("EdgeRight"); }
}

class ConditionalRangeBorderObject extends HostObject {
  readonly className = "ConditionalRangeBorder";

  constructor(private readonly owner: ConditionalFormatObject, private readonly side: string) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { _Id: this.side }; }
  get SideIndex(): string { return this.side; }
  get Style(): unknown { return read(this.owner, `border${this.side}`, "None"); }
  set Style(style: unknown) { this.owner.setDetail(`border${this.side}`, style); }
  get Color(): unknown { return read(this.owner, `borderColor${this.side}`, ""); }
  set Color(color: string) { this.owner.setDetail(`borderColor${this.side}`, `#${readColor(color)}`); }
}

function read(owner: ConditionalFormatObject, name: string, unset: unknown): unknown {
  return owner.session.conditionalDetails.get(owner.id, name) ?? unset;
}
