import type { ReadFailure, WriteFailure } from "../../app/ports.js";

/**
 * An edit that cannot be made. Inside the patcher it unwinds to `applyEdits`, the one place that catches it and gives a `Result`:
 * nothing is written until every edit is made, so that there is nothing to undo on the way.
 */
export class Refusal extends Error {
  constructor(readonly failure: WriteFailure | ReadFailure) {
    super(failure.code);
  }
}

export function refuse(code: (WriteFailure | ReadFailure)["code"], detail?: string): never {
  throw new Refusal(detail === undefined ? { code } : { code, detail }); // every code belongs to one of the two
}
