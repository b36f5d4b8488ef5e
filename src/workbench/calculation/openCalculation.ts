import { lacksResults } from "../../book/calculation/attachCalculator.js";
import { IronCalculator } from "../../book/calculation/ironCalculator.js";
import type { Book } from "../../book/book.js";
import type { BookState } from "../../book/bookState.js";
import { ApartCalculation } from "./apartCalculation.js";
import { HomeCalculation } from "./homeCalculation.js";
import { loadCalculation } from "./loadCalculation.js";
import type { SessionCalculation } from "./sessionCalculation.js";
import { startCalculationWorker } from "./startCalculationWorker.js";

/** So many formulas are calculated within a tenth of a second; a worker would only make results come later. */
const MOST_FORMULAS_AT_HOME = 1500;

/** @param onBug is told of a bug in the worker; the page calculates then */
export async function openCalculation(book: Book, onBug: (cause: unknown) => void): Promise<SessionCalculation> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const goHome = async (base?: BookState): Promise<SessionCalculation> => {
    await loadCalculation();
    return new HomeCalculation(book, new IronCalculator({ timeZone }), base);
  };
  if (countFormulas(book.peek()) <= MOST_FORMULAS_AT_HOME) return goHome();
  let worker: Worker;
  try {
    worker = startCalculationWorker();
  } catch {
    return goHome(); // a policy or an old browser forbids workers
  }
  return new ApartCalculation(book, { worker, timeZone, lacksResults: lacksResults(book), goHome, onBug });
}

function countFormulas({ sheets }: BookState): number {
  let count = 0;
  for (const { cells } of sheets) for (const [, { formulas }] of cells.entries()) formulas?.forEach((formula) => { if (formula !== undefined) count++; });
  return count;
}
