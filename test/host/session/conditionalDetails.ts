/** What a conditional format has beyond what the book keeps, by the names of the API: bars, scales, icons, ranks, borders. */
export type Details = Readonly<Record<string, unknown>>;

/** The details of conditional formats that were made in this session, by id. */
export class ConditionalDetails {
  private readonly byId = new Map<string, Details>();

  begin(id: string, type: string): void {
    this.byId.set(id, { ...DEFAULTS[type] });
  }

  get(id: string, name: string): unknown {
    return this.byId.get(id)?.[name];
  }

  set(id: string, name: string, value: unknown): void {
    this.byId.set(id, { ...this.byId.get(id), [name]: value });
  }
}

/** What Excel gives to a new one. */
const DEFAULTS: Readonly<Record<string, Details>> = {
  DataBar: {
    showDataBarOnly: false, barDirection: "Context", axisFormat: "Automatic", axisColor: "#000000", lowerBoundRule: { type: "Automatic" }, upperBoundRule: { type: "Automatic" },
    positiveFillColor: "#638EC6", positiveGradientFill: true, positiveBorderColor: "#638EC6", negativeFillColor: "#FF0000", negativeMatchPositiveFillColor: false, negativeBorderColor: "#FF0000", negativeMatchPositiveBorderColor: false,
  },
  ColorScale: { criteria: { minimum: { type: "LowestValue", color: "#F8696B" }, midpoint: { type: "Percentile", formula: "50", color: "#FFEB84" }, maximum: { type: "HighestValue", color: "#63BE7B" } } },
  IconSet: { style: "ThreeTrafficLights1", reverseIconOrder: false, showIconOnly: false, criteria: [{ type: "Invalid", formula: "", operator: "Invalid" }, { type: "Percent", formula: "=33", operator: "GreaterThanOrEqual" }, { type: "Percent", formula: "=67", operator: "GreaterThanOrEqual" }] },
  TopBottom: { rule: { rank: 10, type: "TopItems" } },
};
