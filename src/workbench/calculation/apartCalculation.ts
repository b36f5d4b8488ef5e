import { mayChangeResults, writeResults } from "../../book/calculation/attachCalculator.js";
import type { CellResult } from "../../book/calculation/calculator.js";
import type { Book } from "../../book/book.js";
import type { BookState } from "../../book/bookState.js";
import type { CalculationAnswer, CalculationRequest } from "./calculationMessages.js";
import { BusyState, type SessionCalculation } from "./sessionCalculation.js";
import { portionsOf, updateOf, type StateUpdate } from "./stateUpdate.js";

/** About a hundredth of a second to copy. */
const ROWS_A_MESSAGE = 500;

interface ApartOptions {
  readonly worker: Worker;
  readonly timeZone: string;
  /** The book comes without results: the first ones are calculated at once. */
  readonly lacksResults: boolean;
  /** The worker is of no use, from the start or from now on: calculates in the page, from the state whose results were right. */
  goHome(base: BookState): Promise<SessionCalculation>;
  onBug(cause: unknown): void;
}

/**
 * Calculates in a worker: a change of the book is told at once, and its results follow as a change of their own (`calculation`). The worker
 * holds a copy of the cells, and gets what changes.
 */
export class ApartCalculation implements SessionCalculation {
  readonly attached = undefined;
  private readonly busy = new BusyState();
  private readonly base: BookState;
  private first: Generator<StateUpdate> | undefined;
  /** What the worker knows, when all that was sent has arrived. */
  private sent: BookState | undefined;
  private asked: "begin" | "calculate" | undefined;
  private isStale: boolean;
  private waiting: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly endListening: () => void;
  private home: SessionCalculation | undefined;

  constructor(private readonly book: Book, private readonly options: ApartOptions) {
    this.base = book.state;
    this.isStale = options.lacksResults;
    this.first = portionsOf(updateOf(undefined, this.base), ROWS_A_MESSAGE);
    this.endListening = book.listen(({ source, changes }) => {
      if (source === "calculation" || !changes.some(mayChangeResults)) return;
      this.isStale = true;
      this.goOn();
    });
    options.worker.onmessage = ({ data }: MessageEvent<CalculationAnswer>) => this.hear(data);
    options.worker.onerror = (event) => {
      event.preventDefault();
      this.lose();
    };
  }

  start(): void {
    if (this.first && this.sendPart()) this.timer = setTimeout(() => this.start(), 0);
    else this.goOn();
  }

  listen(listener: (isBusy: boolean) => void): () => void {
    return this.busy.listen(listener);
  }

  settled(): Promise<void> {
    if (this.home) return this.home.settled();
    if (!this.isStale && this.asked !== "calculate") return Promise.resolve();
    return new Promise((done) => {
      this.waiting.push(done);
      this.goOn();
    });
  }

  end(): void {
    clearTimeout(this.timer);
    this.endListening();
    this.options.worker.terminate();
    this.home?.end();
    this.release();
  }

  /** A part of the state that the calculation begins with; false when there is none left. */
  private sendPart(): boolean {
    this.busy.set(true);
    const part = this.first?.next();
    if (part?.done === false) this.post({ kind: "take", update: part.value });
    else this.first = undefined;
    return this.first !== undefined;
  }

  private goOn(): void {
    if (this.asked !== undefined) return;
    if (this.sent === undefined) {
      while (this.sendPart());
      this.sent = this.base;
      this.ask("begin");
      this.post({ kind: "begin", timeZone: this.options.timeZone });
    } else if (this.isStale) {
      const now = this.book.state;
      this.isStale = false;
      this.ask("calculate");
      this.post({ kind: "take", update: updateOf(this.sent, now) });
      this.post({ kind: "calculate" });
      this.sent = now;
    } else {
      this.release();
    }
  }

  private ask(what: "begin" | "calculate"): void {
    this.asked = what;
    this.busy.set(true);
  }

  private hear(answer: CalculationAnswer): void {
    if (answer.kind === "started") return;
    if (answer.kind === "crashed") {
      this.options.onBug(new Error(answer.message));
      return this.lose();
    }
    this.asked = undefined;
    this.write(answer.results);
    this.goOn();
  }

  /** Where a formula has been typed over or has moved since, its result belongs nowhere; the next calculation has it. */
  private write(results: readonly CellResult[]): void {
    const formulaIn = (state: BookState, { sheetId, rowIndex, columnIndex }: CellResult): string | undefined =>
      state.sheets.find((sheet) => sheet.id === sheetId)?.cells.row(rowIndex)?.formulas?.[columnIndex];
    const { sent, book } = this;
    if (!sent || results.length === 0) return;
    const now = book.peek();
    const valid = results.filter((result) => formulaIn(now, result) !== undefined && formulaIn(now, result) === formulaIn(sent, result));
    if (valid.length > 0) book.attempt("calculation", () => writeResults(book, valid));
  }

  private release(): void {
    this.busy.set(false);
    for (const done of this.waiting.splice(0)) done();
  }

  private lose(): void {
    clearTimeout(this.timer);
    this.endListening();
    this.options.worker.terminate();
    this.options.goHome(this.base).then((home) => {
      this.home = home;
      home.listen((isBusy) => this.busy.set(isBusy));
      home.start();
    }).catch((cause: unknown) => this.options.onBug(cause)).finally(() => {
      this.asked = undefined;
      this.isStale = false;
      this.release();
    });
  }

  private post(request: CalculationRequest): void {
    this.options.worker.postMessage(request);
  }
}
