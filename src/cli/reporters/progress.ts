import { fillSentence } from "../../messages/language.js";
import { REPORT_TEXT } from "../../messages/reportText.js";
import type { CommandContext } from "../commandContext.js";

/** From this many files on, waiting is worth a line. */
const MIN_FILES = 8;

/** A line on standard error that tells how far a long run is; nothing where that is no terminal. */
export class Progress {
  private done = 0;
  private readonly isShown: boolean;

  constructor(private readonly count: number, private readonly context: CommandContext) {
    this.isShown = context.io.showsProgress && count >= MIN_FILES;
  }

  advance(): void {
    this.done++;
    this.draw();
  }

  draw(): void {
    if (!this.isShown || this.done >= this.count) return;
    this.context.io.err(`\r\u001b[K${fillSentence(REPORT_TEXT.progress[this.context.language], { done: this.done, count: this.count })}`);
  }

  /** Before anything else is written: both streams may end at the same terminal. */
  clear(): void {
    if (this.isShown) this.context.io.err("\r\u001b[K");
  }
}
