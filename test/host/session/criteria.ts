import type { CellValue } from "../../../src/core/grid/grid.js";

/** Whether a cell meets a criterion as filters write it: ">50", "<>", "=*s", "りんご". `*` and `?` stand for any text, `~` takes that away. */
export function cellMatches(value: CellValue, text: string, criterion: string): boolean {
  const [, operator = "=", operand = ""] = /^(<=|>=|<>|<|>|=)?(.*)$/s.exec(criterion) ?? [];
  if (operand === "") return operator === "<>" ? text !== "" : operator === "=" ? text === "" : false;
  const number = Number(operand.replaceAll(",", ""));
  if (operator === "=" || operator === "<>") {
    const isEqual = typeof value === "number" && Number.isFinite(number) ? value === number : wildcard(operand, { whole: true, matchCase: false }).test(text);
    return (operator === "=") === isEqual;
  }
  if (Number.isFinite(number)) {
    if (typeof value !== "number") return false;
    return operator === "<" ? value < number : operator === ">" ? value > number : operator === "<=" ? value <= number : value >= number;
  }
  if (typeof value !== "string") return false;
  const order = value.localeCompare(operand, "ja");
  return operator === "<" ? order < 0 : operator === ">" ? order > 0 : operator === "<=" ? order <= 0 : order >= 0;
}

/** A text with Excel's wildcards as a pattern. */
export function wildcard(text: string, options: { readonly whole: boolean; readonly matchCase: boolean }): RegExp {
  const source = text.replace(/~([*?~])|([*])|([?])|[\\^$.|+()[\]{}]/gs, (token: string, escaped: string | undefined, star: string | undefined, any: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`;
    if (star !== undefined) return ".*";
    return any !== undefined ? "." : `\\${token}`;
  });
  return new RegExp(options.whole ? `^(?:${source})$` : source, options.matchCase ? "gs" : "gis");
}
