import { contentType } from "../dialect.js";
import { StyleAppender } from "../write/styleAppender.js";
import { seedStyles } from "../write/styleXml.js";
import { addOverride, removePart } from "./contentTypes.js";
import { MarkRegister } from "./markRegister.js";
import type { PackageEditor } from "./packageEditor.js";
import { addRelation, relationsOf, removeRelation } from "./relations.js";
import { refuse } from "./refusal.js";
import { SheetPart } from "./sheetPart.js";
import { WorkbookPart, type SheetEntry } from "./workbookPart.js";

/** Cells without a format look so where a file has no styles at all. */
const UNSTYLED_FONT = '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>';

/** The workbook that a list of edits works on: the parts that several kinds of edits share, each opened once. */
export class WorkbookEditor {
  readonly workbook: WorkbookPart;
  private styleAppender: StyleAppender | undefined;
  private stylesPart = "";
  private readonly sheetParts = new Map<string, SheetPart>();
  readonly marks: MarkRegister;

  constructor(
    readonly editor: PackageEditor,
    workbookPart: string,
  ) {
    this.workbook = new WorkbookPart(editor, workbookPart);
    this.marks = new MarkRegister(this);
  }

  get styles(): StyleAppender {
    this.styleAppender ??= this.openStyles();
    return this.styleAppender;
  }

  /** A worksheet by its name; other kinds of sheets have no cells. */
  worksheet(name: string): { readonly entry: SheetEntry; readonly sheet: SheetPart } {
    const entry = this.workbook.findSheet(name) ?? refuse("no-such-sheet", name);
    if (!entry.isWorksheet) refuse("unsafe-part", entry.part);
    return { entry, sheet: this.sheetPart(entry.part) };
  }

  sheetPart(part: string): SheetPart {
    let sheet = this.sheetParts.get(part);
    if (!sheet) this.sheetParts.set(part, (sheet = new SheetPart(this.editor, part)));
    return sheet;
  }

  /** Forgets what is held of a sheet whose part was written anew. */
  forgetSheet(part: string): void {
    this.sheetParts.delete(part);
  }

  /** The calculation chain lists the cells with formulas. It is an aid that Excel makes anew, and calls the file damaged where it is wrong. */
  dropCalculationChain(): void {
    const chain = relationsOf(this.editor, this.workbook.part).find((relation) => relation.kind === "calcChain");
    if (!chain) return;
    removeRelation(this.editor, this.workbook.part, chain.id);
    removePart(this.editor, chain.target);
  }

  /** Writes what is pending into the parts. */
  flush(): void {
    this.marks.flush();
    for (const sheet of this.sheetParts.values()) sheet.flush();
    if (this.styleAppender?.hasChanged) {
      this.editor.setText(this.stylesPart, this.styleAppender.toXml());
    }
  }

  private openStyles(): StyleAppender {
    const { editor, workbook } = this;
    const relation = relationsOf(editor, workbook.part).find((r) => r.kind === "styles");
    if (relation && editor.has(relation.target)) {
      this.stylesPart = relation.target;
      return new StyleAppender(editor.text(this.stylesPart));
    }
    const folder = workbook.part.slice(0, workbook.part.lastIndexOf("/") + 1);
    this.stylesPart = editor.freeName((n) => `${folder}styles${n === 1 ? "" : String(n)}.xml`);
    const seed = seedStyles(workbook.dialect.main, UNSTYLED_FONT);
    editor.setText(this.stylesPart, seed);
    addRelation(editor, workbook.part, `${workbook.dialect.relations}/styles`, this.stylesPart);
    addOverride(editor, this.stylesPart, contentType("styles"));
    return new StyleAppender(seed);
  }
}
