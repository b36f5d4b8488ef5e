import type { CellFormat, FormatChanges, HorizontalAlignment, VerticalAlignment } from "../../../../src/core/grid/cellFormat.js";
import { raiseFormatChanged } from "../../session/changeEvents.js";
import type { ExcelSession } from "../../session/excelSession.js";
import { columnCharacters, columnPoints } from "../../session/lineSizes.js";
import { requireAllowed } from "../../session/protectionRules.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { common } from "../../session/readCells.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import { autofit } from "./autofit.js";
import { RangeBorderCollection } from "./rangeBorders.js";
import { FormatProtectionObject } from "./formatProtection.js";
import { RangeFillObject } from "./rangeFill.js";
import { RangeFontObject } from "./rangeFont.js";

const HORIZONTAL: Readonly<Record<HorizontalAlignment, string>> = {
  general: "General", left: "Left", center: "Center", right: "Right", fill: "Fill", justify: "Justify", centerContinuous: "CenterAcrossSelection", distributed: "Distributed",
};
const VERTICAL: Readonly<Record<VerticalAlignment, string>> = { top: "Top", center: "Center", bottom: "Bottom", justify: "Justify", distributed: "Distributed" };

/** The format of one range, or of several that are formatted as one. */
export class RangeFormatObject extends HostObject {
  readonly className = "RangeFormat";

  constructor(readonly session: ExcelSession, readonly ranges: readonly RangeAnchor[]) {
    super();
  }

  get Fill(): RangeFillObject { return new RangeFillObject(this); }
  get Font(): RangeFontObject { return new RangeFontObject(this); }
  get Borders(): RangeBorderCollection { return new RangeBorderCollection(this); }
  get Protection(): FormatProtectionObject { return new FormatProtectionObject(this); }

  get WrapText(): boolean | null { return this.common((format) => format.wrap); }
  set WrapText(wrap: boolean) { this.change({ wrap }); }
  get ShrinkToFit(): boolean | null { return this.common((format) => format.shrink); }
  set ShrinkToFit(shrink: boolean) { this.change({ shrink }); }
  get IndentLevel(): number | null { return this.common((format) => format.indent); }

  set IndentLevel(indent: number) {
    if (!Number.isInteger(indent) || indent < 0 || indent > 250) refuse("InvalidArgument");
    this.change({ indent });
  }

  get TextOrientation(): number | null { return this.common((format) => (format.rotation === 255 ? 180 : format.rotation)); }

  set TextOrientation(degrees: number) {
    if (!Number.isInteger(degrees) || ((degrees < -90 || degrees > 90) && degrees !== 180)) refuse("InvalidArgument");
    this.change({ rotation: degrees === 180 ? 255 : degrees });
  }

  /** Mixed alignments read as "General". */
  get HorizontalAlignment(): string | null {
    const alignment = this.common((format) => format.horizontal);
    return alignment && HORIZONTAL[alignment];
  }

  set HorizontalAlignment(alignment: string) { this.change({ horizontal: keyOf(HORIZONTAL, alignment) }); }

  get VerticalAlignment(): string | null {
    const alignment = this.common((format) => format.vertical);
    return alignment && VERTICAL[alignment];
  }

  set VerticalAlignment(alignment: string) { this.change({ vertical: keyOf(VERTICAL, alignment) }); }

  /** Points; null where the rows differ. */
  get RowHeight(): number | null { return this.lineSize("row"); }

  set RowHeight(points: number) {
    if (points < 0 || points > 409.5) refuse("InvalidArgument");
    this.resize("row", points);
  }

  get ColumnWidth(): number | null { return this.lineSize("column"); }

  set ColumnWidth(points: number) {
    const characters = columnCharacters(points);
    if (points < 0 || characters > 255) refuse("InvalidArgument");
    this.resize("column", characters);
  }

  get UseStandardHeight(): boolean | null { return this.isStandard("row"); }
  set UseStandardHeight(isStandard: boolean) { if (isStandard) this.resize("row", undefined); }
  get UseStandardWidth(): boolean | null { return this.isStandard("column"); }
  set UseStandardWidth(isStandard: boolean) { if (isStandard) this.resize("column", undefined); }

  AutofitColumns(): void { this.autofit("column"); }
  AutofitRows(): void { this.autofit("row"); }

  AdjustIndent(amount: number): void {
    for (const range of this.ranges) {
      const indent = common(range.sheet, range.area, (format) => format.indent) ?? 0;
      new RangeFormatObject(this.session, [range]).IndentLevel = Math.max(0, indent + amount);
    }
  }

  /** What all cells have in common; null where they differ. */
  common<T>(pick: (format: CellFormat) => T): T | null {
    const found = this.ranges.map((range) => common(range.sheet, range.area, pick));
    const [first] = found;
    return first !== undefined && found.every((value) => value === first) ? first : null;
  }

  change(changes: FormatChanges): void {
    for (const range of this.ranges) {
      requireAllowed(this.session, range.sheet, "allowFormatCells");
      this.session.change(() => range.sheet.setFormat(range.area, changes));
      raiseFormatChanged(this.session, range.sheet, range.area);
    }
  }

  private autofit(axis: "row" | "column"): void {
    for (const range of this.ranges) {
      requireAllowed(this.session, range.sheet, axis === "row" ? "allowFormatRows" : "allowFormatColumns");
      this.session.change(() => autofit(range.sheet, range.area, axis));
    }
  }

  private resize(axis: "row" | "column", size: number | undefined): void {
    for (const { area, sheet } of this.ranges) {
      requireAllowed(this.session, sheet, axis === "row" ? "allowFormatRows" : "allowFormatColumns");
      const [first, last] = axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
      this.session.change(() => sheet.setLines(axis, first, last, { size }));
    }
  }

  private sizes(axis: "row" | "column"): ReadonlySet<number | undefined> {
    const found = new Set<number | undefined>();
    for (const { area, sheet } of this.ranges) {
      const [first, last] = axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
      let own = 0;
      for (const [index, look] of axis === "row" ? sheet.state.rows : sheet.state.columns) {
        if (index < first || index > last) continue;
        found.add(look.hidden ? 0 : look.size);
        own++;
      }
      if (own < last - first + 1) found.add(undefined);
    }
    return found;
  }

  private lineSize(axis: "row" | "column"): number | null {
    const sheet = this.ranges[0]?.sheet ?? refuse("InvalidReference");
    const { defaultRowHeight, defaultColumnWidth } = sheet.state;
    const points = new Set([...this.sizes(axis)].map((size) => (axis === "row" ? size ?? defaultRowHeight : columnPoints(size ?? defaultColumnWidth))));
    return points.size === 1 ? [...points][0] ?? null : null;
  }

  private isStandard(axis: "row" | "column"): boolean | null {
    const sizes = this.sizes(axis);
    return sizes.size > 1 ? null : sizes.has(undefined);
  }
}

function keyOf<K extends string>(names: Readonly<Record<K, string>>, name: string): K {
  const entry = (Object.entries(names) as [K, string][]).find(([, wire]) => wire === name); // the keys of a Record<K, …> are of K
  return entry ? entry[0] : refuse("InvalidArgument");
}
