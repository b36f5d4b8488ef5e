import type { Transcript } from "../../src/core/transcript/transcript.js";

/** A transcript in lines that a person can check against the text. Blank cells are "_", cells left open "?". */
export function flatTranscript(transcript: Transcript): object {
  return {
    titles: transcript.titles.map((title) => title.text),
    stage: transcript.stage ? [transcript.stage.kind, ...transcript.stage.raws] : [],
    rationale: transcript.rationale?.text ?? "",
    history: transcript.history.map(({ name, period, points }) => [name, period.raw, period.start.fiscalYear, period.end.fiscalYear, ...points]),
    themes: transcript.themes ? { heading: transcript.themes.heading, word: transcript.themes.word, themes: transcript.themes.themes.map((theme) => [theme.numberRaw, theme.titleLines.join("\n"), theme.body]), notes: transcript.themes.notes } : null,
    tables: transcript.countTables.map((table) => ({
      title: table.title,
      captions: table.captions,
      header: [table.numberHeader ?? "", table.nameHeader, ...table.columns.map((column) => (column.group === "" ? column.label : `${column.group}/${column.label}`))],
      rows: table.rows.map((row) => [row.kind, row.numberRaw, row.name, row.cells.map((cell) => (cell.isUnresolved ? "?" : cell.raw === "" ? "_" : cell.raw)).join("|")]),
      notes: table.notes,
    })),
    lists: transcript.lists.map((list) => ({
      kind: list.kind, isPartial: list.isPartial, title: list.title, captions: list.captions, headers: list.headers,
      groups: list.groups.map((group) => [group.numberRaw, group.name, ...group.entries.map((entry) => entry.join(" | "))]),
    })),
    declared: transcript.declaredFigures.map(({ label, value, unit, sentence }) => [label, value, unit, sentence]),
    notes: transcript.notes,
    notices: transcript.notices.map(({ code, params }) => [code, ..."row" in params ? [params.row, ..."readings" in params ? params.readings.map((reading) => reading.replaceAll("\t", "|")) : []] : Object.values(params).filter((value) => typeof value === "string")]),
  };
}
