import type { CellEdge, CellFormat, EdgeLine } from "../../../../src/core/grid/cellFormat.js";
import type { CellRange } from "../../../../src/core/grid/address.js";
import { colorText, readColor } from "../../session/colors.js";
import { raiseFormatChanged } from "../../session/changeEvents.js";
import { requireAllowed } from "../../session/protectionRules.js";
import { common } from "../../session/readCells.js";
import { notImplemented, refuse } from "../../wire/hostError.js";
import { HostCollection, HostObject } from "../../wire/hostObject.js";
import type { RangeFormatObject } from "./rangeFormat.js";

type Side = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideVertical" | "InsideHorizontal" | "DiagonalDown" | "DiagonalUp";
const SIDES: readonly Side[] = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal", "DiagonalDown", "DiagonalUp"];

/** Each line of files is a style with a weight. */
const LINES: Readonly<Record<EdgeLine, readonly [style: string, weight: string]>> = {
  thin: ["Continuous", "Thin"], medium: ["Continuous", "Medium"], thick: ["Continuous", "Thick"], hair: ["Continuous", "Hairline"], double: ["Double", "Thick"],
  dashed: ["Dash", "Thin"], mediumDashed: ["Dash", "Medium"], dotted: ["Dot", "Thin"], dashDot: ["DashDot", "Thin"], mediumDashDot: ["DashDot", "Medium"],
  dashDotDot: ["DashDotDot", "Thin"], mediumDashDotDot: ["DashDotDot", "Medium"], slantDashDot: ["SlantDashDot", "Medium"],
};

export class RangeBorderCollection extends HostCollection {
  readonly className = "RangeBorderCollection";

  constructor(private readonly format: RangeFormatObject) {
    super();
  }

  get Count(): number { return SIDES.length; }
  override items(): RangeBorderObject[] { return SIDES.map((side) => new RangeBorderObject(this.format, side)); }
  override item(key: unknown): RangeBorderObject { return this.items().find(({ side }) => side === key) ?? refuse("InvalidArgument"); }
  GetItemAt(index: number): RangeBorderObject { return this.items()[index] ?? refuse("InvalidArgument"); }
}

export class RangeBorderObject extends HostObject {
  readonly className = "RangeBorder";

  constructor(private readonly format: RangeFormatObject, readonly side: Side) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { _Id: this.side }; }
  get SideIndex(): Side { return this.side; }

  get Style(): string | null { return this.common((edge) => (edge ? LINES[edge.line][0] : "None")); }

  set Style(style: string) {
    if (style === "None") {
      this.change(() => undefined);
      return;
    }
    if (!Object.values(LINES).some(([name]) => name === style)) refuse("InvalidArgument");
    this.change((edge) => ({ line: lineOf(style, edge ? LINES[edge.line][1] : "Thin"), color: edge?.color }));
  }

  get Weight(): string | null { return this.common((edge) => (edge ? LINES[edge.line][1] : "Thin")); }

  /** A weight on a side without a line draws one. */
  set Weight(weight: string) {
    this.change((edge) => ({ line: lineOf(edge ? LINES[edge.line][0] : "Continuous", weight), color: edge?.color }));
  }

  get Color(): string { return this.common((edge) => colorText(edge?.color, "#000000")) ?? ""; }

  set Color(color: string) {
    const wanted = readColor(color);
    this.change((edge) => ({ line: edge?.line ?? "thin", color: wanted }));
  }

  private common<T>(pick: (edge: CellEdge | undefined) => T): T | null {
    const found = this.format.ranges.map(({ sheet, area }) => {
      const part = sideOf(area, this.side);
      return part ? common(sheet, part.cells, (format) => pick(format[part.edge])) : pick(undefined);
    });
    const [first] = found;
    return first !== undefined && found.every((value) => value === first) ? first : null;
  }

  private change(edit: (edge: CellEdge | undefined) => CellEdge | undefined): void {
    if (this.side === "DiagonalDown" || this.side === "DiagonalUp") return notImplemented(`RangeBorder.style = of ${this.side}`);
    for (const { sheet, area } of this.format.ranges) {
      requireAllowed(this.format.session, sheet, "allowFormatCells");
      const part = sideOf(area, this.side);
      if (!part) continue;
      const before = common(sheet, part.cells, (format) => format[part.edge]) ?? undefined;
      this.format.session.change(() => {
        for (const [cells, edge] of bothSides(part)) sheet.setFormat(cells, { [edge]: edit(before) }); // edge is a key of it
      });
      raiseFormatChanged(this.format.session, sheet, area);
    }
  }
}

type EdgeName = keyof Pick<CellFormat, "edgeTop" | "edgeBottom" | "edgeLeft" | "edgeRight">;
interface Part { readonly cells: CellRange; readonly edge: EdgeName; readonly facing?: { readonly cells: CellRange; readonly edge: EdgeName } }

/** The cells that carry a side, and those that share an inner line with them. */
function sideOf(area: CellRange, side: Side): Part | undefined {
  switch (side) {
    case "EdgeTop": return { cells: { ...area, bottom: area.top }, edge: "edgeTop" };
    case "EdgeBottom": return { cells: { ...area, top: area.bottom }, edge: "edgeBottom" };
    case "EdgeLeft": return { cells: { ...area, right: area.left }, edge: "edgeLeft" };
    case "EdgeRight": return { cells: { ...area, left: area.right }, edge: "edgeRight" };
    case "InsideHorizontal": return area.top === area.bottom ? undefined
      : { cells: { ...area, bottom: area.bottom - 1 }, edge: "edgeBottom", facing: { cells: { ...area, top: area.top + 1 }, edge: "edgeTop" } };
    case "InsideVertical": return area.left === area.right ? undefined
      : { cells: { ...area, right: area.right - 1 }, edge: "edgeRight", facing: { cells: { ...area, left: area.left + 1 }, edge: "edgeLeft" } };
    case "DiagonalDown":
    case "DiagonalUp": return undefined;
  }
}

function bothSides({ cells, edge, facing }: Part): (readonly [CellRange, EdgeName])[] {
  return [[cells, edge], ...(facing ? [[facing.cells, facing.edge] as const] : [])];
}

/** The line with that style and the nearest weight that it has. */
function lineOf(style: string, weight: string): EdgeLine {
  const all = Object.entries(LINES) as [EdgeLine, readonly [string, string]][]; // the keys are EdgeLines
  const exact = all.find(([, line]) => line[0] === style && line[1] === weight) ?? all.find(([, line]) => line[0] === style);
  return exact ? exact[0] : refuse("InvalidArgument");
}
