import type { Book } from "../../../src/book/book.js";
import { BookRefusal } from "../../../src/book/bookRefusal.js";
import type { AttachedCalculator } from "../../../src/book/calculation/attachCalculator.js";
import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { FormatChanges } from "../../../src/core/grid/cellFormat.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { EventHub, EventType } from "../bridge/eventHub.js";
import type { BatchHost } from "../wire/batch.js";
import { HostError, refuse, type HostErrorCode } from "../wire/hostError.js";
import type { HostObject } from "../wire/hostObject.js";
import { References } from "../wire/references.js";
import type { RequirementSets } from "../wire/requirementSets.js";
import { areaText } from "./addressText.js";
import { raiseOfSheet } from "./changeEvents.js";
import { AddinSettings } from "./addinSettings.js";
import { EventRegistrations } from "./eventRegistrations.js";
import { CellExtras } from "./cellExtras.js";
import { CommentRecords } from "./commentRecords.js";
import { ConditionalDetails } from "./conditionalDetails.js";
import { CustomXmlParts } from "./customXmlParts.js";
import type { ObjectMaker } from "./objectMaker.js";
import type { RangeAnchor } from "./rangeAnchor.js";
import { RangeTracker } from "./rangeTracker.js";
import { Filters } from "./filters.js";
import { TableRecords } from "./tableRecords.js";
import { PageDetails } from "./pageDetails.js";
import { SheetIds } from "./sheetIds.js";

export type CalculationMode = "Automatic" | "AutomaticExceptTables" | "Manual";

export interface SessionOptions {
  readonly sets: RequirementSets;
  readonly calculator?: AttachedCalculator | undefined;
  readonly settings?: Readonly<Record<string, string>>;
  readonly isReadOnly?: boolean;
}

/** One workbook open in the emulated Excel: the book, what Excel remembers beside it, and the objects that stand for it. */
export class ExcelSession implements BatchHost {
  readonly references = new References();
  readonly events = new EventHub();
  readonly ranges = new RangeTracker();
  readonly sheetIds: SheetIds;
  readonly addinSettings: AddinSettings;
  readonly extras = new CellExtras();
  readonly comments = new CommentRecords();
  readonly conditionalDetails = new ConditionalDetails();
  readonly pageDetails = new PageDetails();
  /** Title, author and so on of the document. */
  readonly documentTexts = new Map<string, string>();
  readonly customProperties = new Map<string, unknown>();
  /** A sheet's own properties, by its id in the book. */
  readonly sheetProperties = new Map<string, Map<string, string>>();
  /** Styles that were added or changed here. */
  readonly styles = new Map<string, FormatChanges>();
  readonly userName = "検算 太郎";
  readonly openedAt = new Date().toISOString();
  readonly tables = new TableRecords();
  readonly filters = new Filters();
  private mode: CalculationMode = "Automatic";
  private readonly calculator: AttachedCalculator | undefined;
  iteration = { enabled: false, most: 100, change: 0.001 };
  /** Sheets whose calculation a program has switched off, by their ids in the book. */
  readonly uncalculatedSheets = new Set<string>();
  /** What sheets were protected with here, by their ids in the book. */
  readonly sheetPasswords = new Map<string, string>();
  workbookPassword: string | undefined;
  readonly customXml: CustomXmlParts;
  isDirty = false;
  tracksChartPoints = true;
  usesPrecisionAsDisplayed = false;
  /** "Visible" or "Hidden": the task pane of a shared runtime. */
  paneState = "Visible";
  startState = "Inactive";
  readonly nameComments = new Map<string, string>();
  private numbers = 0;
  private depth = 0;
  private readonly registrations = new EventRegistrations();
  readonly sets: RequirementSets;
  readonly root: HostObject;
  /** Opened to be read only: what would change something is refused. */
  isReadOnly: boolean;
  /** The user types in a cell: no batch is taken. */
  isCellBeingEdited = false;
  /** Another workbook has the focus: selecting and adding sheets is refused. */
  isOtherWorkbookInFocus = false;
  /** Excel on the web takes and gives 5 MB at most. */
  limitsPayload = true;
  /** Who acts now, as events tell it. */
  actor: "addin" | "user" = "addin";
  readonly bugs: unknown[] = [];

  constructor(readonly book: Book, readonly maker: ObjectMaker, options: SessionOptions) {
    this.sets = options.sets;
    this.isReadOnly = options.isReadOnly ?? false;
    this.addinSettings = new AddinSettings(options.settings ?? {});
    this.sheetIds = new SheetIds(book);
    this.customXml = new CustomXmlParts(book);
    this.calculator = options.calculator;
    book.listen(({ changes }) => {
      this.isDirty = true;
      for (const change of changes) {
        const sheet = change.kind === "calculated" ? book.sheetById(change.sheetId) : undefined;
        if (sheet && change.kind === "calculated") raiseOfSheet(this, sheet, EventType.sheetCalculated, { address: areaText(change.range) });
      }
    });
    this.root = maker.workbook(this);
  }

  /** Services that a program makes by name. */
  newObject(name: string): HostObject | undefined {
    return this.maker.service(this, name);
  }

  beforeWrite(): void {
    if (this.isReadOnly) refuse("AccessDenied");
  }

  onRegistration(object: HostObject, method: string): void {
    this.registrations.apply(object, method);
  }

  listens(eventType: number, target: string): boolean {
    return this.registrations.listens(eventType, target);
  }

  onBug(error: unknown): void {
    this.bugs.push(error);
  }

  /** Objects that no one holds beyond the batch stop following their cells. */
  endBatch(): void {
    this.ranges.forgetReleased();
  }

  range(sheet: BookSheet, area: CellRange): RangeAnchor {
    return this.maker.range(this, sheet, area);
  }

  /** Runs a change of the book as one; what the book refuses is refused in Excel's words. */
  change<T>(change: () => T): T {
    this.depth++;
    try {
      return this.book.step(change);
    } catch (error) {
      if (error instanceof BookRefusal) throw new HostError(CODES[error.failure.code], error.message);
      throw error;
    } finally {
      this.depth--;
    }
  }

  /** Whether a change of this session is under way: what changes the book at another time comes from a grid beside it. */
  get isChanging(): boolean {
    return this.depth > 0;
  }

  /** For ids of what is made here. */
  newNumber(): number {
    this.numbers++;
    return this.numbers;
  }

  get calculationMode(): CalculationMode {
    return this.mode;
  }

  set calculationMode(mode: CalculationMode) {
    this.mode = mode;
    this.calculator?.pause(mode === "Manual");
  }

  calculate(): void {
    this.calculator?.recalculate();
  }

  /** Runs as the user at the keyboard, whom no protection of the API's kind concerns. */
  asUser<T>(act: () => T): T {
    this.actor = "user";
    try {
      return act();
    } finally {
      this.actor = "addin";
    }
  }

  requireFocus(): void {
    if (this.isOtherWorkbookInFocus) refuse("InactiveWorkbook");
  }
}

const CODES: Readonly<Record<BookRefusal["failure"]["code"], HostErrorCode>> = {
  "signed": "AccessDenied",
  "sheet-protected": "AccessDenied",
  "workbook-protected": "AccessDenied",
  "no-such-sheet": "ItemNotFound",
  "sheet-exists": "ItemAlreadyExists",
  "unsafe-part": "InvalidOperation",
  "invalid-edit": "InvalidArgument",
  "not-editable": "AccessDenied",
  "written-in-part": "GeneralException",
};
