import { comparable } from "../../figures/labels.js";
import type { SummaryLabels, SummarySource } from "./summarySource.js";

/** Words of a heading that say what was done with the thing, or where it stands, and do not name it. */
const AROUND = /^(?:新規|新たな|追加|全)|(?:の?(?:名称?|数|件数|一覧|内容|の?追加))$/g;

/**
 * What the plan counts, in its own words: 「新規実践項目」 and 「新規実践項目名」 both name 実践項目, 「事業数」 names 事業.
 */
export function nounOf(source: SummarySource, labels: SummaryLabels): string {
  const counted = source.countTable;
  const heads = counted?.partColumns.flatMap((part) => counted.table.columns.find((column) => column.columnIndex === part.columnIndex)?.headers[0] ?? []) ?? [];
  const items = source.newItemLists.flatMap((list) => {
    const column = list.entries[0]?.itemAt.columnIndex;
    return list.table.columns.find((one) => one.columnIndex === column)?.headers.at(-1) ?? [];
  });
  const declared = source.declared.filter((figure) => /新規|追加/.test(figure.label)).map((figure) => figure.label);
  const { register } = source;
  const listed = register?.table.columns.find((column) => column.columnIndex === register.itemColumn)?.headers.at(-1);
  for (const text of [...declared, ...items, ...heads, ...(listed === undefined ? [] : [listed])]) {
    const noun = stripAround(comparable(text));
    if (noun.length >= 2 && noun.length <= 12 && !/[0-9。、]|^(?:現行|合計|項目|計)$/.test(noun)) return noun;
  }
  return labels.noun;
}

/** The counter of the headline: that of the sentence which declares the figure, else the plan's commonest. */
export function unitOf(source: SummarySource, noun: string, labels: SummaryLabels): string {
  const declared = source.declared.find((figure) => /新規|追加/.test(figure.label) && figure.unit !== "")
    ?? source.declared.find((figure) => figure.unit !== "");
  if (declared) return declared.unit;
  return /事業$/.test(noun) ? "事業" : labels.unit;
}

function stripAround(text: string): string {
  let plain = text;
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replace(AROUND, "");
  }
  return plain;
}
