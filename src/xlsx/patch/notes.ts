import { formatAddress, type CellAddress } from "../../core/grid/address.js";
import { decodeEscapes } from "../read/cellText.js";
import { contentType } from "../dialect.js";
import { textXml } from "../write/contentXml.js";
import { Splices } from "../xml/splices.js";
import { attributeValue, childOf, childrenOf, descendantsOf, parseXml, prefixOf, textOf, type XmlElement } from "../xml/xmlSource.js";
import { escapeText, withPrefix } from "../xml/xmlEscape.js";
import { addOverride, ensureDefault, removePart } from "./contentTypes.js";
import { refuse } from "./refusal.js";
import { addRelation, relationsOf, removeRelation, type Relation } from "./relations.js";
import type { SheetPart } from "./sheetPart.js";
import { addNoteShape, hasShapes, newVml, removeNoteShape } from "./vmlNotes.js";
import type { WorkbookEditor } from "./workbookEditor.js";

/** What follows `legacyDrawing` in a sheet, in the schema's order. */
const AFTER_LEGACY_DRAWING = ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst"];
const RUN_FONT = '<rPr><sz val="9"/><color indexed="81"/><rFont val="MS P ゴシック"/><family val="3"/><charset val="128"/></rPr>';

/**
 * Writes a note into a cell. Gives the source of the text the cell's note had, when it had one: ours is then added below it.
 * A cell with a threaded comment is refused, for Excel shows nothing else there.
 */
export function addNote(book: WorkbookEditor, sheet: SheetPart, at: CellAddress, text: string, author: string): string | undefined {
  const ref = formatAddress(at.rowIndex, at.columnIndex);
  const { editor } = book;
  for (const { kind, target } of relationsOf(editor, sheet.part)) {
    if (kind !== "threadedComment") continue;
    const source = editor.text(target);
    if (descendantsOf(parseXml(source), "threadedComment").some((c) => attributeValue(source, c, "ref") === ref)) refuse("unsafe-part", `${ref} ${target}`);
  }
  const part = commentsPart(book, sheet) ?? makeCommentsPart(book, sheet);
  const source = editor.text(part);
  const root = parseXml(source);
  const prefix = prefixOf(root.name);
  const existing = findComment(source, root, ref);
  if (existing) return appendToNote(book, part, existing, text, prefix);
  const splices = new Splices(source);
  const authorId = authorIndex(splices, source, root, author);
  const comment = `<comment ref="${ref}" authorId="${String(authorId)}"><text><r>${RUN_FONT}${textXml(text)}</r></text></comment>`;
  const list = childOf(root, "commentList") ?? refuse("damaged", part);
  if (list.closeStart === list.end) splices.replace(list.start, list.end, `<${list.name}>${withPrefix(comment, prefix)}</${list.name}>`);
  else splices.insert(list.closeStart, withPrefix(comment, prefix));
  editor.setText(part, splices.apply());
  addShape(book, sheet, at, text);
  return undefined;
}

/** Takes our note away again, unless it says something else by now. `original` is what `addNote` gave. */
export function removeNote(book: WorkbookEditor, sheet: SheetPart, at: CellAddress, text: string, author: string, original: string | undefined): void {
  const part = commentsPart(book, sheet);
  if (part === undefined) return;
  const { editor } = book;
  const source = editor.text(part);
  const root = parseXml(source);
  const comment = findComment(source, root, formatAddress(at.rowIndex, at.columnIndex));
  const element = comment && childOf(comment, "text");
  if (!comment || !element) return;
  const now = decodeEscapes(textOf(source, element)).replaceAll("\r\n", "\n");
  if (original !== undefined) {
    const before = decodeEscapes(textOf(original, parseXml(original)));
    if (now === `${before}\n${text}`) editor.setText(part, new Splices(source).replace(element.start, element.end, original).apply());
    return;
  }
  if (now !== text) return;
  const comments = childOf(root, "commentList")?.children ?? [];
  if (comments.length === 1) return removeCommentsPart(book, sheet, part, at);
  const splices = new Splices(source).replace(comment.start, comment.end, "");
  const authors = childOf(root, "authors")?.children ?? [];
  const last = authors.at(-1);
  const isUsed = comments.some((c) => c !== comment && attributeValue(source, c, "authorId") === String(authors.length - 1));
  if (last && !isUsed && authors.length > 1 && textOf(source, last) === author) splices.replace(last.start, last.end, "");
  editor.setText(part, splices.apply());
  changeVml(book, sheet, (vml) => removeNoteShape(vml, at));
}

