import { CellValueType, Disposable, type ICellData, type Injector, type Nullable } from "@univerjs/presets";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, INTERCEPTOR_POINT, ISheetClipboardService, SheetInterceptorService } from "@univerjs/presets/preset-sheets-core";
import { displayText } from "../../core/figures/display/displayText.js";
import type { GridHandle } from "./gridHandle.js";
import { TYPED } from "./readCells.js";

/** Before the grid's own reading of entries, which knows no eras and no full-width figures. */
const FIRST = 1000;
/** After its own formatting, whose result is replaced. */
const LAST = -1000;

const NOTHING = { undos: [], redos: [] };

/** Cells show what Excel shows, open with what Excel opens them with, and take entries as the book reads them. */
export class EntryRules extends Disposable {
  constructor(grid: GridHandle, injector: Injector) {
    super();
    const interceptors = injector.get(SheetInterceptorService);
    this.disposeWithMe(interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      priority: LAST,
      handler: (cell, { rawData, unitId, workbook }, next) => {
        if (!cell || unitId !== grid.unitId || typeof rawData?.v !== "number" || rawData.t === CellValueType.BOOLEAN) return next(cell);
        const pattern = workbook.getStyles().getStyleByCell(rawData)?.n?.pattern ?? "General";
        const { text, color } = displayText(rawData.v, pattern, grid.book.peek().usesDate1904);
        return next({ ...cell, v: text, t: CellValueType.NUMBER, ...(color !== undefined && { interceptorStyle: { ...cell.interceptorStyle, cl: { rgb: `#${color}` } } }) });
      },
    }));
    this.disposeWithMe(injector.get(ISheetClipboardService).addClipboardHook({
      id: "kensan-foreign",
      onBeforePaste: () => (grid.isPastingForeign = true),
      onPasteCells: (source) => {
        if (source) grid.isPastingForeign = false;
        return NOTHING;
      },
      onAfterPaste: () => {
        grid.isPastingForeign = false;
      },
    }));
    this.disposeWithMe(interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
      priority: FIRST,
      handler: (cell, { subUnitId, row, col }, next) => {
        const sheet = grid.bookSheet(subUnitId);
        if (!sheet || !cell) return next(cell);
        const formula = sheet.formula(row, col);
        const shown = { ...cell, v: editText(sheet.value(row, col), sheet.format(row, col).numberFormat, grid.book.peek().usesDate1904) };
        return formula === undefined ? shown : { ...shown, f: `=${formula}` };
      },
    }));
    this.disposeWithMe(interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
      priority: FIRST,
      handler: (cell, _location, next) => {
        const typed = typedText(cell);
        if (!cell || typed === undefined) return next(cell);
        const { p: _rich, ...rest } = cell;
        return { ...rest, p: null, f: null, si: null, v: typed, t: CellValueType.FORCE_STRING, custom: { ...cell.custom, [TYPED]: typed } };
      },
    }));
  }
}

/** The text as it was typed; undefined for text with formats inside it, which the grid hands on as a document. */
function typedText(cell: Nullable<ICellData>): string | undefined {
  if (!cell) return undefined;
  if (typeof cell.f === "string" && cell.f !== "") return cell.f;
  const body = cell.p?.body;
  if (body) return body.dataStream.replace(/\r\n$/, "").replaceAll("\r", "\n");
  if (cell.v === undefined || cell.v === null) return "";
  // The grid makes FORCE_STRING of what was typed behind an apostrophe, and takes the apostrophe off.
  return cell.t === CellValueType.FORCE_STRING && typeof cell.v === "string" ? `'${cell.v}` : String(cell.v);
}

/** What the editor opens with: a date by its days, a percentage with its sign, any other number with all its digits. */
function editText(value: ReturnType<NonNullable<ReturnType<GridHandle["bookSheet"]>>["value"]>, numberFormat: string, usesDate1904: boolean): string | number | boolean {
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  if (typeof value !== "number") return value;
  const isDate = /[ymdge]/i.test(numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ""));
  if (isDate) return displayText(value, Number.isInteger(value) ? "yyyy/m/d" : "yyyy/m/d h:mm:ss", usesDate1904).text;
  if (/%/.test(numberFormat)) return `${Number((value * 100).toPrecision(15))}%`;
  return Number(value.toPrecision(15));
}
