import { IronCalculator } from "../../book/calculation/ironCalculator.js";
import type { CalculationAnswer, CalculationRequest } from "./calculationMessages.js";
import { StateMirror } from "./stateUpdate.js";

/** What a worker does for one book; the requests come in their order, each after the last was answered. */
export class CalculationServer {
  private readonly mirror = new StateMirror();
  private calculator: IronCalculator | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly load: () => Promise<void>, private readonly post: (answer: CalculationAnswer) => void) {}

  /** One after the other: what is sent while the program is being loaded waits for it. */
  take(request: CalculationRequest): void {
    this.last = this.last.then(() => this.answer(request));
  }

  private async answer(request: CalculationRequest): Promise<void> {
    try {
      if (request.kind === "take") {
        this.mirror.take(request.update);
      } else if (request.kind === "begin") {
        await this.load();
        this.calculator = new IronCalculator({ timeZone: request.timeZone });
        this.calculator.begin(this.mirror.state);
        while (!this.calculator.prepare());
        this.post({ kind: "done", results: [] });
      } else {
        this.post({ kind: "done", results: this.calculator?.recalculate(this.mirror.state).results ?? [] });
      }
    } catch (cause) {
      // a door where a bug is caught: the page calculates by itself from then on
      this.post({ kind: "crashed", message: cause instanceof Error ? cause.message : String(cause) });
    }
  }
}
