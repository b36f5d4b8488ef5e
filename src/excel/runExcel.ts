import type { HostFailure } from "../app/ports.js";
import { fail, type Result } from "../core/report/result.js";
import { toHostFailure } from "./hostFailure.js";
import { FLOOR, meetsFloor } from "./requirements.js";

export interface RunOptions {
  /** Waits until the user has left the cell that is being edited, instead of failing: for what must not stop half-way. */
  readonly waitsForEdit?: boolean;
}

/**
 * The one door to Excel: every call of the port goes through it, and every failure of Excel's is mapped here.
 * @example await runExcel(async (context) => { await context.sync(); return succeed(1); })
 */
export async function runExcel<T, E>(
  work: (context: Excel.RequestContext) => Promise<Result<T, E>>,
  { waitsForEdit = false }: RunOptions = {},
): Promise<Result<T, E | HostFailure>> {
  if (!meetsFloor()) return fail({ code: "api-missing", detail: `ExcelApi ${FLOOR}` });
  try {
    return await Excel.run({ delayForCellEdit: waitsForEdit }, work);
  } catch (cause) {
    return fail(toHostFailure(cause));
  }
}
