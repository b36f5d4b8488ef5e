import type { CellRange } from "../../core/grid/address.js";
import type { BookTable } from "../../core/grid/sheetLayout.js";

interface TableSurroundings {
  readonly sheetName: string;
  readonly rowIndex: number;
  readonly tables: readonly (BookTable & { readonly sheetName: string })[];
}

/**
 * The cells that a structured reference means. Without a table's name it means the table around the formula.
 * @example resolveStructured("件数[[#Totals],[合計]]", surroundings) → { sheetName: "表", ranges: [{ top: 24, … }] }
 */
export function resolveStructured(text: string, { sheetName, rowIndex, tables }: TableSurroundings): { readonly sheetName: string; readonly ranges: readonly CellRange[] } | undefined {
  const open = text.indexOf("[");
  const name = text.slice(0, open).toLowerCase();
  const table = name === ""
    ? tables.find((candidate) => candidate.sheetName === sheetName && rowIndex >= candidate.range.top && rowIndex <= candidate.range.bottom)
    : tables.find((candidate) => candidate.name.toLowerCase() === name);
  if (!table || !text.endsWith("]")) return undefined;
  const parts = parseParts(text.slice(open + 1, -1));
  if (!parts) return undefined;
  const rows = rowsOf(table, parts.areas, rowIndex);
  if (!rows) return undefined;
  const columns = parts.columns.length === 0 ? ([0, table.columns.length - 1] as const) : columnsOf(table, parts.columns);
  if (!columns) return undefined;
  const range = { top: rows[0], bottom: rows[1], left: table.range.left + columns[0], right: table.range.left + columns[1] };
  return range.top > range.bottom ? undefined : { sheetName: table.sheetName, ranges: [range] };
}

interface Parts {
  /** #Headers, #Data, #Totals, #All, #This Row, in small letters without #. */
  readonly areas: readonly string[];
  /** One column, or the two ends of a run. */
  readonly columns: readonly string[];
}

/** What stands inside the outer brackets: `合計`, `@件数`, `@[新 規]`, `#All`, `[#Totals],[合計]`, `[現行]:[合計]`, or nothing. */
function parseParts(inner: string): Parts | undefined {
  if (inner.trim() === "") return { areas: [], columns: [] };
  const isThisRow = inner.startsWith("@");
  const rest = isThisRow ? inner.slice(1) : inner;
  const areas = isThisRow ? ["this row"] : [];
  if (rest === "") return { areas, columns: [] };
  if (!rest.trimStart().startsWith("[")) {
    const word = unescapeName(rest);
    return rest.startsWith("#") ? { areas: [rest.slice(1).toLowerCase()], columns: [] } : { areas, columns: [word] };
  }
  const columns: string[] = [];
  const pieces = [...rest.matchAll(/\s*\[((?:'.|[^'\]])*)\]\s*([,:]?)/g)];
  if (pieces.map((piece) => piece[0]).join("").length !== rest.length) return undefined;
  for (const [, body = ""] of pieces) {
    if (body.startsWith("#")) areas.push(body.slice(1).toLowerCase());
    else columns.push(unescapeName(body));
  }
  return columns.length > 2 ? undefined : { areas, columns };
}

/** `'` takes the next character as it is. */
function unescapeName(text: string): string {
  return text.replace(/'(.)/g, "$1");
}

function rowsOf({ range, headerRows, totalsRows }: BookTable, areas: readonly string[], rowIndex: number): readonly [number, number] | undefined {
  const first = range.top + headerRows;
  const last = range.bottom - totalsRows;
  if (areas.length === 0) return [first, last];
  let rows: readonly [number, number] | undefined;
  for (const area of areas) {
    const part: readonly [number, number] | undefined =
      area === "all" ? [range.top, range.bottom]
      : area === "data" ? [first, last]
      : area === "headers" && headerRows > 0 ? [range.top, first - 1]
      : area === "totals" && totalsRows > 0 ? [last + 1, range.bottom]
      : area === "this row" && rowIndex >= range.top && rowIndex <= range.bottom ? [rowIndex, rowIndex]
      : undefined;
    if (!part) return undefined;
    rows = rows ? [Math.min(rows[0], part[0]), Math.max(rows[1], part[1])] : part;
  }
  return rows;
}

function columnsOf({ columns }: BookTable, wanted: readonly string[]): readonly [number, number] | undefined {
  const places = wanted.map((name) => columns.findIndex((column) => column.toLowerCase() === name.toLowerCase()));
  if (places.some((place) => place < 0)) return undefined;
  return [Math.min(...places), Math.max(...places)];
}
