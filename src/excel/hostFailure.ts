import type { HostFailure, HostFailureCode } from "../app/ports.js";

/** What Excel's codes mean for the user. Codes that tell of a mistake of ours are not here: they stay bugs. */
const CODES: Readonly<Record<string, HostFailureCode>> = {
  InvalidOperationInCellEditMode: "cell-being-edited",
  InactiveWorkbook: "other-workbook",
  AccessDenied: "read-only",
  ApiNotFound: "api-missing",
  NotImplemented: "api-missing",
  UnsupportedFeature: "api-missing",
  RequestAborted: "host-busy",
  Conflict: "host-busy",
  HostIsBusy: "host-busy",
  Timeout: "host-busy",
};

/** Misuse of the API by our own code, found on the client's side before anything is sent. */
const BUGS: ReadonlySet<string> = new Set(["PropertyNotLoaded", "ValueNotLoaded", "RunMustReturnPromise", "InvalidRequestContext", "CannotUpdateReadOnlyProperty"]);

interface OfficeError {
  readonly code: string;
  readonly message: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

/**
 * The one place where what Excel throws becomes a failure that has a sentence. What is no error of Excel's, or tells of a mistake
 * of ours, is thrown on: it is a bug.
 * @example toHostFailure(error) → { code: "cell-being-edited", cause: error }
 */
export function toHostFailure(cause: unknown): HostFailure {
  if (!isOfficeError(cause) || BUGS.has(cause.code)) throw cause;
  const code = CODES[cause.code] ?? "host-failed";
  const location = cause.debugInfo?.errorLocation;
  if (code === "host-failed") return { code, detail: location ? `${cause.code} ${location}` : cause.code, cause };
  return code === "api-missing" && location ? { code, detail: location, cause } : { code, cause };
}

/** Whether Excel threw exactly this code, for the few that are answered otherwise than by a sentence. */
export function hasCode(cause: unknown, code: string): boolean {
  return isOfficeError(cause) && cause.code === code;
}

function isOfficeError(cause: unknown): cause is OfficeError {
  return typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string" && "message" in cause;
}
