import type { HostFailure, WriteFailure } from "../../app/ports.js";

/** A reason of our own to stop a write; it unwinds to where what was written by then is put back, as an error of Excel's does. */
export class Refusal extends Error {
  constructor(readonly failure: WriteFailure | HostFailure) {
    super(failure.code);
  }
}

export function refuse(failure: WriteFailure | HostFailure): never {
  throw new Refusal(failure);
}
