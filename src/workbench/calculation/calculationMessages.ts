import type { Calculation } from "../../book/calculation/calculator.js";
import type { StateUpdate } from "./stateUpdate.js";

/** To the worker, in the order they are sent. */
export type CalculationRequest =
  | { readonly kind: "take"; readonly update: StateUpdate }
  /** What it has been given is the state whose results are right; it makes itself ready, and answers `done` without results. */
  | { readonly kind: "begin"; readonly timeZone: string }
  | { readonly kind: "calculate" };

/** From the worker: that it lives, then one answer to each `begin` and `calculate`. */
export type CalculationAnswer =
  | { readonly kind: "started" }
  | { readonly kind: "done"; readonly results: Calculation["results"] }
  | { readonly kind: "crashed"; readonly message: string };
