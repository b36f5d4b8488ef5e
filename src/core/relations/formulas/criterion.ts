import { operate, type Scalar } from "./evaluateFormula.js";

/**
 * The test that SUMIF and its kin make of a criterion: a value, or a comparison in a text such as ">=10" or "<>済". `*` and `?` stand for
 * any letters, `~` takes the next one literally; width and case as Excel has them: case is set aside, width is not.
 * @example matcherOf(">=10")(12) === true; matcherOf("甲*")("甲地区") === true
 */
export function matcherOf(criterion: Scalar): (value: Scalar) => boolean {
  if (criterion === null) return (value) => value === 0;
  if (typeof criterion !== "string") return (value) => sameValue(value, criterion);
  const [, operator = "", operand = ""] = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(criterion) ?? [];
  const number = operand.trim() === "" ? NaN : Number(operand);
  if (operator === "" || operator === "=" || operator === "<>") {
    const isSame = Number.isFinite(number) ? (value: Scalar): boolean => sameValue(value, number) : sameText(operand, operator);
    return operator === "<>" ? (value) => !isSame(value) : isSame;
  }
  if (Number.isFinite(number)) return (value) => typeof value === "number" && operate(operator, value, number) === true;
  return (value) => typeof value === "string" && operate(operator, value, operand) === true;
}

/** A text that shows the number counts as the number. */
function sameValue(value: Scalar, wanted: Exclude<Scalar, string | null>): boolean {
  if (typeof wanted === "number" && typeof value === "string") return value.trim() !== "" && Number(value) === wanted;
  if (typeof wanted === "object") return typeof value === "object" && value !== null && value.error === wanted.error;
  return value === wanted;
}

function sameText(pattern: string, operator: string): (value: Scalar) => boolean {
  if (pattern === "") return (value) => value === null || (operator === "" && value === "");
  const wanted = patternOf(pattern.toLowerCase());
  return (value) => typeof value === "string" && fits([...value.toLowerCase()], wanted);
}

type PatternStep = "any-run" | "any-one" | { readonly letter: string };

function patternOf(pattern: string): PatternStep[] {
  const steps: PatternStep[] = [];
  const letters = [...pattern];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? "";
    const next = letters[i + 1] ?? "";
    if (letter === "~" && /[*?~]/.test(next)) { steps.push({ letter: next }); i++; }
    else steps.push(letter === "*" ? "any-run" : letter === "?" ? "any-one" : { letter });
  }
  return steps;
}

/** Goes back to the last `*` alone, so that no pattern costs more than its length times the text's. */
function fits(text: readonly string[], steps: readonly PatternStep[]): boolean {
  let [i, k, star, mark] = [0, 0, -1, 0];
  while (i < text.length) {
    const step = steps[k];
    if (step === "any-run") { star = k++; mark = i; }
    else if (step === "any-one" || (step !== undefined && step.letter === text[i])) { i++; k++; }
    else if (star >= 0) { k = star + 1; i = ++mark; }
    else return false;
  }
  while (steps[k] === "any-run") k++;
  return k === steps.length;
}
