import type { KeyedTable } from "./keyedTable.js";

/** Words that say where figures come from, and set nothing apart where one table leaves them out. */
const NEUTRAL: ReadonlySet<string> = new Set(["決算", "予算", "現在", "実績", "actual", "budget"]);
const IS_TIME = /[0-9一二三四元]|半期|[上下]期/;

/** Nothing that is written around two tables says that they are of two times (令和３年, 令和４年) or of two stages (当初, 補正後). */
export function areOneEdition(a: KeyedTable, b: KeyedTable): boolean {
  const [timesA, stagesA] = splitWords(a.editions()), [timesB, stagesB] = splitWords(b.editions());
  if (timesA.length > 0 && timesB.length > 0 && !isWithin(timesA, timesB) && !isWithin(timesB, timesA)) return false;
  const [firmA, firmB] = [stagesA, stagesB].map((stages) => stages.filter((word) => !NEUTRAL.has(word))) as [string[], string[]]; // two in, two out
  if (!isWithin(firmA, firmB) || !isWithin(firmB, firmA)) return false;
  return stagesA.length === 0 || stagesB.length === 0 || isWithin(stagesA, stagesB) || isWithin(stagesB, stagesA);
}

function splitWords(words: ReadonlySet<string>): [times: string[], stages: string[]] {
  const times = [...words].filter((word) => IS_TIME.test(word));
  return [times, [...words].filter((word) => !times.includes(word))];
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((word) => outer.includes(word));
}
