/** Excel's limits on a sheet's name: 31 UTF-16 units, none of `\ / ? * [ ] :`, no quote at either end, not the reserved "History". */
const FORBIDDEN = /[\\/?*[\]:\u0000-\u001f\ufffe\uffff]/g;
const LONGEST = 31;

/** @example isSheetName("件数表") === true; isSheetName("R4/R5") === false */
export function isSheetName(name: string): boolean {
  return name !== "" && name.length <= LONGEST && name.search(FORBIDDEN) < 0 && !/^'|'$/.test(name) && name.toLowerCase() !== "history" && !LONE_SURROGATE.test(name);
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * The nearest name that a sheet can have and none of `taken` has; names differ by more than case.
 * @example toSheetName("件数/表", ["件数表"]) === "件数表 (2)"
 */
export function toSheetName(text: string, taken: Iterable<string> = []): string {
  const others = new Set([...taken].map((name) => name.toLowerCase()));
  const base = cut(text.replace(FORBIDDEN, ""), LONGEST);
  const plain = isSheetName(base) ? base : "Sheet";
  let name = plain;
  for (let n = 2; others.has(name.toLowerCase()); n++) {
    const ending = ` (${String(n)})`;
    name = cut(plain, LONGEST - ending.length) + ending;
  }
  return name;
}

/** Cuts without splitting a surrogate pair or leaving half of one. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(new RegExp(LONE_SURROGATE, "g"), "")
    .replace(/^'+|'+$/g, "");
}
