import type { ValidateOptions, Validation } from "../../app/validate.js";
import type { WorkbookSnapshot } from "../../core/grid/gridSnapshot.js";

/** To the worker: one for its life. */
export interface ValidationRequest {
  readonly snapshot: WorkbookSnapshot;
  readonly options: ValidateOptions;
}

/** From the worker: that it lives, then one of the others. */
export type ValidationAnswer =
  | { readonly kind: "started" }
  | { readonly kind: "done"; readonly validation: Validation }
  | { readonly kind: "crashed"; readonly message: string };
