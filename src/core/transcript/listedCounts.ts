import { comparable } from "../figures/labels.js";
import { findLabelRole, isTotalRole } from "../figures/totalLabels.js";
import type { CountTableDraft } from "./findCountTables.js";
import type { ListDraft, ListKnowledge } from "./findLists.js";
import { keyOf } from "./listEvents.js";
import { valueOf } from "./columnEquations.js";
import type { RowDraft } from "./countRows.js";

/** Words that mean the same kind of entry: a list of 追加事業 is counted by a column 新規. */
const KINDS: readonly RegExp[] = [/新規|追加|新設|新たな/u, /廃止|削除|削減/u, /変更|見直し|修正/u, /統合/u, /完了|終了/u, /拡充|拡大/u];

/** What the tables found so far tell about the lists: names, and counts where a row is complete. */
export function knowledgeOf(tables: readonly CountTableDraft[]): ListKnowledge {
  const byNumber = new Map<string, string>();
  const names: string[] = [];
  for (const row of tables.flatMap((table) => table.rows)) {
    if (row.kind !== "initiative") continue;
    if (row.number && !byNumber.has(keyOf(row.number.raw))) byNumber.set(keyOf(row.number.raw), row.name);
    names.push(row.name);
  }
  return {
    byNumber, names,
    expectedCount: (headers, context, key) => {
      for (const table of tables) {
        const column = findListedColumn(table, headers, context);
        const row = table.rows.find((candidate) => candidate.kind === "initiative" && rowKey(candidate) === key);
        if (column !== undefined && row?.figures.length === table.header.columns.length) return valueOf(row.figures[column]?.text ?? "");
      }
      return undefined;
    },
  };
}

/** The column of the table that counts a list headed like this; undefined where no column says so. */
export function findListedColumn(table: CountTableDraft, headers: readonly string[], context: string): number | undefined {
  const ofHeader = KINDS.filter((kind) => kind.test(comparable(headers.join(" "))));
  const kinds = ofHeader.length > 0 ? ofHeader : KINDS.filter((kind) => kind.test(comparable(context)));
  const found = table.header.columns.findIndex((column) => !isTotalRole(findLabelRole(column.label)) && !/後$/u.test(comparable(column.label)) && kinds.some((kind) => kind.test(comparable(column.label))));
  return found < 0 ? undefined : found;
}

/** How many entries the list has for each row; undefined where it does not speak about this table. */
export function listedCounts(table: CountTableDraft, list: ListDraft): ReadonlyMap<string, number> | undefined {
  const counts = new Map<string, number>();
  for (const group of list.groups) {
    const key = group.numberRaw !== "" ? keyOf(group.numberRaw) : comparable(group.name);
    counts.set(key, (counts.get(key) ?? 0) + group.entries.length);
  }
  const rows = new Set(table.rows.filter((row) => row.kind === "initiative").map(rowKey));
  const shared = [...counts.keys()].filter((key) => rows.has(key)).length;
  return shared >= Math.max(1, counts.size * 0.6) ? counts : undefined;
}

export function rowKey(row: RowDraft): string {
  return row.number ? keyOf(row.number.raw) : comparable(row.name);
}
