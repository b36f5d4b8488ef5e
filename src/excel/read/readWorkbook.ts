import type { HostFailure, ReadOptions } from "../../app/ports.js";
import type { Workbook } from "../../core/grid/grid.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import { hasCode } from "../hostFailure.js";
import { runExcel } from "../runExcel.js";
import { cellCount, readOutline } from "./outline.js";
import { SheetReading, type Reading } from "./sheetReading.js";
import { StyleMaker } from "./styleOutline.js";

/** Excel on the web answers with 5 MB at most; half a megabyte is left for what the estimate does not see. */
const BUDGET = 4_500_000;

/**
 * Reads the whole workbook once, hidden sheets as well. Three syncs for any number of sheets, and one for each further 5 MB;
 * between two of them it can be cancelled. The same workbook gives the same grids as its file does.
 * @example (await readWorkbook()) → { ok: true, value: { sheets: [grid, …], definedNames: […], isTyped: true, usesDate1904: false } }
 */
export async function readWorkbook(options: ReadOptions = {}): Promise<Result<Workbook, HostFailure>> {
  return runExcel<Workbook, HostFailure>(async (context) => {
    if (options.signal?.aborted) return fail({ code: "cancelled" });
    const outline = await readOutline(context);
    const styles = new StyleMaker();
    const sheets = outline.sheets.map((sheet) => new SheetReading(sheet, styles));
    const questions = new Questions(sheets);
    const total = outline.sheets.reduce((sum, { used }) => sum + (used ? cellCount(used.filled) : 0), 0);
    let done = 0;
    for (let batch = questions.next(); batch.length > 0; batch = questions.next()) {
      if (options.signal?.aborted) return fail({ code: "cancelled" });
      const takings = batch.map((reading) => reading.ask());
      try {
        await context.sync(); // eslint-disable-line office-addins/no-context-sync-in-loop -- one for each 5 MB: the limit on an answer
      } catch (cause) {
        if (!hasCode(cause, "ResponsePayloadSizeLimitExceeded") || !questions.retry(batch)) throw cause;
        continue;
      }
      for (const take of takings) questions.add(take());
      done += batch.reduce((sum, reading) => sum + reading.cells, 0);
      options.onProgress?.(total === 0 ? 1 : done / total);
    }
    const { definedNames, usesDate1904 } = outline;
    return succeed({ sheets: sheets.map((sheet) => sheet.build()), definedNames, isTyped: true, usesDate1904 });
  });
}

/** What is still to be asked, handed out in batches that fit into one answer. */
class Questions {
  private readonly waiting: Reading[];
  private readonly open: SheetReading[];
  private budget = BUDGET;

  constructor(sheets: readonly SheetReading[]) {
    this.waiting = sheets.flatMap((sheet) => sheet.surroundings() ?? []);
    this.open = sheets.filter((sheet) => !sheet.isDone);
  }

  add(readings: readonly Reading[]): void {
    this.waiting.push(...readings);
  }

  next(): readonly Reading[] {
    const batch: Reading[] = [];
    let left = this.budget;
    for (let reading = this.take(left, true); reading; reading = this.take(left, false)) {
      batch.push(reading);
      left -= reading.bytes;
    }
    return batch;
  }

  /** After an answer that was too large: the same again, in smaller batches. False where they are as small as they can be. */
  retry(batch: readonly Reading[]): boolean {
    const smaller = batch.length > 1 ? batch : batch[0]?.halves?.();
    if (!smaller) return false;
    this.budget /= 2;
    this.waiting.unshift(...smaller);
    return true;
  }

  private take(left: number, isFirst: boolean): Reading | undefined {
    const [waiting] = this.waiting;
    if (waiting) return isFirst || waiting.bytes <= left ? this.waiting.shift() : undefined;
    const [sheet] = this.open;
    if (!sheet) return undefined;
    const block = sheet.nextBlock(left, isFirst ? 1 : 0);
    if (sheet.isDone) this.open.shift();
    return block;
  }
}
