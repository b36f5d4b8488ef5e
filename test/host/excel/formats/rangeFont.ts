import type { Underline } from "../../../../src/core/grid/cellFormat.js";
import { colorText, readColor } from "../../session/colors.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import type { RangeFormatObject } from "./rangeFormat.js";

const UNDERLINES: Readonly<Record<Underline, string>> = {
  none: "None", single: "Single", double: "Double", singleAccounting: "SingleAccountant", doubleAccounting: "DoubleAccountant",
};

export class RangeFontObject extends HostObject {
  readonly className = "RangeFont";

  constructor(private readonly format: RangeFormatObject) {
    super();
  }

  get Bold(): boolean | null { return this.format.common(({ bold }) => bold); }
  set Bold(bold: boolean) { this.format.change({ bold }); }
  get Italic(): boolean | null { return this.format.common(({ italic }) => italic); }
  set Italic(italic: boolean) { this.format.change({ italic }); }
  get Strikethrough(): boolean | null { return this.format.common(({ strike }) => strike); }
  set Strikethrough(strike: boolean) { this.format.change({ strike }); }
  get Name(): string | null { return this.format.common(({ fontName }) => fontName); }
  set Name(fontName: string) { this.format.change({ fontName }); }
  get Size(): number | null { return this.format.common(({ fontSize }) => fontSize); }

  set Size(fontSize: number) {
    if (fontSize < 1 || fontSize > 409) refuse("InvalidArgument");
    this.format.change({ fontSize });
  }

  /** "#000000" for the automatic colour; "" where cells differ. */
  get Color(): string { return this.format.common(({ color }) => colorText(color, "#000000")) ?? ""; }
  set Color(color: string) { this.format.change({ color: readColor(color) }); }

  get Underline(): string | null {
    const underline = this.format.common((format) => format.underline);
    return underline && UNDERLINES[underline];
  }

  set Underline(name: string) {
    const underline = (Object.entries(UNDERLINES) as [Underline, string][]).find(([, wire]) => wire === name)?.[0]; // the keys are Underlines
    this.format.change({ underline: underline ?? refuse("InvalidArgument") });
  }
}
