import { styleKey, styleOfFormat, type CellFormat, type FormatChanges } from "../core/grid/cellFormat.js";
import { PLAIN_STYLE, type CellStyle } from "../core/grid/grid.js";

/** Shares formats, so that those which are alike are one object, and with each the little that grids show of it. */
export class FormatTable {
  private readonly known = new Map<string, CellFormat>();
  private readonly styles = new Map<string, CellStyle>([[styleKey(PLAIN_STYLE), PLAIN_STYLE]]);
  private readonly styleByFormat = new WeakMap<CellFormat, CellStyle>();
  private readonly changed = new WeakMap<CellFormat, Map<string, CellFormat>>();

  /** @example table.share({ ...DEFAULT_FORMAT, bold: true }) === table.share({ ...DEFAULT_FORMAT, bold: true }) */
  share(format: CellFormat): CellFormat {
    const key = JSON.stringify(format, (_, value: unknown) => value ?? null);
    const known = this.known.get(key);
    if (known) return known;
    this.known.set(key, format);
    return format;
  }

  /** The format with changes. It still names the file's format that it was made from. */
  with(format: CellFormat, changes: FormatChanges): CellFormat {
    const key = JSON.stringify(changes, (_, value: unknown) => value ?? null);
    let derived = this.changed.get(format);
    if (!derived) this.changed.set(format, (derived = new Map<string, CellFormat>()));
    const known = derived.get(key);
    if (known) return known;
    const isSame = (Object.keys(changes) as (keyof FormatChanges)[]).every((name) => JSON.stringify(changes[name]) === JSON.stringify(format[name])); // the keys of FormatChanges are those of a format
    const result = isSame ? format : this.share({ ...format, ...changes });
    derived.set(key, result);
    return result;
  }

  style(format: CellFormat): CellStyle {
    const known = this.styleByFormat.get(format);
    if (known) return known;
    const style = styleOfFormat(format);
    const key = styleKey(style);
    const shared = this.styles.get(key) ?? style;
    this.styles.set(key, shared);
    this.styleByFormat.set(format, shared);
    return shared;
  }
}
