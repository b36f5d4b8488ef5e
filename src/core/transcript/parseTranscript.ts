import { fail, succeed, type Result } from "../report/result.js";
import { findDeclaredFigures } from "./declaredFigures.js";
import { findCountTables, type CountTableDraft } from "./findCountTables.js";
import { findLists, type ListDraft } from "./findLists.js";
import { findOutlineLists } from "./findOutlineLists.js";
import { findListedColumn, knowledgeOf, listedCounts, rowKey } from "./listedCounts.js";
import { readParagraphs } from "./paragraphs.js";
import { findHistory } from "./planHistory.js";
import { findThemes } from "./planThemes.js";
import { findRationale, findStage, findTitleConflict, findTitles } from "./planTitles.js";
import { resolveCountTable, type ListedCount, type ResolvedRows } from "./resolveCountTable.js";
import { findTableNotes, findTableTitle, isChangeList, isPartialList } from "./tableTitles.js";
import { readTextLines, type TextLine } from "./textLines.js";
import type { TranscribedCountTable, TranscribedList, Transcript, TranscriptNotice } from "./transcript.js";

export type TranscriptFailure = { readonly code: "empty-text" } | { readonly code: "no-table" };

/**
 * Reads the text of a published plan. Fails where it holds neither a count table nor a list.
 * @example parseTranscript("№ 取組項目名 現行 新規 合計\nNo.1 財源 ３ １ ４\nNo.2 窓口 １  １\n合計 ４ １ ５") → one count table, No.2 read as １|_|１
 */
export function parseTranscript(text: string): Result<Transcript, TranscriptFailure> {
  const lines = readTextLines(text);
  if (lines.length === 0) return fail({ code: "empty-text" });
  const { tables: tableDrafts, unread } = findCountTables(lines);
  const inTable = within(tableDrafts);
  const known = knowledgeOf(tableDrafts);
  const headed = findLists(lines, inTable, known);
  const inHeaded = within(headed);
  const outlined = findOutlineLists(lines, (index) => inTable(index) || inHeaded(index), known, tableDrafts[0]?.header.nameHeader ?? "");
  const listDrafts = [...headed, ...outlined].sort((a, b) => a.first - b.first);
  if (tableDrafts.length === 0 && listDrafts.length === 0) return fail({ code: "no-table" });
  const inList = within(listDrafts);
  const isTaken = (index: number): boolean => inTable(index) || inList(index);
  const notices: TranscriptNotice[] = [
    ...unread.map((params): TranscriptNotice => ({ code: "figures-without-header", params })), ...listDrafts.flatMap((list) => list.notices),
  ];
  const lists = listDrafts.map((draft) => asList(lines, draft, isTaken));
  const countTables = tableDrafts.map((draft) => {
    const above = findTableTitle(lines, draft.first, isTaken);
    const resolved = resolveCountTable(draft, above.title === "" ? draft.header.nameHeader : above.title, listedBy(draft, listDrafts, lists));
    notices.push(...resolved.notices);
    return asTable(lines, draft, above, resolved, isTaken);
  });
  const paragraphs = readParagraphs(lines, isTaken);
  const titles = findTitles(lines, isTaken);
  const conflict = findTitleConflict(titles);
  if (conflict) notices.push({ code: "titles-differ", params: { first: conflict[0], second: conflict[1] } });
  return succeed({
    titles, stage: findStage(titles), rationale: findRationale(lines, isTaken), history: findHistory(paragraphs),
    themes: findThemes(lines, isTaken)?.set, countTables, lists, declaredFigures: findDeclaredFigures(paragraphs),
    notes: paragraphs.map((paragraph) => paragraph.text).filter((note) => /^[※＊]/u.test(note) && !lists.some((list) => list.captions.includes(note))), notices,
  });
}

function within(drafts: readonly { readonly first: number; readonly last: number }[]): (index: number) => boolean {
  return (index) => drafts.some((draft) => index >= draft.first && index <= draft.last);
}

/** A complete list of entries counts for one column of a table; a partial one for none. */
function listedBy(table: CountTableDraft, drafts: readonly ListDraft[], lists: readonly TranscribedList[]): ListedCount {
  const sources = drafts.flatMap((draft, i) => {
    const list = lists[i];
    if (!list || list.isPartial || list.headers.length < 2) return [];
    const column = findListedColumn(table, list.headers, [list.title, ...list.captions].join(" "));
    const counts = listedCounts(table, draft);
    return column !== undefined && counts ? [{ column, counts }] : [];
  });
  const [source, other] = sources;
  // Two lists for one column share its count; which shares is not for us to say.
  if (!source || other) return () => undefined;
  return (row) => (row.kind === "initiative" ? { column: source.column, count: source.counts.get(rowKey(row)) ?? 0 } : undefined);
}

function asTable(lines: readonly TextLine[], draft: CountTableDraft, above: { title: string; captions: readonly string[] }, resolved: ResolvedRows, isTaken: (index: number) => boolean): TranscribedCountTable {
  const { header } = draft;
  return {
    title: above.title, captions: above.captions, numberHeader: header.numberHeader, nameHeader: header.nameHeader, columns: header.columns,
    equations: resolved.equations, rows: resolved.rows, notes: findTableNotes(lines, draft.last, isTaken), lineNumber: lines[draft.first]?.lineNumber ?? 0,
  };
}

function asList(lines: readonly TextLine[], draft: ListDraft, isTaken: (index: number) => boolean): TranscribedList {
  const { title, captions } = findTableTitle(lines, draft.first, isTaken);
  const headers = draft.header.labels;
  return {
    kind: isChangeList(headers, title, captions) ? "changes" : "items", title, captions, headers, groups: draft.groups,
    isPartial: isPartialList(headers, title, captions), notes: findTableNotes(lines, draft.last, isTaken), lineNumber: lines[draft.first]?.lineNumber ?? 0,
  };
}
