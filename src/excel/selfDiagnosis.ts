import type { HostFailure } from "../app/ports.js";
import { succeed, type Result } from "../core/report/result.js";
import { BELIEFS } from "./beliefs.js";
import { hasCode } from "./hostFailure.js";
import { runExcel } from "./runExcel.js";

export interface Diagnosis {
  /** The heading in docs/excel-assumptions.md. */
  readonly id: string;
  readonly outcome: "holds" | "fails" | "cannotTell";
  /** Excel's code, where it refused. */
  readonly detail?: string;
}

/**
 * Tries in the Excel that runs what the port believes of Excel. It works on a sheet of its own, which is hidden and is taken away again,
 * whatever happens; the user's cells are not touched. As every sheet that is added, it empties Excel's own list of undoing: say so before.
 * @example await diagnoseExcel() → { ok: true, value: [{ id: "error-type", outcome: "holds" }, …] }
 */
export async function diagnoseExcel(): Promise<Result<readonly Diagnosis[], HostFailure>> {
  return runExcel<readonly Diagnosis[], HostFailure>(async (context) => {
    const sheet = context.workbook.worksheets.add();
    sheet.visibility = "VeryHidden";
    await context.sync();
    const results: Diagnosis[] = [];
    try {
      for (const { id, holds } of BELIEFS) results.push(await examine(id, () => holds(context, sheet)));
    } finally {
      sheet.visibility = "Hidden"; // one that is very hidden cannot be deleted
      sheet.delete();
      await context.sync();
    }
    return succeed(results);
  }, { waitsForEdit: true });
}

/** What Excel refuses is an answer too; an error of ours is not. */
async function examine(id: string, holds: () => Promise<boolean>): Promise<Diagnosis> {
  try {
    return { id, outcome: (await holds()) ? "holds" : "fails" };
  } catch (cause) {
    const code = ["InvalidArgument", "NotImplemented", "ApiNotFound", "GeneralException", "InvalidOperation", "UnsupportedOperation"].find((each) => hasCode(cause, each));
    if (code === undefined) throw cause;
    return { id, outcome: "cannotTell", detail: code };
  }
}
