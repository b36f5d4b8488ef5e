import type { CheckArea } from "../../app/checkScope.js";
import type { BookSettings } from "../../app/settings/bookSettings.js";
import type { Validation, ValidateOptions } from "../../app/validate.js";
import type { Workbook } from "../../core/grid/grid.js";
import { toSnapshot } from "../../core/grid/gridSnapshot.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { Language } from "../../messages/language.js";
import { keepTold } from "./keepTold.js";
import type { ValidationAnswer, ValidationRequest } from "./validationMessages.js";

export interface CheckRequest {
  readonly language: Language;
  readonly area: CheckArea | undefined;
  readonly settings: BookSettings;
  readonly signal: AbortSignal;
}

export interface Cancelled {
  readonly code: "cancelled";
}

/** Checks a workbook without letting the pane stand still. */
export interface Validator {
  /** Rejects where the checking itself fails: a bug. */
  validate(workbook: Workbook, request: CheckRequest): Promise<Result<Validation, Cancelled>>;
}

/** Fewer cells than this are checked where they are: it takes less time than a worker needs to start and to be sent them. */
const MOST_CELLS_AT_HOME = 8_000;

/**
 * @param startWorker starts validationWorker.ts; left out, or where it throws or the worker's script cannot be loaded, everything is checked at home
 * @example createValidator(startValidationWorker).validate(workbook, { language: "ja", area: undefined, signal })
 */
export function createValidator(startWorker?: () => Worker, mostCellsAtHome = MOST_CELLS_AT_HOME): Validator {
  let start = startWorker;
  // a script of its own, fetched while the pane is drawn: the pane needs it for its first answer, and not to be seen
  const checking = import("../../app/validate.js");
  checking.catch(() => undefined); // who asks for a check is told
  return {
    async validate(workbook, request) {
      if (request.signal.aborted) return fail({ code: "cancelled" });
      const options = optionsOf(request);
      if (start && countCells(workbook) > mostCellsAtHome) {
        const answer = await validateApart(start, { snapshot: toSnapshot(workbook), options }, request.signal);
        if (answer !== "no-worker") return answer;
        start = undefined; // it will not start the next time either
      }
      return succeed(keepTold((await checking).validate(workbook, options)));
    },
  };
}

function optionsOf({ language, area, settings }: CheckRequest): ValidateOptions {
  return { language, settings, ...(area ? { area } : {}) };
}

function countCells(workbook: Workbook): number {
  return workbook.sheets.reduce((sum, grid) => sum + grid.rowIndexes.reduce((inRows, r) => inRows + grid.row(r).length, 0), 0);
}

/** A worker for each check: it ends by being thrown away, and what it held with it. */
function validateApart(start: () => Worker, request: ValidationRequest, signal: AbortSignal): Promise<Result<Validation, Cancelled> | "no-worker"> {
  return new Promise((resolve, reject) => {
    let worker: Worker;
    try {
      worker = start();
    } catch {
      // a policy or an old browser control forbids workers; the caller checks at home
      resolve("no-worker");
      return;
    }
    const end = (settle: () => void): void => {
      signal.removeEventListener("abort", stop);
      worker.terminate();
      settle();
    };
    const stop = (): void => end(() => resolve(fail({ code: "cancelled" })));
    let hasStarted = false;
    signal.addEventListener("abort", stop);
    worker.onmessage = ({ data }: MessageEvent<ValidationAnswer>) => {
      if (data.kind === "started") hasStarted = true;
      else if (data.kind === "crashed") end(() => reject(new Error(data.message)));
      else end(() => resolve(succeed(data.validation)));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end(() => (hasStarted ? reject(new Error(event.message)) : resolve("no-worker")));
    };
    worker.postMessage(request);
  });
}
