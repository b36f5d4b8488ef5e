import type { HostFailure, WorkbookChange } from "../app/ports.js";
import { parseRange } from "../core/grid/address.js";
import { succeed, type Result } from "../core/report/result.js";
import type { Journal } from "./journal/journal.js";
import { runExcel } from "./runExcel.js";

/** Excel tells of a paste or a fill cell by cell; what comes within this time is told as one change. Milliseconds. */
const QUIET = 80;

/**
 * Tells of changes of cells on any sheet, and of sheets that come and go. The renaming of a sheet has no event on the floor: it is seen
 * at the next read. Changes close to each other are told once; of several sheets at a time, none is named.
 */
export async function watchWorkbook(listener: (change: WorkbookChange) => void, journal: Journal): Promise<Result<() => Promise<void>, HostFailure>> {
  const teller = new Teller(listener);
  return runExcel<() => Promise<void>, HostFailure>(async (context) => {
    const { worksheets } = context.workbook;
    const names = new Map<string, string>();
    worksheets.load("items/id,items/name");
    const handlers = [
      worksheets.onChanged.add(async (event) => {
        const sheet = names.get(event.worksheetId) ?? (await nameOf(event.worksheetId, names));
        const range = parseRange(event.address);
        const source = event.triggerSource === "ThisLocalAddin" ? "own" : "user";
        teller.tell({ source, ...(sheet === undefined ? {} : { sheet }), ...(range && event.changeType === "RangeEdited" ? { range } : {}) });
      }),
      worksheets.onAdded.add(async (event) => {
        await Promise.resolve();
        teller.tell({ source: journal.isWriting || journal.hasAdded(event.worksheetId) ? "own" : "user" });
      }),
      worksheets.onDeleted.add(async (event) => {
        await Promise.resolve();
        names.delete(event.worksheetId);
        teller.tell({ source: journal.isWriting || journal.hasAdded(event.worksheetId) ? "own" : "user" });
      }),
    ];
    await context.sync();
    for (const { id, name } of worksheets.items) names.set(id, name);
    return succeed(async () => {
      teller.stop();
      await runExcelIn(context, async () => {
        for (const handler of handlers) handler.remove();
        await context.sync();
      });
    });
  });
}

/** Handlers are taken off in the context that they were put on in. */
async function runExcelIn(context: Excel.RequestContext, work: () => Promise<void>): Promise<void> {
  await Excel.run(context, work);
}

/** A sheet that came later, or was renamed. */
async function nameOf(id: string, names: Map<string, string>): Promise<string | undefined> {
  const read = await runExcel<string | undefined, HostFailure>(async (context) => {
    const worksheet = context.workbook.worksheets.getItemOrNullObject(id).load("name");
    await context.sync();
    return succeed(worksheet.isNullObject ? undefined : worksheet.name);
  });
  const name = read.ok ? read.value : undefined;
  if (name !== undefined) names.set(id, name);
  return name;
}

/** Holds changes back until it is quiet, and joins those of one source. */
class Teller {
  private readonly waiting = new Map<WorkbookChange["source"], WorkbookChange>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly listener: (change: WorkbookChange) => void) {}

  tell(change: WorkbookChange): void {
    const other = this.waiting.get(change.source);
    this.waiting.set(change.source, other ? joined(other, change) : change);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const changes = [...this.waiting.values()];
      this.waiting.clear();
      changes.forEach((told) => this.listener(told));
    }, QUIET);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }
}

function joined(a: WorkbookChange, b: WorkbookChange): WorkbookChange {
  if (a.sheet === undefined || a.sheet !== b.sheet) return { source: a.source };
  if (!a.range || !b.range) return { source: a.source, sheet: a.sheet };
  const range = { top: Math.min(a.range.top, b.range.top), left: Math.min(a.range.left, b.range.left), bottom: Math.max(a.range.bottom, b.range.bottom), right: Math.max(a.range.right, b.range.right) };
  return { source: a.source, sheet: a.sheet, range };
}
