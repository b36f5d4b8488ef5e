/** What must be true of workbooks of ours once LibreOffice has opened, recalculated and written them. */
export interface OfficeCase {
  readonly name: string;
  prepare(): PreparedCase | Promise<PreparedCase>;
}

export interface PreparedCase {
  /** By file name, to come back as .xlsx. */
  readonly xlsx: Readonly<Record<string, Uint8Array>>;
  /** By file name, to come back as .pdf. */
  readonly pdf?: Readonly<Record<string, Uint8Array>>;
  /** Asks what came back, by the names that went in. */
  verify(converted: Converted): void | Promise<void>;
}

export interface Converted {
  readonly xlsx: (name: string) => Uint8Array;
  readonly pdf: (name: string) => Buffer;
}
