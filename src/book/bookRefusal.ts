import type { WriteFailure, WriteFailureCode } from "../app/ports.js";

/** Thrown inside a change of a book and caught by `Book.attempt`, which takes the whole change back: all of it or none. */
export class BookRefusal extends Error {
  constructor(readonly failure: WriteFailure) {
    super(failure.detail === undefined ? failure.code : `${failure.code}: ${failure.detail}`);
  }
}

export function refuse(code: WriteFailureCode, detail?: string): never {
  throw new BookRefusal(detail === undefined ? { code } : { code, detail });
}
