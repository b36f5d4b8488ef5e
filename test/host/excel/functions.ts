import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";

const DAY = 86_400_000;

/** Worksheet functions that are called for their result alone. Excel has hundreds; what is not here is refused by name. */
export class FunctionsObject extends HostObject {
  readonly className = "Functions";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  /** The serial number of a day in the workbook's own date system. */
  Date(year: number, month: number, day: number): FunctionResultObject {
    if (![year, month, day].every((part) => Number.isFinite(part))) refuse("InvalidArgument");
    const time = Date.UTC(1900, 0, 1) + (Date.UTC(year, month - 1, day) - Date.UTC(1900, 0, 1));
    if (this.session.book.peek().usesDate1904) return new FunctionResultObject((time - Date.UTC(1904, 0, 1)) / DAY);
    const serial = (time - Date.UTC(1899, 11, 30)) / DAY;
    return new FunctionResultObject(serial < 61 ? serial - 1 : serial);
  }
}

class FunctionResultObject extends HostObject {
  readonly className = "FunctionResult";

  constructor(private readonly result: number) {
    super();
  }

  get Value(): number { return this.result; }
  get Error(): string { return ""; }
}
