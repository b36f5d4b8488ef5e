import { unitsBefore } from "../../session/lineSizes.js";
import { requireAllowed } from "../../session/protectionRules.js";
import type { Link } from "../../session/cellExtras.js";
import { refuse } from "../../wire/hostError.js";
import { ConditionalFormatCollection } from "../conditionalFormats/conditionalFormatCollection.js";
import { DataValidationObject } from "../dataValidation.js";
import { RangeSortObject } from "../rangeSort.js";
import { applyStyle, isStyleName } from "../styles.js";
import { RangeFormatObject } from "../formats/rangeFormat.js";
import { cellProperties, lineProperties, setCellProperties, setLineProperties } from "../formats/cellProperties.js";
import { RangeStructure } from "./rangeStructure.js";

/** How cells look, and what belongs to their looks: formats, styles, links, rules. */
export abstract class RangeLooks extends RangeStructure {
  get Format(): RangeFormatObject { return new RangeFormatObject(this.session, [this]); }

  get ConditionalFormats(): ConditionalFormatCollection { return new ConditionalFormatCollection(this.session, this.sheet, () => [this.area]); }
  get DataValidation(): DataValidationObject { return new DataValidationObject(this.session, this.sheet, () => [this.area]); }
  get Sort(): RangeSortObject { return new RangeSortObject(this); }

  /** The name of the cells' style; null where they differ. */
  get Style(): string | null {
    const { area, sheet, session } = this;
    const names = new Set<string>();
    for (let r = area.top; r <= Math.min(area.bottom, area.top + 999); r++) {
      for (let c = area.left; c <= Math.min(area.right, area.left + 99); c++) names.add(session.extras.at(sheet, "style", r, c) ?? "Normal");
    }
    return names.size > 1 ? null : [...names][0] ?? "Normal";
  }

  set Style(name: string) {
    if (!isStyleName(this.session, name)) refuse("InvalidArgument");
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    applyStyle(this.session, this.sheet, this.area, name);
  }

  /** Points from the sheet's edge. */
  get Top(): number { return unitsBefore(this.sheet, "row", 0, this.area.top); }
  get Left(): number { return unitsBefore(this.sheet, "column", 0, this.area.left); }
  get Height(): number { return unitsBefore(this.sheet, "row", this.area.top, this.area.bottom + 1); }
  get Width(): number { return unitsBefore(this.sheet, "column", this.area.left, this.area.right + 1); }

  /** Of the first cell; null where the cells differ. */
  get Hyperlink(): Link | null {
    const { area, sheet, session } = this;
    const first = session.extras.at(sheet, "link", area.top, area.left);
    const last = session.extras.at(sheet, "link", area.bottom, area.right);
    return first && first === last ? first : null;
  }

  set Hyperlink(link: Link | null) {
    requireAllowed(this.session, this.sheet, "allowInsertHyperlinks");
    if (!link) {
      this.session.extras.clearLinks(this.sheet, this.area);
      return;
    }
    if (link.address === undefined && link.documentReference === undefined) refuse("InvalidArgument");
    const shown = this.sheet.text(this.area.top, this.area.left);
    const text = link.textToDisplay ?? (shown !== "" ? shown : link.address ?? link.documentReference ?? "");
    this.session.extras.put(this.sheet, { area: { ...this.area }, link: { ...link, textToDisplay: text } }, "link");
    if (link.textToDisplay !== undefined || this.sheet.value(this.area.top, this.area.left) === null) this.Values = text;
  }

  GetCellProperties(wanted: Readonly<Record<string, unknown>>): unknown { return cellProperties(this, wanted); }
  GetRowProperties(wanted: Readonly<Record<string, unknown>>): unknown { return lineProperties(this, "row", wanted); }
  GetColumnProperties(wanted: Readonly<Record<string, unknown>>): unknown { return lineProperties(this, "column", wanted); }
  SetCellProperties(properties: unknown): void { setCellProperties(this, properties); }
  SetRowProperties(properties: unknown): void { setLineProperties(this, "row", properties); }
  SetColumnProperties(properties: unknown): void { setLineProperties(this, "column", properties); }
}
