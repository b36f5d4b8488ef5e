import { parseRange } from "../../core/grid/address.js";
import type { CellRef } from "../../core/report/report.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { ActionContext } from "./paneController.js";
import type { TaskFailure } from "./taskRunner.js";

/** Shows a cell to the user. */
export async function selectPlace({ services }: ActionContext, { sheet, ref }: CellRef): Promise<Result<void, TaskFailure>> {
  const range = parseRange(ref);
  if (!range) return succeed(undefined);
  const selected = await services.port.select({ sheet, range });
  return selected.ok ? selected : fail(selected.error);
}
