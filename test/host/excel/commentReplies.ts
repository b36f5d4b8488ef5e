import type { CellComment } from "../../../src/book/bookState.js";
import type { RangeAnchor } from "../session/rangeAnchor.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, HostObject } from "../wire/hostObject.js";
import type { CommentObject } from "./comments.js";

/** `Excel.CommentRichContent`. */
export interface RichComment {
  readonly richContent: string;
  readonly mentions?: readonly { readonly email: string; readonly id: number; readonly name: string }[];
}

/** The plain text of a content: mentions show the names that stand in them. */
export function mentionText(content: string | RichComment, contentType: string): string {
  if (typeof content === "string") return content;
  if (contentType !== "Mention") return refuse("InvalidArgument");
  return content.richContent.replace(/<at id="(\d+)">(.*?)<\/at>/g, (_, __, name: string) => name);
}

type Reply = CellComment["replies"][number];

export class CommentReplyCollection extends HostCollection {
  readonly className = "CommentReplyCollection";

  constructor(private readonly comment: CommentObject) {
    super();
  }

  override items(): CommentReplyObject[] { return this.comment.record.replies.map(({ id }) => new CommentReplyObject(this.comment, id)); }

  override item(key: unknown): CommentReplyObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(id: string): CommentReplyObject | null { return this.items().find((reply) => reply.Id === id) ?? null; }
  GetCount(): number { return this.items().length; }
  GetItemAt(index: number): CommentReplyObject { return this.items()[index] ?? refuse("InvalidArgument"); }

  Add(content: string | RichComment, contentType = "Plain"): CommentReplyObject {
    const { session, record } = this.comment;
    const id = `{${session.newNumber().toString(16).padStart(8, "0").toUpperCase()}-0001-4000-8000-000000000000}`;
    session.comments.record(id, contentType, content);
    this.comment.update({ replies: [...record.replies, { id, author: session.userName, text: mentionText(content, contentType) }] }, "ReplyAdded", id);
    return new CommentReplyObject(this.comment, id);
  }
}

class CommentReplyObject extends HostObject {
  readonly className = "CommentReply";

  constructor(private readonly comment: CommentObject, private readonly id: string) {
    super();
  }

  private get record(): Reply { return this.comment.record.replies.find((reply) => reply.id === this.id) ?? refuse("ItemNotFound"); }

  private update(text: string): void {
    this.comment.update({ replies: this.comment.record.replies.map((reply) => (reply.id === this.id ? { ...reply, text } : reply)) }, "ReplyEdited", this.id);
  }

  override identity(): Readonly<Record<string, unknown>> { return { Id: this.id }; }
  get Id(): string { return this.record.id; }
  get Content(): string { return this.record.text; }
  set Content(text: string) { this.update(text); }
  get AuthorName(): string { return this.record.author; }
  get AuthorEmail(): string { return this.comment.session.comments.of(this.id).email; }
  get CreationDate(): string { return this.comment.session.comments.of(this.id).created; }
  get ContentType(): string { return this.comment.session.comments.of(this.id).contentType; }
  get RichContent(): string { return this.comment.session.comments.of(this.id).richContent ?? this.record.text; }
  get Mentions(): unknown { return this.comment.session.comments.of(this.id).mentions; }
  /** A reply is resolved with its thread. */
  get Resolved(): boolean { return this.comment.Resolved; }
  GetLocation(): RangeAnchor { return this.comment.GetLocation(); }
  GetParentComment(): CommentObject { return this.comment; }

  UpdateMentions(content: RichComment): void {
    this.update(mentionText(content, "Mention"));
    this.comment.session.comments.record(this.id, "Mention", content);
  }

  Delete(): void {
    this.comment.update({ replies: this.comment.record.replies.filter((reply) => reply.id !== this.id) }, "ReplyDeleted", this.id);
  }
}
