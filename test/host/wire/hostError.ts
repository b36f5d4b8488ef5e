/** Codes that Excel's side of the wire gives. Microsoft lists them in `Excel.ErrorCodes`. */
export type HostErrorCode =
  | "AccessDenied" | "ApiNotFound" | "Conflict" | "FormulaLengthExceedsLimit" | "GeneralException" | "InactiveWorkbook"
  | "InsertDeleteConflict" | "InvalidArgument" | "InvalidBinding" | "InvalidObjectPath" | "InvalidOperation" | "InvalidReference"
  | "InvalidSelection" | "ItemAlreadyExists" | "ItemNotFound" | "MergedRangeConflict" | "NonBlankCellOffSheet" | "NotImplemented"
  | "OperationCellsExceedLimit" | "PivotTableRangeConflict" | "FilteredRangeConflict" | "RangeExceedsLimit" | "RequestAborted"
  | "ResponsePayloadSizeLimitExceeded" | "RequestPayloadSizeLimitExceeded" | "UnsupportedFeature" | "UnsupportedOperation" | "UnsupportedSheet";

/** The sentences of Excel. A program must go by the code: the sentences differ between versions and languages. */
const SENTENCES: Partial<Record<HostErrorCode, string>> = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound: "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
  FormulaLengthExceedsLimit: "The formula is longer than Excel allows.",
  GeneralException: "There was an internal error while processing the request.",
  InactiveWorkbook: "The operation failed because multiple workbooks are open and the workbook being called by this API has lost focus.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidObjectPath: "The object path is not valid.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidReference: "This reference is not valid for the current operation.",
  InvalidSelection: "The current selection is invalid for this operation.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict: "This operation can't be performed on merged cells.",
  NonBlankCellOffSheet: "Can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  RangeExceedsLimit: "The cell count in the range has exceeded the maximum supported number.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
  UnsupportedOperation: "The operation being attempted is not supported.",
};

/** What fails on Excel's side: it ends the batch, and what was done before it stays done. */
export class HostError extends Error {
  constructor(readonly code: HostErrorCode, message?: string) {
    super(message ?? SENTENCES[code] ?? code);
  }
}

export function refuse(code: HostErrorCode, message?: string): never {
  throw new HostError(code, message);
}

/** Answers a call of a member that this host does not know, by its name: a silent default would be a lie. */
export function notImplemented(member: string): never {
  throw new HostError("NotImplemented", `The emulated Excel does not implement ${member}.`);
}