function appendToNote(book: WorkbookEditor, part: string, comment: XmlElement, text: string, prefix: string): string {
  const source = book.editor.text(part);
  const element = childOf(comment, "text") ?? refuse("damaged", part);
  const original = source.slice(element.start, element.end);
  const plain = childrenOf(element, "t");
  const runs = plain.map((t) => withPrefix("<r>", prefix) + source.slice(t.start, t.end) + withPrefix("</r>", prefix)).join("") +
    element.children.filter((child) => child.local === "r").map((r) => source.slice(r.start, r.end)).join("");
  const changed = `<${element.name}>${runs}${withPrefix(`<r>${RUN_FONT}${textXml(`\n${text}`)}</r>`, prefix)}</${element.name}>`;
  book.editor.setText(part, new Splices(source).replace(element.start, element.end, changed).apply());
  return original;
}

function findComment(source: string, root: XmlElement, ref: string): XmlElement | undefined {
  return childOf(root, "commentList")?.children.find((comment) => attributeValue(source, comment, "ref") === ref);
}

function authorIndex(splices: Splices, source: string, root: XmlElement, author: string): number {
  const authors = childOf(root, "authors");
  const known = authors?.children.findIndex((element) => textOf(source, element) === author) ?? -1;
  if (known >= 0) return known;
  const xml = withPrefix(`<author>${escapeText(author)}</author>`, prefixOf(root.name));
  if (authors && authors.closeStart !== authors.end) splices.insert(authors.closeStart, xml);
  else if (authors) splices.replace(authors.start, authors.end, `<${authors.name}>${xml}</${authors.name}>`);
  return authors?.children.length ?? 0;
}

function commentsPart(book: WorkbookEditor, sheet: SheetPart): string | undefined {
  return relationsOf(book.editor, sheet.part).find((relation) => relation.kind === "comments")?.target;
}

function makeCommentsPart(book: WorkbookEditor, sheet: SheetPart): string {
  const { editor, workbook } = book;
  const part = editor.freeName((n) => `xl/comments${String(n)}.xml`);
  editor.setText(part, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${workbook.dialect.main}"><authors></authors><commentList></commentList></comments>`);
  addOverride(editor, part, contentType("comments"));
  addRelation(editor, sheet.part, `${workbook.dialect.relations}/comments`, part);
  return part;
}

function legacyDrawing(book: WorkbookEditor, sheet: SheetPart): { readonly element: XmlElement; readonly relation: Relation } | undefined {
  const element = sheet.child("legacyDrawing");
  const id = element && /\s[^\s=]*:id\s*=\s*["']([^"']*)["']/.exec(sheet.source.slice(element.start, element.openEnd))?.[1];
  const relation = relationsOf(book.editor, sheet.part).find((r) => r.id === id);
  return element && relation && { element, relation };
}

function changeVml(book: WorkbookEditor, sheet: SheetPart, change: (vml: string) => string | undefined): void {
  const target = legacyDrawing(book, sheet)?.relation.target;
  if (target === undefined) return;
  book.editor.setText(target, change(book.editor.looseText(target)) ?? refuse("unsafe-part", target));
}

function addShape(book: WorkbookEditor, sheet: SheetPart, at: CellAddress, text: string): void {
  if (!legacyDrawing(book, sheet)) {
    const { editor, workbook } = book;
    const vml = editor.freeName((n) => `xl/drawings/vmlDrawing${String(n)}.vml`);
    editor.setText(vml, newVml(1 + workbook.sheets.findIndex((s) => s.part === sheet.part)));
    ensureDefault(editor, "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
    const id = addRelation(editor, sheet.part, `${workbook.dialect.relations}/vmlDrawing`, vml);
    sheet.flush();
    const next = sheet.root.children.find((child) => AFTER_LEGACY_DRAWING.includes(child.local));
    // The namespace is declared on the element itself, so that the sheet's root stays as it is.
    const xml = `<${sheet.prefix}legacyDrawing xmlns:r="${workbook.dialect.relations}" r:id="${id}"/>`;
    editor.setText(sheet.part, new Splices(sheet.source).insert(next?.start ?? sheet.root.closeStart, xml).apply());
  }
  changeVml(book, sheet, (vml) => addNoteShape(vml, at, text));
}

/** With the last note go the part, its box and, where nothing else is drawn there, the drawing. */
function removeCommentsPart(book: WorkbookEditor, sheet: SheetPart, part: string, at: CellAddress): void {
  const { editor } = book;
  const relation = relationsOf(editor, sheet.part).find((r) => r.target === part);
  if (relation) removeRelation(editor, sheet.part, relation.id);
  removePart(editor, part);
  changeVml(book, sheet, (vml) => removeNoteShape(vml, at));
  const drawing = legacyDrawing(book, sheet);
  if (!drawing || hasShapes(editor.looseText(drawing.relation.target))) return;
  sheet.flush();
  const fresh = legacyDrawing(book, sheet) ?? drawing;
  editor.setText(sheet.part, new Splices(sheet.source).replace(fresh.element.start, fresh.element.end, "").apply());
  removeRelation(editor, sheet.part, fresh.relation.id);
  removePart(editor, fresh.relation.target);
}
