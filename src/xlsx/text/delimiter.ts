import { splitRecords } from "./delimitedRecords.js";

export type Delimiter = "," | "\t" | ";";

/** So many records tell what a file is made of; titles above a table are among them. */
const SAMPLE_RECORDS = 200;
/** Share of the records that must agree on a number of fields before a tab, or a semicolon, counts as meant. */
const TAB_SHARE = 0.5;
const SEMICOLON_SHARE = 0.8;

/**
 * What separates the fields; undefined where nothing does. Tabs hardly come into text by chance, whereas a comma stands in
 * every 1,200: so tabs count first, then semicolons where nearly all records agree, then commas.
 * @example findDelimiter("項目\t件数\n甲\t1,200") === "\t"
 */
export function findDelimiter(text: string): Delimiter | undefined {
  const comma = agreement(text, ",");
  const semicolon = agreement(text, ";");
  if (agreement(text, "\t") >= TAB_SHARE) return "\t";
  if (semicolon >= SEMICOLON_SHARE && semicolon >= comma) return ";";
  if (comma > 0) return ",";
  if (semicolon > 0) return ";";
  return text.includes("\t") ? "\t" : undefined;
}

/** The share of the filled records that have the most frequent number of fields above one. */
function agreement(text: string, delimiter: Delimiter): number {
  if (!text.includes(delimiter)) return 0;
  const counts = new Map<number, number>();
  let records = 0;
  for (const record of splitRecords(text, delimiter)) {
    if (record.every((field) => field.trim() === "")) continue;
    if (record.length > 1) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
    if (++records === SAMPLE_RECORDS) break;
  }
  return records === 0 ? 0 : Math.max(0, ...counts.values()) / records;
}
