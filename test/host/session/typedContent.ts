import type { CellContent } from "../../../src/book/cellEdits.js";
import { parseTypedEntry } from "../../../src/core/figures/typedEntry.js";

export interface TypedContent {
  readonly content: CellContent;
  /** For a cell of the General format. */
  readonly numberFormat: string | undefined;
}

/** A text that a program writes is read as if it were typed: "12%" is 0.12, "2024/4/1" a day, "'007" text, "#N/A" the error. */
export function typedContent(text: string, numberFormat: string, usesDate1904: boolean): TypedContent {
  if (numberFormat !== "@" && /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!)$/i.test(text)) {
    return { content: { value: { error: text.toUpperCase() } }, numberFormat: undefined };
  }
  const { content, numberFormat: own } = parseTypedEntry(text, { numberFormat, thisYear: new Date().getFullYear(), usesDate1904 });
  const taken = numberFormat === "General" ? own : undefined;
  switch (content.kind) {
    case "blank": return { content: { value: null }, numberFormat: undefined };
    case "formula": return { content: { formula: content.formula }, numberFormat: undefined };
    case "text": return { content: { value: content.text }, numberFormat: undefined };
    default: return { content: { value: content.value }, numberFormat: taken };
  }
}
