import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellComment } from "../../../src/book/bookState.js";
import { EventType, WORKBOOK_TARGET } from "../bridge/eventHub.js";
import { parseArea, splitAddress } from "../session/addressText.js";
import type { ExcelSession } from "../session/excelSession.js";
import { requireAllowed } from "../session/protectionRules.js";
import { RangeAnchor } from "../session/rangeAnchor.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, HostObject } from "../wire/hostObject.js";
import { CommentReplyCollection, mentionText, type RichComment } from "./commentReplies.js";

/** Threaded comments of the workbook, or of one sheet. */
export class CommentCollection extends HostCollection {
  readonly className = "CommentCollection";

  constructor(private readonly session: ExcelSession, private readonly sheet: BookSheet | undefined) {
    super();
  }

  override eventTarget(): string { return this.sheet ? this.session.sheetIds.of(this.sheet) : WORKBOOK_TARGET; }

  override items(): CommentObject[] {
    return (this.sheet ? [this.sheet] : this.session.book.sheets).flatMap((sheet) => sheet.state.comments.map(({ id }) => new CommentObject(this.session, sheet, id)));
  }

  override item(key: unknown): CommentObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(id: string): CommentObject | null { return this.items().find((comment) => comment.Id === id) ?? null; }
  GetCount(): number { return this.items().length; }
  GetItemAt(index: number): CommentObject { return this.items()[index] ?? refuse("InvalidArgument"); }

  GetItemByCell(cell: RangeAnchor | string): CommentObject {
    const { sheet, rowIndex, columnIndex } = this.cell(cell);
    const found = sheet.state.comments.find((comment) => comment.rowIndex === rowIndex && comment.columnIndex === columnIndex) ?? refuse("ItemNotFound");
    return new CommentObject(this.session, sheet, found.id);
  }

  GetItemByReplyId(id: string): CommentObject {
    return this.items().find((comment) => comment.record.replies.some((reply) => reply.id === id)) ?? refuse("ItemNotFound");
  }

  /** One cell holds one thread. An address names its sheet, but for a sheet's own collection. */
  Add(cell: RangeAnchor | string, content: string | RichComment, contentType = "Plain"): CommentObject {
    const { sheet, rowIndex, columnIndex } = this.cell(cell);
    requireAllowed(this.session, sheet, "allowEditObjects");
    if (sheet.state.comments.some((comment) => comment.rowIndex === rowIndex && comment.columnIndex === columnIndex)) refuse("InvalidArgument");
    const text = mentionText(content, contentType);
    const id = `{${this.session.newNumber().toString(16).padStart(8, "0").toUpperCase()}-0000-4000-8000-000000000000}`;
    const comment: CellComment = { id, rowIndex, columnIndex, author: this.session.userName, text, isResolved: false, replies: [] };
    this.session.change(() => sheet.set("comments", { comments: [...sheet.state.comments, comment] }));
    this.session.comments.record(id, contentType, content);
    raiseComment(this.session, sheet, EventType.commentAdded, id, []);
    return new CommentObject(this.session, sheet, id);
  }

  private cell(cell: RangeAnchor | string): { sheet: BookSheet; rowIndex: number; columnIndex: number } {
    const [sheet, area] = cell instanceof RangeAnchor ? [cell.sheet, cell.area] as const : this.addressed(cell);
    if (this.sheet && this.sheet.id !== sheet.id) refuse("InvalidArgument");
    if (area.top !== area.bottom || area.left !== area.right) refuse("InvalidArgument");
    return { sheet, rowIndex: area.top, columnIndex: area.left };
  }

  private addressed(text: string): readonly [BookSheet, RangeAnchor["area"]] {
    const [name, rest] = splitAddress(text);
    const sheet = name === undefined ? this.sheet ?? refuse("InvalidArgument") : this.session.book.sheet(name) ?? refuse("InvalidArgument");
    return [sheet, parseArea(rest) ?? refuse("InvalidArgument")];
  }
}

export class CommentObject extends HostObject {
  readonly className = "Comment";

  constructor(readonly session: ExcelSession, readonly sheet: BookSheet, private readonly id: string) {
    super();
  }

  get record(): CellComment { return this.sheet.state.comments.find((comment) => comment.id === this.id) ?? refuse("ItemNotFound"); }

  update(changes: Partial<CellComment>, changeType: string, replyId?: string): void {
    requireAllowed(this.session, this.sheet, "allowEditObjects");
    this.session.change(() => this.sheet.set("comments", { comments: this.sheet.state.comments.map((one) => (one.id === this.id ? { ...one, ...changes } : one)) }));
    raiseComment(this.session, this.sheet, EventType.commentChanged, this.id, replyId === undefined ? [] : [replyId], changeType);
  }

  override identity(): Readonly<Record<string, unknown>> { return { Id: this.id }; }
  get Id(): string { return this.record.id; }
  get Content(): string { return this.record.text; }
  set Content(text: string) { this.update({ text }, "CommentEdited"); }
  get AuthorName(): string { return this.record.author; }
  get AuthorEmail(): string { return this.session.comments.of(this.id).email; }
  get CreationDate(): string { return this.session.comments.of(this.id).created; }
  get Resolved(): boolean { return this.record.isResolved; }
  set Resolved(isResolved: boolean) { this.update({ isResolved }, isResolved ? "CommentResolved" : "CommentReopened"); }
  get ContentType(): string { return this.session.comments.of(this.id).contentType; }
  get RichContent(): string { return this.session.comments.of(this.id).richContent ?? this.record.text; }
  get Mentions(): unknown { return this.session.comments.of(this.id).mentions; }
  get Replies(): CommentReplyCollection { return new CommentReplyCollection(this); }

  UpdateMentions(content: RichComment): void {
    this.update({ text: mentionText(content, "Mention") }, "CommentEdited");
    this.session.comments.record(this.id, "Mention", content);
  }

  GetLocation(): RangeAnchor {
    const { rowIndex, columnIndex } = this.record;
    return this.session.range(this.sheet, { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex });
  }

  /** With all its replies. */
  Delete(): void {
    requireAllowed(this.session, this.sheet, "allowEditObjects");
    const { replies } = this.record;
    this.session.change(() => this.sheet.set("comments", { comments: this.sheet.state.comments.filter((comment) => comment.id !== this.id) }));
    raiseComment(this.session, this.sheet, EventType.commentDeleted, this.id, replies.map((reply) => reply.id));
  }
}

function raiseComment(session: ExcelSession, sheet: BookSheet, eventType: number, commentId: string, replyIds: readonly string[], changeType?: string): void {
  const worksheetId = session.sheetIds.of(sheet);
  const args = { commentDetails: [{ commentId, replyIds }], source: "Local", worksheetId, ...(changeType !== undefined && { changeType }) };
  for (const target of [worksheetId, WORKBOOK_TARGET]) if (session.listens(eventType, target)) session.events.raise(eventType, target, args);
}
