export interface CommentRecord {
  readonly email: string;
  /** In ISO form. */
  readonly created: string;
  readonly contentType: string;
  readonly richContent: string | undefined;
  readonly mentions: readonly unknown[];
}

/** What Excel keeps of comments beside their texts, by their ids. */
export class CommentRecords {
  private readonly byId = new Map<string, CommentRecord>();

  of(id: string): CommentRecord {
    return this.byId.get(id) ?? { email: "", created: new Date(0).toISOString(), contentType: "Plain", richContent: undefined, mentions: [] };
  }

  record(id: string, contentType: string, content: string | { readonly richContent: string; readonly mentions?: readonly unknown[] }): void {
    this.byId.set(id, {
      email: "", created: this.byId.get(id)?.created ?? new Date().toISOString(), contentType,
      richContent: typeof content === "string" ? undefined : content.richContent,
      mentions: typeof content === "string" ? [] : content.mentions ?? [],
    });
  }
}
