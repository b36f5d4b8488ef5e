import type { HostFailure, ReadFailure, UndoFailure, WorkbookEdit, WorkbookPort, WriteFailure, WriteFailureCode, WriteReceipt } from "../app/ports.js";
import type { Workbook } from "../core/grid/grid.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { openPackage } from "./package.js";
import { openWorkbook } from "./openWorkbook.js";
import { applyEdits } from "./patcher.js";
import { readCustomXml } from "./readCustomXml.js";
import { findWorkbookPart } from "./workbookForm.js";

/** The codes that a write may give; the type says that none is left out. */
const WRITE_CODES: Readonly<Record<WriteFailureCode, true>> = {
  signed: true, "sheet-protected": true, "workbook-protected": true, "no-such-sheet": true, "sheet-exists": true, "unsafe-part": true, "written-in-part": true, "invalid-edit": true, "not-editable": true,
};

interface Write {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  isUndone: boolean;
}

/**
 * A workbook as bytes, through the port of the use cases. A write patches them; its undo brings back the very bytes from before, as long as
 * nothing was written since. Forms other than .xlsx and .xlsm are read only.
 * @example const port = new FilePort(bytes, "件数表.xlsx"); await port.write(edits); save(port.bytes);
 */
export class FilePort implements WorkbookPort {
  private readonly writes = new Map<string, Write>();
  private now: Uint8Array;

  constructor(bytes: Uint8Array, private readonly fileName: string) {
    this.now = bytes;
  }

  get bytes(): Uint8Array {
    return this.now;
  }

  async read(): Promise<Result<Workbook, ReadFailure>> {
    const opened = await openWorkbook(this.now, this.fileName);
    return opened.ok ? succeed(opened.value.workbook) : opened;
  }

  write(edits: readonly WorkbookEdit[]): Promise<Result<WriteReceipt, WriteFailure | HostFailure>> {
    if (!this.isPackage) return Promise.resolve(fail({ code: "not-editable" }));
    const before = this.now;
    const applied = applyEdits(before, edits);
    if (!applied.ok) return Promise.resolve(fail(asWriteFailure(applied.error)));
    this.now = applied.value;
    const id = `file-${String(this.writes.size + 1)}`;
    this.writes.set(id, { before, after: applied.value, isUndone: false });
    return Promise.resolve(succeed({ id }));
  }

  undo(receipt: WriteReceipt): Promise<Result<void, UndoFailure>> {
    const write = this.writes.get(receipt.id);
    if (!write) return Promise.resolve(fail({ code: "unknown-receipt" }));
    if (write.isUndone) return Promise.resolve(fail({ code: "undone-already" }));
    if (this.now !== write.after) return Promise.resolve(fail({ code: "changed-since", detail: this.fileName }));
    write.isUndone = true;
    this.now = write.before;
    return Promise.resolve(succeed(undefined));
  }

  readCustomXml(namespace: string): Promise<Result<string | null, ReadFailure>> {
    if (!this.isPackage) return Promise.resolve(succeed(null));
    const pkg = openPackage(this.now);
    if (!pkg.ok) return Promise.resolve(pkg);
    const located = findWorkbookPart(pkg.value);
    return Promise.resolve(located.ok ? readCustomXml(pkg.value, located.value.partName, namespace) : located);
  }

  /** A zip begins with PK; whatever else it is, opening it says. */
  private get isPackage(): boolean {
    return this.now[0] === 0x50 && this.now[1] === 0x4b;
  }
}

/** What a patcher cannot read is for its caller a host that failed. */
function asWriteFailure({ code, detail }: WriteFailure | ReadFailure): WriteFailure | HostFailure {
  if (isWriteCode(code)) return detail === undefined ? { code } : { code, detail };
  return { code: "host-failed", detail: detail === undefined ? code : `${code} ${detail}` };
}

function isWriteCode(code: string): code is WriteFailureCode {
  return code in WRITE_CODES;
}
