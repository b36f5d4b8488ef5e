import { readColor } from "../../session/colors.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import type { ConditionalFormatObject } from "./conditionalFormat.js";

/** Formats that draw: bars, scales of colours, icons. What a file brought of these is not read, and says so: `InvalidOperation`. */
abstract class PictureFormat extends HostObject {
  constructor(protected readonly owner: ConditionalFormatObject) {
    super();
  }
}

export class DataBarObject extends PictureFormat {
  readonly className = "DataBarConditionalFormat";
  get ShowDataBarOnly(): unknown { return this.owner.detail("showDataBarOnly"); }
  set ShowDataBarOnly(value: unknown) { this.owner.setDetail("showDataBarOnly", value); }
  get BarDirection(): unknown { return this.owner.detail("barDirection"); }
  set BarDirection(value: unknown) { this.owner.setDetail("barDirection", value); }
  get AxisFormat(): unknown { return this.owner.detail("axisFormat"); }
  set AxisFormat(value: unknown) { this.owner.setDetail("axisFormat", value); }
  get AxisColor(): unknown { return this.owner.detail("axisColor"); }
  set AxisColor(value: string) { this.owner.setDetail("axisColor", value === "" ? "" : `#${readColor(value)}`); }
  get LowerBoundRule(): unknown { return this.owner.detail("lowerBoundRule"); }
  set LowerBoundRule(value: unknown) { this.owner.setDetail("lowerBoundRule", value); }
  get UpperBoundRule(): unknown { return this.owner.detail("upperBoundRule"); }
  set UpperBoundRule(value: unknown) { this.owner.setDetail("upperBoundRule", value); }
  get PositiveFormat(): DataBarPositiveObject { return new DataBarPositiveObject(this.owner); }
  get NegativeFormat(): DataBarNegativeObject { return new DataBarNegativeObject(this.owner); }
}

class DataBarPositiveObject extends PictureFormat {
  readonly className = "ConditionalDataBarPositiveFormat";
  get FillColor(): unknown { return this.owner.detail("positiveFillColor"); }
  set FillColor(value: string) { this.owner.setDetail("positiveFillColor", `#${readColor(value)}`); }
  get GradientFill(): unknown { return this.owner.detail("positiveGradientFill"); }
  set GradientFill(value: unknown) { this.owner.setDetail("positiveGradientFill", value); }
  get BorderColor(): unknown { return this.owner.detail("positiveBorderColor"); }
  set BorderColor(value: string) { this.owner.setDetail("positiveBorderColor", value === "" ? "" : `#${readColor(value)}`); }
}

class DataBarNegativeObject extends PictureFormat {
  readonly className = "ConditionalDataBarNegativeFormat";
  get FillColor(): unknown { return this.owner.detail("negativeFillColor"); }
  set FillColor(value: string) { this.owner.setDetail("negativeFillColor", `#${readColor(value)}`); }
  get MatchPositiveFillColor(): unknown { return this.owner.detail("negativeMatchPositiveFillColor"); }
  set MatchPositiveFillColor(value: unknown) { this.owner.setDetail("negativeMatchPositiveFillColor", value); }
  get BorderColor(): unknown { return this.owner.detail("negativeBorderColor"); }
  set BorderColor(value: string) { this.owner.setDetail("negativeBorderColor", value === "" ? "" : `#${readColor(value)}`); }
  get MatchPositiveBorderColor(): unknown { return this.owner.detail("negativeMatchPositiveBorderColor"); }
  set MatchPositiveBorderColor(value: unknown) { this.owner.setDetail("negativeMatchPositiveBorderColor", value); }
}

interface ScaleCriteria { readonly minimum: unknown; readonly midpoint?: unknown; readonly maximum: unknown }

export class ColorScaleObject extends PictureFormat {
  readonly className = "ColorScaleConditionalFormat";
  get ThreeColorScale(): boolean { return (this.owner.detail("criteria") as ScaleCriteria).midpoint !== undefined; }
  get Criteria(): unknown { return this.owner.detail("criteria"); }
  set Criteria(value: unknown) { this.owner.setDetail("criteria", value); }
}

export class IconSetObject extends PictureFormat {
  readonly className = "IconSetConditionalFormat";
  get ReverseIconOrder(): unknown { return this.owner.detail("reverseIconOrder"); }
  set ReverseIconOrder(value: unknown) { this.owner.setDetail("reverseIconOrder", value); }
  get ShowIconOnly(): unknown { return this.owner.detail("showIconOnly"); }
  set ShowIconOnly(value: unknown) { this.owner.setDetail("showIconOnly", value); }
  get Style(): unknown { return this.owner.detail("style"); }

  /** Another style of another number of icons has criteria of its own. */
  set Style(style: string) {
    if (style === "Invalid") refuse("InvalidArgument");
    const count = style.startsWith("Five") ? 5 : style.startsWith("Four") ? 4 : 3;
    this.owner.setDetail("style", style);
    const criteria = Array.from({ length: count }, (_, i) => (i === 0 ? { type: "Invalid", formula: "", operator: "Invalid" } : { type: "Percent", formula: `=${Math.round((100 / count) * i)}`, operator: "GreaterThanOrEqual" }));
    this.owner.setDetail("criteria", criteria);
  }

  get Criteria(): unknown { return this.owner.detail("criteria"); }

  set Criteria(criteria: unknown) {
    const now = this.owner.detail("criteria");
    if (!Array.isArray(criteria) || !Array.isArray(now) || criteria.length !== now.length) refuse("InvalidArgument");
    this.owner.setDetail("criteria", criteria);
  }
}
