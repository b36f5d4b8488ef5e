import { attachCalculator, type AttachedCalculator } from "../../book/calculation/attachCalculator.js";
import type { Calculator } from "../../book/calculation/calculator.js";
import type { Book } from "../../book/book.js";
import type { BookState } from "../../book/bookState.js";
import { BusyState, type SessionCalculation } from "./sessionCalculation.js";

/** A frame of the screen has 16 ms; the rest is the page's own. */
const PORTION = 8;

/** Calculates in the page itself, within each change: for books whose formulas take a moment that nobody feels. */
export class HomeCalculation implements SessionCalculation {
  readonly attached: AttachedCalculator;
  private readonly busy = new BusyState();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param base the state whose results are right, where that is not the book's own as it is */
  constructor(book: Book, calculator: Calculator, base?: BookState) {
    this.attached = attachCalculator(book, calculator, base);
  }

  /** In small parts, so that the first entry does not wait for all of it. */
  start(): void {
    const end = performance.now() + PORTION;
    let isDone = this.attached.prepare();
    while (!isDone && performance.now() < end) isDone = this.attached.prepare();
    this.busy.set(!isDone);
    if (!isDone) this.timer = setTimeout(() => this.start(), 4);
  }

  listen(listener: (isBusy: boolean) => void): () => void {
    return this.busy.listen(listener);
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
