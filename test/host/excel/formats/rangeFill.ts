import { colorText, readColor } from "../../session/colors.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import type { RangeFormatObject } from "./rangeFormat.js";

/** The patterns by their names in files. */
const PATTERNS: Readonly<Record<string, string>> = {
  none: "None", solid: "Solid", gray125: "Gray16", gray0625: "Gray8", lightGray: "Gray25", mediumGray: "Gray50", darkGray: "Gray75",
  lightHorizontal: "LightHorizontal", lightVertical: "LightVertical", lightDown: "LightDown", lightUp: "LightUp", lightGrid: "Grid", lightTrellis: "CrissCross",
  darkHorizontal: "Horizontal", darkVertical: "Vertical", darkDown: "Down", darkUp: "Up", darkGrid: "Checker", darkTrellis: "SemiGray75", gradient: "LinearGradient",
};

/** What lies behind the text of cells. */
export class RangeFillObject extends HostObject {
  readonly className = "RangeFill";

  constructor(private readonly format: RangeFormatObject) {
    super();
  }

  /** "#FFFFFF" where there is no fill; "" where cells differ. */
  get Color(): string {
    return this.format.common((format) => colorText(format.fill, "#FFFFFF")) ?? "";
  }

  set Color(color: string) {
    this.format.change(color === "" ? { fill: undefined, pattern: "none" } : { fill: readColor(color), pattern: "solid" });
  }

  get Pattern(): string | null {
    return this.format.common((format) => PATTERNS[format.pattern] ?? "Solid");
  }

  set Pattern(name: string) {
    const pattern = Object.entries(PATTERNS).find(([, wire]) => wire === name)?.[0] ?? refuse("InvalidArgument");
    this.format.change({ pattern });
  }

  Clear(): void {
    this.format.change({ fill: undefined, pattern: "none" });
  }
}
