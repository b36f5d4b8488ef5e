import type { Edge, ReferenceNode } from "./formulaNode.js";
import type { FormulaHome } from "./parseFormula.js";

/**
 * A reference by table and column, as cells: 表1[件数], 表1[[#This Row],[甲]:[丙]], [@件数], 表1[#Totals]. Undefined where the table or a
 * column is not there.
 */
export function resolveStructured(text: string, home: FormulaHome): ReferenceNode | undefined {
  const open = text.indexOf("[");
  const found = home.names.table(text.slice(0, open), home);
  if (!found) return undefined;
  const { table, sheet } = found;
  const words = wordsOf(text.slice(open + 1, -1));
  const items = words.filter((word) => word.startsWith("#")).map((word) => word.toLowerCase());
  const columns = words.filter((word) => !word.startsWith("#")).map((word) => table.columns.findIndex((column) => column.toLowerCase() === word.toLowerCase()));
  if (columns.includes(-1)) return undefined;
  const { range } = table;
  const left = range.left + (columns[0] ?? 0);
  const right = columns.length === 0 ? range.right : range.left + (columns.at(-1) ?? 0);
  const isThisRow = items.includes("#this row") || text.charAt(open + 1) === "@";
  const bodyTop = range.top + table.headerRows;
  const bodyBottom = range.bottom - table.totalsRows;
  const [top, bottom] = items.includes("#all") ? [range.top, range.bottom]
    : items.includes("#headers") ? [range.top, items.includes("#data") ? bodyBottom : bodyTop - 1]
    : items.includes("#totals") ? [items.includes("#data") ? bodyTop : bodyBottom + 1, range.bottom] : [bodyTop, bodyBottom];
  if (bottom < top) return undefined;
  const fixed = (value: number): Edge => ({ value, isFixed: true });
  const own: Edge = { value: 0, isFixed: false };
  return {
    kind: "reference", sheets: sheet === home.sheet ? undefined : [sheet], isCell: isThisRow && left === right,
    top: isThisRow ? own : fixed(top), bottom: isThisRow ? own : fixed(bottom), left: fixed(left), right: fixed(right),
  };
}

/** "[#This Row],[甲]:[丙]" → ["#This Row", "甲", "丙"]; "@件数" → ["件数"]. A quote takes the next character literally. */
function wordsOf(inner: string): string[] {
  const bare = inner.startsWith("@") ? inner.slice(1) : inner;
  if (!bare.startsWith("[")) return bare.trim() === "" ? [] : [unquote(bare.trim())];
  return [...bare.matchAll(/\[((?:'.|[^'\]])*)\]/g)].map((match) => unquote(match[1] ?? ""));
}

function unquote(text: string): string {
  return text.replace(/'(.)/g, "$1");
}
