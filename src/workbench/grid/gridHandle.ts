import type { ICommandService, Injector, Workbook, Worksheet } from "@univerjs/presets";
import type { Book } from "../../book/book.js";
import type { BookSheet } from "../../book/bookSheet.js";
import type { StyleNames } from "./sheetData.js";

/** Marks what this folder does to the grid itself, so that it is not taken for the user's doing. */
const OWN = { kensan: true, fromChangeset: true };

/** One book shown in one grid: both models, and which sheet of the one is which of the other. */
export class GridHandle {
  /** What is being pasted came from another program: its texts count as typed. Text copied in the grid stays the text that it is. */
  isPastingForeign = false;
  private readonly bookIds = new Map<string, string>();

  constructor(
    readonly book: Book,
    readonly workbook: Workbook,
    readonly commands: ICommandService,
    readonly injector: Injector,
    readonly styles: StyleNames,
  ) {}

  get unitId(): string {
    return this.workbook.getUnitId();
  }

  /** A sheet that the user added in the grid has an id of the grid's making. */
  pair(gridId: string, bookId: string): void {
    this.bookIds.set(gridId, bookId);
  }

  bookSheet(gridId: string): BookSheet | undefined {
    return this.book.sheetById(this.bookIds.get(gridId) ?? gridId);
  }

  gridId(bookId: string): string {
    for (const [gridId, other] of this.bookIds) if (other === bookId) return gridId;
    return bookId;
  }

  gridSheet(bookId: string): Worksheet | undefined {
    return this.workbook.getSheetBySheetId(this.gridId(bookId)) ?? undefined;
  }

  /** Does something to the grid on the book's behalf. */
  run(id: string, params: Readonly<Record<string, unknown>>): void {
    this.commands.syncExecuteCommand(id, { unitId: this.unitId, ...params }, OWN);
  }
}

export function isOwn(options: { readonly [key: PropertyKey]: unknown } | undefined): boolean {
  return options?.["kensan"] === true;
}
