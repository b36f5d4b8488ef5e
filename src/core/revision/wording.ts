import { diffArrays } from "diff";

/** Cuts a text into words without losing a character. `Intl.Segmenter` is handed in: its data differ between machines. */
export type SegmentWords = (text: string) => string[];

export interface WordingRun {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Longer texts are no cell of a plan; they are told as replaced whole. */
const MOST_WORDS = 20_000;

/**
 * What changed in a wording, word by word; the runs that are not added give the first text, those not removed the second.
 * @example diffWording("広告収入の拡大", "広告収入の確保", words) → same 広告収入の, removed 拡大, added 確保
 */
export function diffWording(before: string, after: string, segment: SegmentWords = characters): WordingRun[] {
  const [one, other] = [segment(before), segment(after)];
  const parts = one.length + other.length > MOST_WORDS ? undefined : diffArrays(one, other, { maxEditLength: 4000 });
  if (!parts) return [{ kind: "removed", text: before }, { kind: "added", text: after }].filter((run): run is WordingRun => run.text !== "");
  return parts.map((part) => ({ kind: part.added ? "added" : part.removed ? "removed" : "same", text: part.value.join("") }));
}

/** Whole characters: a surrogate pair, or a letter with its variation selector or voicing mark, is never cut. */
export function characters(text: string): string[] {
  return text.match(/\P{M}\p{M}*[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*|\p{M}+/gu) ?? [];
}
