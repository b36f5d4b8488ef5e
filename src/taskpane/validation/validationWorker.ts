import { validate } from "../../app/validate.js";
import { toWorkbook } from "../../core/grid/gridSnapshot.js";
import { keepTold } from "./keepTold.js";
import type { ValidationAnswer, ValidationRequest } from "./validationMessages.js";

/** What a worker's global scope offers; the DOM's own types describe a window. */
interface WorkerScope {
  postMessage(answer: ValidationAnswer): void;
  onmessage: ((event: MessageEvent<ValidationRequest>) => void) | null;
}

const scope = self as unknown as WorkerScope; // this file runs in a worker only

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage({ kind: "done", validation: keepTold(validate(toWorkbook(data.snapshot), data.options)) });
  } catch (cause) {
    // one of the doors where a bug is caught: the pane says so, and lives on
    scope.postMessage({ kind: "crashed", message: cause instanceof Error ? cause.message : String(cause) });
  }
};
scope.postMessage({ kind: "started" });
